"""Words of position: verbs, nouns and judgements that show somebody for or against something."""

from typing import NamedTuple

from summariser.lexicon import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    forms,
)

__all__ = [
    "BASES",
    "CLOSED",
    "CONDITIONS",
    "DECIDABLE",
    "DOUBTS",
    "DUTIES",
    "FRAMES",
    "GENERIC",
    "ISSUES",
    "LEANINGS",
    "MEASURES",
    "NOUNS",
    "OPEN",
    "POLICY",
    "RENEWING",
    "RUMOURS",
    "STOPPING",
    "UNOWNED",
    "VAGUE",
    "Frame",
    "gerund",
]


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


CLOSED = DETERMINERS | PREPOSITIONS | AUXILIARIES | CONJUNCTIONS | PRONOUNS | RELATIVES


class Frame(NamedTuple):
    """What may follow a word of position: `words`, and then what the position is about.

    `sign` is 1 for, -1 against. `takes` is a thing; a measure (a law, a plan); a deed or a policy
    (infinitives, the second of public business only); somebody `told` or `asked` to do
    something; an outcome (the baths out); a party, praised or blamed for something, or accused of
    it; something judged; or a noun of position, which after
    acknowledging (`granted`) is a right or a need.
    """

    sign: int
    words: tuple[str, ...]
    takes: str


# sign, words that follow, what is taken: verbs (as `forms` reads them)
_VERBS = """
+ thing: support endorse favour favor advocate espouse champion laud back applaud uphold
- thing: oppose reject denounce decry deplore disavow
+ measure: welcome demand embrace hail propose ratify sign approve adopt introduce sponsor defend
+ measure: promote
- measure: block dismiss challenge mock resist protest veto repudiate fight/fought
+ party: praise commend salute
- party: blame criticise criticize condemn blast slamm lambast assail rebuke chide castigate
- accused: accuse
+ for thing: call push press lobby campaign rally argue vote plead petition
+ in favour of thing: vote speak/spoke/spoken come/came argue rule
+ in favor of thing: vote speak/spoke/spoken come/came argue rule
- against thing: vote campaign warn rally argue lobby caution protest demonstrate
- against thing: speak/spoke/spoken
- out against thing: speak/spoke/spoken come/came
- out thing: rule
- to thing: object
- with thing: disagree
+ of thing: approve
- of thing: disapprove
+ to deed: vote pledge vow promise threaten
- not to deed: vote pledge vow promise
+ to policy: want plan propose agree offer
+ outcome: want
- to policy: refuse decline
+ on told: call
+ to told: appeal
+ told: urge implore exhort pressure encourage
+ asked: ask begg
- to stop thing: sue
- to block thing: sue
- over thing: sue
- thing: sue
+ judged: call describe brand label characterise characterize deem dubb denounce deride dismiss
+ noun: express voice convey reiterate emphasise emphasize stress underscore highlight reaffirm
+ noun: cast/cast collect gather gain lend/lent announce declare offer pledge state
+ granted: affirm acknowledge recognise recognize defend uphold
"""
# words that follow a form of be or remain: is against the plan
_LEANINGS = """
- thing: against
- to thing: opposed
+ of thing: supportive
- of thing: critical
+ to thing: committed
+ favour of thing: in
+ favor of thing: in
"""
# nouns: its commitment to the plan
_NOUNS = """
+ for thing: support backing praise call calls preference need signatures vote votes
+ to policy: commitment pledge promise vow plan plans bid proposal
- not to policy: commitment pledge promise vow
+ to thing: commitment dedication
+ to deed: need
+ of thing: importance necessity endorsement approval
+ with thing: solidarity
- to thing: opposition objection objections hostility resistance
- of thing: unacceptability criticism condemnation rejection disapproval
- about thing: concern concerns alarm outrage anger dismay
- over thing: concern concerns alarm outrage anger dismay
- at thing: outrage anger dismay alarm
- against thing: vote votes
"""


def _frames(table: str, *, verbs: bool = False) -> dict[str, tuple[Frame, ...]]:
    found: dict[str, tuple[Frame, ...]] = {}
    for line in table.strip().splitlines():
        head, _, words = line.partition(": ")
        sign, *following, takes = head.split()
        frame = Frame(1 if sign == "+" else -1, tuple(following), takes)
        for word in forms(words) if verbs else words.split():
            # the frames with more words come first: to stop the plan, to the plan, the plan
            frames = (*found.get(word, ()), frame)
            found[word] = tuple(sorted(frames, key=lambda each: -len(each.words)))
    return found


