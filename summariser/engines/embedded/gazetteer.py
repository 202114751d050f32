"""Names that tell a kind or a gender: first names, countries and capitals, words of bodies."""

__all__ = [
    "BODY_NOUNS",
    "COMPANY_NOUNS",
    "DOCUMENTS",
    "FEMALE",
    "FEMALE_TITLES",
    "GOVERNMENTS",
    "GROUP_NOUNS",
    "MALE",
    "MALE_TITLES",
    "ORGANISATION_WORDS",
    "ROLES",
    "SPOKESPEOPLE",
    "STATE_WORDS",
]


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


MALE = _set(
    "aaron abdul adam ahmed alan albert alejandro alex alexander alfred ali anatoly andre andrew"
    " andy angelo anthony antonio arthur barack ben benjamin bernard bernie bill bob boris brad"
    " brian bruce carl carlos charles chris christian christopher chuck daniel dave david dennis"
    " dmitry don donald doug ed eduardo edward emmanuel eric ernest felix fernando francis frank"
    " fred gary george gerald giovanni gordon graham grant greg hans harold harry henry howard hugh"
    " hugo ian igor ivan jack jacob jaime james jamie jan jared jason javier jeb jeff jeffrey"
    " jens jeremy jerry jim jimmy joe joel johan john johnny jon jonathan jorge jose joseph josh"
    " joshua juan justin karl keith ken kenneth kevin klaus kyle larry lars lee leo leon lewis"
    " lindsey luis luke marc marco marcus mario mark martin matt matthew max mehmet michael miguel"
    " mike"
    " mitch mitt mohamed mohammad mohammed muhammad neil nicholas nick nigel oliver omar oscar otto"
    " owen pablo pascal patrick paul pedro peter phil philip pierre rafael ralph raymond ricardo"
    " richard rick rob robert roger roland roman ron ronald ross roy rupert russell ryan sam samuel"
    " scott sean sebastian sergei sergey simon stephen steve steven stuart ted terry theodore"
    " thomas"
    " tim timothy toby todd tom tony travis victor vincent vladimir volodymyr walter warren wayne"
    " will william wolfgang xavier yusuf zachary"
)
FEMALE = _set(
    "abigail agnes alexandra alice alison amanda amelia amy ana andrea angela anita ann anna anne"
    " annette barbara beatrice becky beth betty brenda bridget camilla carla carmen carol caroline"
    " carly catherine cathy charlotte cheryl chloe christina christine cindy claire clara claudia"
    " condoleezza cristina cynthia dana deborah debbie diana diane dolores donna doris dorothy"
    " eileen elaine elena elisabeth eliza elizabeth ellen emily emma erica erin esther eva evelyn"
    " fatima fiona frances gabriela georgia gina gloria grace hannah heather heidi helen helena"
    " hilary hillary ida ines ingrid irene isabel ivanka jackie jane janet jean jennifer jenny"
    " jessica jill jo joan joanna josephine joyce judith judy julia julie karen kate katherine"
    " kathleen kathryn kathy katie kelly kim kirsten kristin laura lauren leila lena leslie lilian"
    " linda lisa liz loretta louise lucia lucy lydia madeleine maggie margaret maria marie marina"
    " marion marta martha mary maya megan melania melissa mia michelle miriam molly monica nadia"
    " nancy naomi natalie natasha nicola nicole nikki nina nora olga olivia paula petra priya"
    " rachel rebecca renate rita rosa rose ruth sally samantha sandra sara sarah sharon sheila"
    " silvia sofia sonia sophia sophie stephanie sue susan suzanne sylvia tamara tanya teresa"
    " theresa tina tracy ursula valerie vanessa vera veronica victoria virginia wendy yasmin"
    " yvonne zoe"
)
MALE_TITLES = _set("mr sir lord king prince congressman councilman chairman spokesman pope father")
FEMALE_TITLES = _set(
    "mrs ms miss lady dame queen princess congresswoman councilwoman chairwoman spokeswoman"
)
GOVERNMENTS = frozenset(
    name.strip()
    for name in (
        "afghanistan, albania, algeria, argentina, armenia, australia, austria, azerbaijan,"
        " bangladesh, belarus, belgium, bolivia, bosnia, brazil, britain, bulgaria, cambodia,"
        " canada, chile, china, colombia, croatia, cuba, cyprus, czech republic, denmark, ecuador,"
        " egypt, england, eritrea, estonia, ethiopia, finland, france, georgia, germany, ghana,"
        " greece, guatemala, haiti, honduras, hungary, iceland, india, indonesia, iran, iraq,"
        " ireland, israel, italy, jamaica, japan, jordan, kazakhstan, kenya, kosovo, kuwait,"
        " latvia, lebanon, libya, lithuania, luxembourg, malaysia, mali, malta, mexico, moldova,"
        " mongolia, montenegro, morocco, myanmar, nepal, netherlands, new zealand, nicaragua,"
        " niger, nigeria, north korea, norway, oman, pakistan, panama, paraguay, peru, philippines,"
        " poland, portugal, qatar, romania, russia, rwanda, saudi arabia, scotland, senegal,"
        " serbia,"
        " singapore, slovakia, slovenia, somalia, south africa, south korea, spain, sri lanka,"
        " sudan, sweden, switzerland, syria, taiwan, tanzania, thailand, tunisia, turkey, uganda,"
        " ukraine, united arab emirates, united kingdom, united states, uruguay, venezuela,"
        " vietnam, wales, yemen, zambia, zimbabwe, u.s, us, uk, u.k, eu, european union, kremlin,"
        " white house, downing street, moscow, washington, beijing, london, paris, berlin, tehran,"
        " cairo, kyiv, kiev, ankara, brussels, tokyo, delhi, islamabad, riyadh, damascus, baghdad,"
        " pentagon"
    ).split(",")
)
STATE_WORDS = _set(
    "ministry department government administration parliament senate congress council commission"
    " agency treasury court police army navy bureau authority embassy cabinet assembly house"
    " secretariat prosecutors office"
)
ORGANISATION_WORDS = STATE_WORDS | _set(
    "party inc corp corporation company co ltd llc plc group union association federation"
    " committee university college school institute institution center centre foundation society"
    " club league times post journal herald news network tribune gazette bank fund hospital trust"
    " airlines airways church board campaign coalition alliance movement organization organisation"
    " museum orchestra press media energy systems technologies partners brothers chamber guild"
    " national international democrats republicans conservatives labour greens reuters nato hamas"
    " hezbollah isis nations"
)
# Heads of descriptions that are bodies themselves: Clinton’s campaign, the Smith administration.
BODY_NOUNS = _set(
    "campaign administration government office company party council union committee ministry"
    " department team camp group agency board association commission court police"
)
SPOKESPEOPLE = _set(
    "spokesman spokeswoman spokesperson spokespeople representative representatives spokesmen"
)
# Heads of descriptions that speak for the body that issued them.
DOCUMENTS = _set(
    "study report statement letter filing survey poll ruling memo document release announcement"
    " post tweet account website email complaint lawsuit"
)
# What people are, beside their titles.
ROLES = SPOKESPEOPLE | _set(
    "head leader founder cofounder author owner editor analyst economist lawyer manager member"
    " researcher scientist strategist executive partner student teacher farmer activist organiser"
    " organizer resident advocate adviser advisor aide historian engineer physicist biologist"
    " designer artist writer journalist reporter nurse doctor player captain striker trainer"
    " curator expert consultant fellow candidate co-founder vice-president mother father"
    " whip shopkeeper"
)
# What companies are called instead of by name.
COMPANY_NOUNS = _set(
    "company firm chain retailer maker manufacturer airline bank brewer chipmaker startup start-up"
    " operator publisher developer supermarket grocer insurer builder carmaker automaker utility"
    " business corporation group supplier"
)
# Nouns that stand right before the name of a group: the campaign group Clean Air Now.
GROUP_NOUNS = _set(
    "group charity union association federation coalition nonprofit non-profit newspaper magazine"
    " website broadcaster party tank organisation organization network"
)
