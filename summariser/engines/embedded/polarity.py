"""Words that praise or blame, want or stop, help or harm: what shows where somebody stands."""

__all__ = ["SENSES", "stem"]

_STEM = 6  # letters by which words are compared

_WORDS = {
    "STOP": """
abandon abolish against annul appeal avert avoid avoids axe ban bar before block boycott bury
cancel challenge close contest critic curb defeat delay dismantle disrupt ditch downgrade drop
eliminate end fight forbid fought freeze halt hinder kill lawsuit left limit march object
obstruct opponent oppose opposition oust outlaw overturn pause petition phase postpone prevent
prohibit prosecute protect protest quash quit reconsider refuse reject remove reopen repeal
rescind resign resist restrict rethink reverse revoke scrap shelve shut sink spare stall stop
strike sue sued suspend tear terminate thwart torpedo undo unless veto walk withdraw
""",
    "BLAME": """
accuse assail attack bemoan blame blast chide complain condemn contradict criticise decry
denies denounce deny deplore disavow dismiss disown dispute distrust doubt fault grumble
lambast lament mistrust mock oppos question rail rebuke regret rejects ridicule sceptical
scoff scold skeptical slam sneer suspicious warn wary
""",
    "BACK": """
accept adopt advocate agree agreed aims allow approve authorise back call campaign champion
commit consent continue defend demand embrace encourage endorse expand extend favor favour
fund grant hasten hope hoping insist intend introduce join keep launch lobby need needs offer
pass pay permit plan plans plead pledge preserve press promise promote proposal pursue push
ratify recommend reinstate restore resume retain seek sign sponsor support uphold urge vote
voted vow want wants wish
""",
    "PRAISE": """
admire applaud appreciated celebrate cheer commend confidence congratulate content delighted
encouraged enjoy enthusiasm glad grateful hail happy honoured hopeful laud like love
optimistic pleased praise proud reassured relief relieved salute satisfied thank thrilled
welcome
""",
    "GOOD": """
answer backbone balanced best better blessing bold brave breakthrough brilliant careful chance
cheaper constitutional courageous crucial defensible democratic deserved dignified easier
effective efficient essential excellent fair fairer fantastic fine future gift good great
historic honest hope humane important indispensable inevitable justified key lawful legal
legitimate lifeline mercy milestone modest must necessary needed only opportunity overdue
perfect popular practical progress promising proportionate realistic reasonable remedy
responsible right safe safer sensible should smart solution sound step success superb triumph
unavoidable unique urgent useful victory vital win wise wonderful worth worthwhile worthy
""",
    "HELP": """
attract benefit boost bring brought create cure cut deliver ease enable ensure gain give gives
guarantee help improve lower modernise preserve prevent protect raise reduce relieve repay
rescue revive save secure solve strengthen support work worked works
""",
    "BAD": """
absurd abuse alibi appalling arbitrary attempt authoritarian awful bad barbaric baseless
betrayal blackmail blow blunt breach bribe burden cancer capitulation catastrophe clumsy
corrupt costly cowardly crime crude cruel cynical dangerous death defeat disaster
discriminatory disgrace distraction empty error excessive expensive experiment extreme eyesore
false farce flawed folly fraud funeral gamble gimmick greed greedy
harassment hasty hoax hollow horrible humiliation hurried hypocrisy illegal illegitimate
immoral inadequate inhumane insane insufficient insult irresponsible joke late lie little
madness misguided mistake monstrosity murder needless nightmare nonsense nuisance opaque
outrage partisan ploy pointless poison political populist premature punishment reckless
ridiculous risk risky robbery rushed sacrilege scandal secretive sham shame shameful slap
slogan slow stunt stupid surrender terrible theft threat toothless trap trick unacceptable
unaffordable unconstitutional undemocratic unfair unjust unlawful unnecessary unrealistic
unsafe untrue unworkable useless violates waste wasteful weak worse worst wrong
""",
    "HARM": """
abandon bankrupt betray burden close closes cost costing costs cripple damage deprive destroy
devastate displace divide drive drown empty encourage endanger erase erode evict exclude fail
failure flood force forced halve harm hurt ignore invite jeopardise kill leave lose loses
losing loss magnet mean means neglect pay punish push put rob ruin shift starve suffer
threaten undermine violate waste weaken worsen wreck
""",
    "FEAR": """
afraid alarm alarmed anger angry anxious appalled ashamed bitter concern cried disappointed
disgusted dismay enough fear fed frustrated furious hate hates horrified indignant outraged
resent sad saddened shock shocked sick tears tired troubled uneasy unhappy upset wept worried
worry
""",
}


def stem(word: str) -> str:
    """The letters of a small word by which it is compared."""
    return word[:_STEM]


SENSES: dict[str, tuple[str, ...]] = {}
"""Of each stem its senses, the keys above; a word may have several."""
for _sense, _words in _WORDS.items():
    for _stem in {stem(word) for word in _words.split()}:
        SENSES[_stem] = (*SENSES.get(_stem, ()), _sense)
