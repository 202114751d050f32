"""Word classes of English that the rules lean on: closed classes, reporting verbs, names' company.

Each list is a set of lower-case words; verbs come with their forms, made by rule.
"""

__all__ = [
    "ADVERBS",
    "AUXILIARIES",
    "CALENDAR",
    "CLAUSAL",
    "CONJUNCTIONS",
    "DETERMINERS",
    "HONORIFICS",
    "INVERTING",
    "NAMING",
    "NEEDS_CLAUSE",
    "NOUN_LIKE",
    "NOUN_OBJECT",
    "OUTLINING",
    "PAST",
    "PREPOSITIONS",
    "PRONOUNS",
    "RELATIVES",
    "REPORTING",
    "SPEECH",
    "TELLING",
    "forms",
]


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


DETERMINERS = _set(
    "the a an this that these those his her its their our my your some many several most all both"
    " each every another any no other few one two three four five six seven eight nine ten dozens"
    " hundreds thousands more"
)
PRONOUNS = _set("he she they we i you it")
RELATIVES = _set("who which whom whose that where")
PREPOSITIONS = _set(
    "of in on at for with from by to about against between among under over after before during"
    " since until through into within without across near behind outside inside despite amid like"
    " than as toward towards upon"
)
CONJUNCTIONS = _set(
    "and but or nor so yet because although though while when whereas if unless as after before"
    " that however"
)
AUXILIARIES = _set(
    "has have had is are was were be been being do does did will would can could may might must"
    " shall should"
)
ADVERBS = _set(
    "also later then once again often recently previously already still just even only now never"
    " not n't too further earlier soon always ever thus meanwhile instead flatly"
)
CALENDAR = _set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june"
    " july august september october november december jan feb aug sept sep oct nov dec today"
    " yesterday tomorrow week month year night morning afternoon evening last this earlier late"
    " next recent weeks months years days day"
)
HONORIFICS = _set(
    "mr mrs ms miss dr mp mep msp prof professor sir lord lady dame president vice prime minister"
    " chancellor senator sen representative rep congressman congresswoman governor gov mayor"
    " councillor councilman councilwoman judge justice secretary deputy foreign chief general gen"
    " colonel col major maj captain capt lieutenant lt sergeant sgt officer detective sheriff king"
    " queen prince princess pope bishop archbishop cardinal rev reverend rabbi imam ambassador"
    " chairman chairwoman director coach attorney spokesman spokeswoman spokesperson speaker"
    " minister councilor principal superintendent commissioner assemblyman assemblywoman inspector"
    " constable comptroller treasurer marshal premier brigadier chair alderman magistrate"
)


def forms(verbs: str) -> frozenset[str]:
    """Base form, third person, past and -ing of each verb; `base/past[/participle]` if irregular.

    A base form whose last letter doubles is written with it: `admitt`.
    """
    found: set[str] = set()
    for entry in verbs.split():
        base, *irregular = entry.split("/")
        doubled = base[-1] == base[-2] and base[-1] in "bgmnprt"
        plain = base[:-1] if doubled else base
        stem = base[:-1] if base.endswith("e") and not base.endswith(("ee", "oe")) else base
        found |= {plain, stem + "ing", *irregular}
        if base.endswith("y") and base[-2] not in "aeou":
            found |= {base[:-1] + "ies"}
            found |= set() if irregular else {base[:-1] + "ied"}
        else:
            found.add(plain + ("es" if plain.endswith(("s", "sh", "ch", "x", "z")) else "s"))
            found |= set() if irregular else {base + "d" if base.endswith("e") else stem + "ed"}
    return frozenset(found)


