"""Portuguese for term extraction: closed classes and endings."""

from aligner.languages._grammar import Grammar, words

_PLAIN = str.maketrans("áéíóúâêô", "aeiouaeo")
ARTICLES = words("o a os as")
LINKERS = words("de do da dos das a ao à aos às em no na nos nas para por pelo pela com contra")
BOUNDS = (
    ARTICLES
    | LINKERS
    | words(
        """
    um uma uns umas este esta estes estas esse essa esses essas aquele aquela aqueles aquelas isto isso aquilo
    meu minha meus minhas teu tua seu sua seus suas nosso nossa nossos nossas dele dela deles delas eu tu você
    vocês ele ela eles elas nós vós me te se lhe lhes lo la los las mim si mesmo mesma mesmos mesmas outro outra
    outros outras alguém algo ninguém nada algum alguma alguns algumas nenhum nenhuma cada todo toda todos todas
    tudo ambos ambas vários várias muito muita muitos muitas pouco pouca poucos poucas mais menos tão tanto
    tanta tantos tantas bastante demais qualquer quaisquer tal tais próprio própria próprios próprias certo
    certa certos certas inúmeras inúmeros diversos diversas que quem qual quais cujo cuja cujos cujas quê como
    quando onde quanto quantos e ou nem mas porém contudo todavia embora porque pois enquanto logo então assim
    além também tampouco entanto portanto não sim já ainda sempre nunca jamais quase só somente apenas até
    inclusive ante após com conforme desde durante entre exceto mediante perante perto longe segundo sem sob
    sobre trás via versus depois antes dentro fora acima abaixo atrás frente torno através apesar partir lado
    vez vezes forma maneira meio numa num nuns pelos pelas desse dessa desses dessas deste desta destes destas
    daquele daquela nesse nessa nesses nessas neste nesta nestes nestas naquele naquela disso nisso bem mal
    melhor pior melhores piores maior maiores menor menores maioria aqui ali lá aí hoje ontem amanhã agora tarde
    cedo novo nova novos novas velho primeiro primeira primeiros primeiras segunda terceiro último última
    últimos últimas próximo próxima próximos próximas passado passada anterior anteriores seguinte seguintes
    recente recentes atual atuais grande grandes bom boa bons boas mau má pequeno pequena principal principais
    diferente diferentes distinto possível possíveis dois duas três quatro cinco seis sete oito nove dez onze
    doze cem cento centenas mil milhão milhões bilhão bilhões dobro metade ano anos mês meses semana semanas dia
    dias hora horas minuto minutos tempo momento coisa coisas tipo
    sábado domingo janeiro fevereiro março abril maio junho julho agosto setembro
    outubro novembro dezembro é são era eram foi foram ser sido sendo seja sejam será serão seria está estão
    estava estavam estar estado esteve esteja há havia houve haver tem têm tinha ter teve tenha tenham pode
    podem podia poderia poderiam poder deve devem deveria dever vai vão ir faz fazem fez fazer feito disse diz
    dizem dizer devido cabe geral
    """
    )
)


def _stems(adjective: str) -> tuple[str, ...]:
    """The feminine, with its accent and without."""
    feminine = adjective.removesuffix("o") + "a" if adjective.endswith("o") else adjective
    return feminine, feminine.translate(_PLAIN)


DENIALS = words(
    """
    sem nem nada ninguém nenhum nenhuma nenhuns nenhumas salvo exceto senão menos apenas só somente unicamente único
    única ainda até lugar vez difícil mal mero mera raramente escasso
    """
)
DENIAL_BEGINNINGS = (
    *("impossív", "impossib", "incapa", "incompat", "incorret", "incomplet", "inváli", "inexist", "insuficien"),
    *("inadequad", "inapropriad", "desnecessári", "indesej", "inesperad", "inativ", "insegur", "inútil", "ilimitad"),
    *("irreleva", "desconhec", "desconect", "desabilit", "desativ", "desaconsel", "evita", "evite", "imped", "impeç"),
    *("falta", "falh", "carec", "rejeit", "recus", "nega", "proíb", "proib", "fracass", "exclu", "ignor", "omit"),
    "ausen",
)

GRAMMAR = Grammar(
    bounds=BOUNDS,
    linkers=LINKERS,
    articles=ARTICLES,
    noun_follows=ARTICLES
    | words(
        """
    um uma uns umas seu sua seus suas este esta esse essa de do da dos das ao à no na nos nas pelo pela outro
    outra cada nosso nossa
    """
    ),
    verb_follows=words("que não se lhe lhes me te quem onde já também eu ele ela eles elas você vocês"),
    infinitives=("ar", "er", "ir", "or"),
    gerunds=("ando", "endo", "indo", "ondo"),
    finite=("ou", "aram", "eram", "iram", "avam", "ariam", "eriam", "iriam", "arão"),
    nominal=("ção", "ções", "são", "sões", "dade", "dades", "mento", "mentos", "ismo", "ismos"),
    participles=("ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas", "ído", "ída"),
    agreement=True,
    adverbs=("mente",),
    adverb_stems=_stems,
    plurals=(
        ("ões", "ão"),
        ("ães", "ão"),
        ("ais", "al"),
        ("éis", "el"),
        ("eis", "el"),
        ("óis", "ol"),
        ("uis", "ul"),
        ("ns", "m"),
        ("res", "r"),
        ("zes", "z"),
        ("ses", "s"),
        ("s", ""),
    ),
    dictionary_plurals=("es",),
    negators=words("não nunca jamais tampouco"),
    denials=DENIALS,
    denial_beginnings=DENIAL_BEGINNINGS,
)
