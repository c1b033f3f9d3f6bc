"""English for term extraction: closed classes and endings."""

from aligner.languages import _en_verbs
from aligner.languages._grammar import Grammar, words

BOUNDS = words(
    """
    a an the this that these those such same other another each every either neither both all any some no none
    few several many much more most less least enough own various certain i me my mine you your yours he him his
    she her hers it its we us our ours they them their theirs myself yourself himself herself itself ourselves
    themselves one ones someone anyone everyone something anything everything nothing nobody who whom whose
    which what whatever whoever whether when where why how and or but nor so yet if because although though
    while whereas unless until since as than of in on at by for with about against between into through during
    before after above below to from up down out off over under again then once here there upon within without
    across along among around behind beneath beside besides beyond despite except inside like near onto outside
    past per regarding throughout toward towards underneath unlike via versus thereby therefore thus hence
    however moreover furthermore nevertheless meanwhile instead otherwise also too very just only even still
    already always never ever often sometimes usually now soon later ago perhaps maybe rather quite almost
    nearly well far further am is are was were be been being do does did doing done have has had having can
    could may might must shall should will would ought cannot not yes please let get gets got getting make makes
    made making go goes went gone going come comes came coming say says said saying tell told know knows knew
    known think thinks thought see sees saw seen seem seems seemed take takes took taken give gives gave given
    keep keeps kept become becomes became begin began include includes included including need needs remain
    remains appear appears according due new old first second third last next latest recent current previous
    former early late good bad better best big large small great major main key long short high low full
    different similar possible able available likely true real whole entire ongoing single two three four five
    six seven eight nine ten eleven twelve hundred hundreds thousand thousands millions billions dozens million
    billion percent half today yesterday tomorrow year years month months week weeks day days time times way
    ways thing things kind part parts lot bit number monday tuesday wednesday thursday friday saturday sunday
    january february march april june july august september october november december s t re ve ll d m don doesn
    didn isn aren wasn won wouldn couldn shouldn haven hasn hadn weren mustn needn ain
    """
)
DENIALS = words(
    """
    no none nobody nothing nowhere nor neither without unless except otherwise instead rather only merely still until
    hardly scarcely rarely seldom barely few lack lacks lacking absent missing non wrong false unlike unable unknown
    unused unsafe unlikely uncommon unclear untouched unchanged unaffected unwanted unusual undesirable stop stops away
    nonsensical useless unsolicited whether less too differently
    """
)
DENIAL_BEGINNINGS = (
    # Not under, unit, union, unique, until.
    *("una", "unb", "unc", "une", "unf", "unh", "unk", "unl", "unm", "unn", "uno", "unp", "unr", "uns", "unu", "unw"),
    *(
        "unavail",
        "unsupport",
        "unnecess",
        "unencr",
        "unexpect",
        "undeliver",
        "imposs",
        "impract",
        "incompat",
        "incorrect",
    ),
    *("incomplet", "invalid", "inexist", "insuffic", "inadequ", "inappropr", "disabl"),
    *("disallow", "inconsist", "non-", "inact"),
    *("fail", "avoid", "prevent", "refus", "deny", "denie", "forbid", "prohibit", "reject", "exclud", "ignor", "omit"),
    *("neglect", "disagree", "discourag", "hinder", "inactiv", "irrelev"),
)

GRAMMAR = Grammar(
    bounds=BOUNDS,
    possessives=frozenset("'’"),
    linkers=words("of"),
    # The genitive 's stands where a determiner does.
    articles=words("the s"),
    noun_follows=_en_verbs.DETERMINERS,
    verb_follows=_en_verbs.SUBJECTS,
    participles=("ed",),
    verbal_nouns=("ing",),
    word_class=_en_verbs.word_class,
    modifier_first=True,
    adverbs=("ly",),
    adverb_stems=lambda adjective: (
        adjective,
        adjective.removesuffix("e"),
        adjective.removesuffix("y") + "i",
        adjective + "al",
    ),
    comparatives=("est", "er"),
    plurals=(
        ("children", "child"),
        ("women", "woman"),
        ("men", "man"),
        ("feet", "foot"),
        ("teeth", "tooth"),
        ("ies", "y"),
        ("sses", "ss"),
        ("oes", "o"),
        ("ches", "ch"),
        ("shes", "sh"),
        ("xes", "x"),
        ("s", ""),
    ),
    dictionary_plurals=("es",),
    singulars=("ss", "us", "is"),
    negators=words("not cannot never"),
    negator_endings=("n't", "n’t"),
    denials=DENIALS,
    denial_beginnings=DENIAL_BEGINNINGS,
)
