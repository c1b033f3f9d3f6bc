"""Spanish for term extraction: closed classes and endings."""

from aligner.languages._grammar import Grammar, words

_PLAIN = str.maketrans("áéíóúâêô", "aeiouaeo")
ARTICLES = words("el la los las")
BOUNDS = ARTICLES | words(
    """
    lo un una unos unas este esta estos estas ese esa esos esas aquel aquella aquellos aquellas esto eso aquello
    mi mis tu tus su sus nuestro nuestra nuestros nuestras vuestro vuestra suyo suya yo tú vos usted ustedes él
    ella ello ellos ellas nosotros nosotras vosotros me te se nos os le les sí mismo misma mismos mismas uno
    otro otra otros otras alguien algo nadie nada alguno alguna algunos algunas algún ninguno ninguna ningún
    cada todo toda todos todas ambos ambas varios varias mucho mucha muchos muchas poco poca pocos pocas más
    menos tan tanto tanta tantos tantas bastante demasiado demás cualquier cualquiera cualesquiera tal tales
    propio propia propios propias cierto cierta ciertos ciertas que quien quienes cual cuales cuyo cuya cuyos
    cuyas qué quién cuál cómo cuándo dónde cuánto cuando donde como si y e o u ni pero sino aunque porque pues
    mientras luego entonces así además también tampoco sin embargo no ya aún todavía siempre nunca jamás casi
    solo sólo incluso apenas a ante bajo cabe con contra de del al desde durante en entre excepto hacia hasta
    mediante para por salvo según sobre tras vía versus después antes dentro fuera cerca lejos encima debajo
    detrás delante alrededor través pesar respecto partir gracias vez veces forma manera muy bien mal mejor peor
    mejores peores mayor mayores menor menores aproximadamente aquí ahí allí allá hoy ayer mañana ahora tarde
    temprano pronto nuevo nueva nuevos nuevas viejo primer primero primera primeros primeras segundo segunda
    tercer tercera último última últimos últimas próximo próxima próximos pasado pasada pasados anterior
    anteriores siguiente siguientes reciente recientes actual actuales gran grande grandes buen bueno buena
    buenos buenas malo mala pequeño pequeña pequeños principal principales diferente diferentes distinto
    distinta distintos distintas posible posibles dos tres cuatro cinco seis siete ocho nueve diez once doce
    cien ciento cientos cientas decenas mil miles millón millones doble mitad año años mes meses semana semanas
    día días hora horas minuto minutos tiempo momento cosa cosas tipo lunes martes miércoles jueves viernes
    sábado domingo enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre es
    son era eran fue fueron ser sido siendo sea sean será serán sería está están estaba estaban estar estado
    estuvo esté estén he ha han había habían haber habido hay hubo haya hayan habrá hemos tiene tienen tenía
    tener tuvo puede pueden podía podría podrían poder debe deben debería deber va van ir iba hacer hace hacen
    hizo hecho dijo dice dicen decir debido cuanto cabo
    """
)


def _stems(adjective: str) -> tuple[str, ...]:
    """The feminine, with its accent and without."""
    feminine = adjective.removesuffix("o") + "a" if adjective.endswith("o") else adjective
    return feminine, feminine.translate(_PLAIN)


DENIALS = words(
    """
    sin ni nada nadie ningún ninguno ninguna ningunos ningunas salvo excepto sino menos apenas solo sólo solamente
    únicamente único única todavía aún hasta lugar vez difícil mal mero mera raramente escaso
    """
)
DENIAL_BEGINNINGS = (
    *("imposib", "incapa", "incompat", "incorrect", "incomplet", "inváli", "inexist", "insuficien", "inadecuad"),
    *("inapropiad", "innecesari", "indesead", "inesperad", "inactiv", "inseguro", "inútil", "ilimitad", "irreleva"),
    *("desconoc", "desconect", "deshabilit", "desactiv", "desaconsej", "evita", "evite", "impid", "impedi", "falta"),
    *("carec", "carez", "rechaz", "rehús", "niega", "negar", "prohíb", "prohib", "falla", "falle", "fracas", "exclu"),
    *("ignor", "omit", "ausen"),
)

GRAMMAR = Grammar(
    bounds=BOUNDS,
    linkers=words("de del a al en para por con contra"),
    articles=ARTICLES,
    noun_follows=ARTICLES
    | words(
        """
    un una unos unas su sus mi este esta estos estas ese esa esos esas de del al otro otra cada nuestro nuestra
    """
    ),
    verb_follows=words(
        """
    que no se lo le les me te nos quien quienes donde ya también yo él ella ellos usted ustedes
    """
    ),
    infinitives=("ar", "er", "ir", "ír"),
    gerunds=("ando", "iendo", "yendo"),
    finite=("ó", "aron", "ieron", "aban", "arían", "erían", "irían", "arán", "erán", "irán"),
    participles=(
        *("ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas", "ído", "ída"),
        *(stem + end for stem in ("biert", "uest", "scrit", "vuelt", "suelt") for end in ("o", "a", "os", "as")),
    ),
    nominal=("ción", "ciones", "sión", "siones", "dad", "dades", "miento", "mientos", "ismo", "ismos"),
    agreement=True,
    adverbs=("mente",),
    adverb_stems=_stems,
    plurals=(
        ("ces", "z"),
        ("ones", "ón"),
        ("anes", "án"),
        ("eses", "és"),
        ("les", "l"),
        ("res", "r"),
        ("des", "d"),
        ("nes", "n"),
        ("s", ""),
    ),
    dictionary_plurals=("es",),
    negators=words("no nunca jamás tampoco"),
    denials=DENIALS,
    denial_beginnings=DENIAL_BEGINNINGS,
)