FRAMES = _frames(_VERBS, verbs=True)
LEANINGS = _frames(_LEANINGS)
NOUNS = _frames(_NOUNS)
# Nouns that nobody owns: they count after a verb that expresses them alone.
UNOWNED = _set("need importance necessity unacceptability call calls signatures vote votes praise")
BASES = frozenset(
    word
    for word in FRAMES
    if not word.endswith(("ed", "ing", "s"))
    and word not in ("spoke", "spoken", "came", "fought", "cast", "lent", "sought", "shown")
)
# Verbs of public business: an infinitive with one of them is a matter to be for or against.
POLICY = _set(
    "abandon abolish accept adopt aid allow amend annul appoint approve arm audit avert ban block"
    " boost build cancel cap close combat compensate create criminalise criminalize curb cut"
    " decriminalise decriminalize defund delay deploy deport dismantle dissolve eliminate enact end"
    " enforce evacuate exclude expand expel extend finance fix forbid free freeze fund grant halt"
    " hire impose impeach improve increase introduce invade invest investigate launch leave"
    " legalise legalize levy lift limit lower maintain modernise modernize nationalise nationalize"
    " open overhaul overturn outlaw pass pause phase postpone preserve prevent privatise privatize"
    " prohibit prosecute protect provide punish quit raise ratify rebuild recognise recognize"
    " reduce reform regulate reinstate relax release relocate remove renegotiate renew reopen"
    " repair repeal replace rescind resettle restore restrict retain return reverse revise revoke"
    " sanction save scrap secure send shut simplify slash spend stop strengthen subsidise subsidize"
    " suspend tax tighten toughen transform veto widen withdraw"
)
# Nouns of public business: what is blocked or signed is a position if it is one of these.
MEASURES = _set(
    "bill law legislation act measure plan proposal deal agreement treaty accord pact resolution"
    " amendment ban order reform reforms policy policies nomination nominee merger rule rules"
    " regulation regulations motion petition settlement project tax taxes tariff tariffs budget"
    " ordinance referendum sanctions constitution charter cut cuts increase closure strategy"
    " move decision idea ruling appeal extension rise ceasefire truce rights programme program"
    " appointment changes system wall pipeline mandate restrictions"
    " announcement news resignation compromise"
)
# Nouns that may be the matter of an article by themselves, when it comes back to them.
ISSUES = MEASURES | _set(
    "fee fees charge charges toll closure closing vaccine drug strike tunnel bridge stadium"
    " takeover inquiry review return removal sale move shutdown lockout trial permit permits"
    " bid offer verdict sentence suspension expansion curfew levy subsidy grant contract warehouse"
)
# Nouns that name a matter only with a word beside them.
GENERIC = _set(
    "bill law legislation act measure measures plan plans proposal proposals deal agreement treaty"
    " resolution amendment order policy policies decision idea ideas move motion project ruling"
    " changes change effort efforts request remarks comments approach statement legislation case"
    " issue matter position nomination program programme system vote suggestion option practice"
    " right ability attempt attempts push campaign authority power chance bid freedom"
    " candidate nominee president"
)
# Of these, what may have been decided on without being named so: the plan.
DECIDABLE = _set(
    "bill law legislation measure plan proposal deal idea move motion resolution project change"
)
VAGUE = _set(
    "all along alternatives any anybody anyone anything around assertion away back bit claim"
    " claims day days down each early everyone everything fact facts guy her herself him himself"
    " it itself kind least lot man many me men mine moment months more much news nobody none"
    " notion notions off one ones other others out part people person place point question"
    " questions reporter reporters rumor rumors rumour rumours side someone something sort such"
    " that them themselves there these thing things this those time type up us view way ways weeks"
    " woman women years you nothing"
)
# What leaves it open whether a position is held.
OPEN = _set("may might could can")
CONDITIONS = _set("if unless provided")
DOUBTS = _set("what if whether unless how why until lest")
RUMOURS = _set(
    "notion idea claim claims suggestion allegation charge rumour rumor criticism concern concerns"
)
RENEWING = forms("renew spark prompt draw/drew/drawn face fuel trigger hear/heard")
# What a speaker says must be.
DUTIES = _set("should must ought need needs")
_DOUBLED = _set(
    "ban stop cut get put run set shut win drop plan scrap quit permit admit commit begin rid step"
    " trim dig hit ship sit let submit transfer rig bar"
)


def gerund(verb: str) -> str:
    """The -ing form of a base form: raise -> raising, ban -> banning."""
    if verb in _DOUBLED:
        return f"{verb}{verb[-1]}ing"
    if verb.endswith("ie"):
        return f"{verb[:-2]}ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) and verb != "be":
        return f"{verb[:-1]}ing"
    return f"{verb}ing"


STOPPING = frozenset(
    gerund(verb)
    for verb in _set(
        "suspend scrap stop drop halt block reverse repeal withdraw abandon end cancel reject"
        " reconsider rethink overturn shelve pause freeze outlaw delay postpone"
    )
)