# Verbs that report with a clause: said (that) …
_CLAUSAL = (
    "say/said add announce acknowledge admitt allege argue assert caution claim comment complain"
    " concede conclude confirm contend declare deny disclose emphasise emphasize estimate explain"
    " insist joke lament maintain mention note observe pledge point predict proclaim promise"
    " propose quipp reason recall reckon reiterate remark remind repeat reply report respond reveal"
    " signal speculate state stress suggest swear/swore/sworn testify threaten tweet underscore"
    " vow warn write/wrote/written post blogg boast bragg counter exclaim whisper shout yell mutter"
    " opine tell/told advise assure inform notify persist continue recount retort muse"
    " cite read/read demand recommend agree stipulate specify certify affirm reaffirm hint imply"
    " indicate answer ask wonder inquire question hope believe"
    " think/thought fear expect feel/felt see/saw know/knew"
)
# Belief and feeling introduce words in quotation marks, but report no speech without them.
_MENTAL = forms(
    "hope believe think/thought fear expect feel/felt see/saw know/knew continue"
    " read/read point agree persist cite signal imply indicate"
)
# Verbs that report with a noun phrase: outlined the steps, expressed concern.
NOUN_OBJECT = forms(
    "express convey outline voice describe emphasise emphasize stress highlight reiterate"
    " underscore underline acknowledge"
)
# urged, told somebody to …
TELLING = forms(
    "urge ask tell/told call order instruct begg implore warn advise remind invite encourage appeal"
    " exhort implore request"
)
NAMING = forms(
    "call describe dubb label denounce brand deride term characterise characterize slamm"
)
REPORTING = (
    forms(_CLAUSAL)
    | TELLING
    | NAMING
    | NOUN_OBJECT
    | forms(
        "condemn criticise criticize praise blast accuse speak/spoke/spoken talk quote chant"
        " sing/sang rule decide defend promote scream sigh snapp gush echo applaud hail blame"
        " decry tout rail pronounce deem sign title entitle"
    )
)
CLAUSAL = forms(_CLAUSAL) - _MENTAL
# Verbs before “out” and “forth”: set out the plan.
OUTLINING = forms("sett/set spell lay/laid")
# Words of a tagged cue that tell of speech or writing, nouns included.
SPEECH = (
    (REPORTING - _MENTAL)
    | forms(
        "imply point persist read/read dismiss reject mock attack referr"
        " discuss apologise apologize thank identify raise offer email retweet file publish plead"
        " rebutt refute brief confide elaborate fire/fired acknowledge chide assail bemoan"
        " knock challenge welcome congratulate protest invoke liken compare rule"
    )
    | _set(
        "according shot said statement statements letter interview speech remark remarks comment"
        " comments call calls claim claims announcement argument criticism accusation accusations"
        " warning via question questions message email report op-ed tweet tweets testimony words"
        " phrase quote put puts went goes going per reportedly allegedly dubbed rumored pledge"
        " promise demand"
    )
)
# Reporting verbs whose noun phrase is no report: proposed the closure.
NEEDS_CLAUSE = forms(
    "propose recommend mention question read/read report answer cite post repeat recall reply"
    " respond demand comment point wonder estimate certify write/wrote/written blogg tweet"
)
# Forms that are as often nouns: they need a subject beside them.
NOUN_LIKE = _set(
    "report reports claim claims comment comments call calls answer answers note notes state"
    " states demand demands tweet tweets estimate estimates promise promises pledge pledges reply"
    " post posts joke jokes order orders signal signals vow vows question questions request"
    " requests appeal appeals warning saying writing threat remark remarks point points reason"
    " reasons hope hopes fear fears read reading quote quotes label labels brand brands term terms"
    " praise blast blame rule rules title sign signs talk talks speaking stress highlight boast"
    " saw believe counter"
)
# Verbs that stand before their subject after a quotation: said the mayor.
INVERTING = forms(
    "say/said add write/wrote/written explain announce note recall continue warn reply ask insist"
    " argue tweet conclude joke quipp observe declare complain exclaim remark state read/read"
    " comment agree shout"
)
# Irregular past tenses that open the main clause of news sentences.
PAST = _set(
    "went took gave made began met came saw got had held led left lost won ran sent spoke stood"
    " struck told thought threw withdrew wrote became brought bought built chose drew fell felt"
    " found fought flew heard kept knew laid paid rose said sat sold shot showed put cut hit set"
)
