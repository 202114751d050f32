"""Words that tell what a name or a description stands for: countries, bodies, posts, documents."""

from summariser.lexicon import HONORIFICS

__all__ = [
    "BODY_NOUNS",
    "CALLED",
    "COLLECTIVES",
    "COMPANY_NOUNS",
    "DOCUMENTS",
    "FEMALE_NOUNS",
    "FEMALE_TITLES",
    "GOVERNMENTS",
    "GROUP_NOUNS",
    "INSTITUTIONS",
    "MALE_NOUNS",
    "MALE_TITLES",
    "ORGANISATION_WORDS",
    "PEOPLE",
    "PERSON_NOUNS",
    "ROLES",
    "SPOKESPEOPLE",
    "STATE_WORDS",
]


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


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
    " hezbollah isis nations television radio"
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
    " post tweet account website email e-mail complaint lawsuit paper article editorial column"
    " results findings trial audit review inquiry presentation message note notice sign poster"
    " leaflet banner manifesto petition indictment affidavit verdict judgment judgement annexe"
    " annex draft text transcript letters documents papers records figures minutes guidance"
    " advisory bulletin newsletter brochure flyer flier pamphlet briefing dossier book statutes"
    " suit resolution motion press-release communique opinion reply response submission"
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
# Bodies that their own nouns stand for: the trust.
INSTITUTIONS = _set(
    "academy authority bureau church clinic club college foundation fund hospital institute"
    " laboratory league museum school service society studio theatre theater trust university"
)
# What bodies are called by words that their names have instead: the charity, the Elm Trust.
CALLED = {
    noun: _set(words)
    for noun, words in (
        ("charity", "aid appeal foundation fund mission relief society trust"),
        ("union", "association brotherhood federation guild workers"),
        ("agency", "administration authority bureau commission inspectorate office service"),
        ("regulator", "agency authority board commission council inspectorate office"),
        ("watchdog", "agency authority board commission council inspectorate office"),
        ("newspaper", "chronicle courier echo gazette herald journal mail news post star times"),
        ("paper", "chronicle courier echo gazette herald journal mail news post star times"),
        ("broadcaster", "radio television tv"),
        ("club", "albion athletic city fc rovers town united wanderers"),
        ("league", "association federation"),
        ("body", "association authority board commission council federation institute society"),
        ("campaigners", "action alliance campaign coalition friends save stop"),
        ("group", "action alliance association campaign coalition friends network society"),
        ("lobby", "alliance association coalition council federation"),
        ("bank", "savings trust"),
    )
}
# Bodies of people that are called by one word.
COLLECTIVES = _set(
    "panel jury family couple crowd squad crew delegation tribunal regulator watchdog"
    " inspectorate ombudsman public opposition staff leadership management newsroom choir band"
    " taskforce"
)
# One person without a name: a fisherman said so.
PERSON_NOUNS = (
    ROLES
    | HONORIFICS
    | _set(
        "man woman boy girl person passenger colleague neighbour neighbor witness driver worker"
        " employee official source insider aide critic voter supporter protester visitor customer"
        " shopper parent grandmother grandfather son daughter brother sister husband wife friend"
        " fisherman miner baker builder cleaner cook waiter waitress guard soldier pilot sailor"
        " priest clerk tenant landlord pensioner commuter cyclist pedestrian bystander onlooker"
        " survivor victim patient volunteer user reader viewer listener fan spectator guest tourist"
        " local delegate lawmaker admiral brigadier billionaire businessman actor actress singer"
        " politician trader investor shareholder banker broker veteran"
    )
)
MALE_NOUNS = MALE_TITLES | _set(
    "man boy father grandfather son brother husband uncle nephew businessman fisherman actor waiter"
    " widower grandson brother-in-law father-in-law son-in-law"
)
FEMALE_NOUNS = FEMALE_TITLES | _set(
    "woman girl mother grandmother daughter sister wife aunt niece businesswoman actress waitress"
    " widow granddaughter sister-in-law mother-in-law daughter-in-law seamstress"
)
# Groups of people, as an actor of a story; not those behind whom sources hide (officials, critics).
PEOPLE = _set(
    "residents teachers researchers scientists doctors nurses parents families students pupils"
    " farmers workers employees drivers fishermen unions lawyers prosecutors investigators"
    " police detectives inspectors engineers economists analysts experts"
    " campaigners activists protesters demonstrators organisers organizers voters"
    " shareholders investors traders customers passengers commuters tenants landlords neighbours"
    " neighbors locals villagers shopkeepers retailers manufacturers producers growers suppliers"
    " lawmakers legislators senators councillors councilors ministers leaders members delegates"
    " judges jurors magistrates authorities owners operators developers designers authors"
    " editors publishers broadcasters journalists reporters historians biologists chemists"
    " physicists ecologists conservationists environmentalists surgeons paramedics firefighters"
    " rescuers volunteers veterans soldiers rebels fighters players fans coaches referees women"
    " men children migrants refugees patients victims survivors relatives staff trustees"
    " directors executives bankers conservatives liberals republicans democrats nationalists"
    " academics scholars curators witnesses users readers"
    " viewers visitors pensioners swimmers climbers cyclists anglers walkers sailors"
)
