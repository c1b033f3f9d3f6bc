"""Spanish."""

from aligner.languages._es_grammar import GRAMMAR
from aligner.languages._es_numerals import NUMERALS, ORDINALS
from aligner.languages._language import Language, words

_UNITS = "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince"
_TEENS = "dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco"
_TENS = "treinta cuarenta cincuenta sesenta setenta ochenta noventa"
_HUNDREDS = "doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos"
_MONTHS = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
_ABBREVIATED = "ene feb mar abr may jun jul ago sep oct nov dic"

LANGUAGE = Language(
    code="es",
    grammar=GRAMMAR,
    numerals=NUMERALS,
    name="Spanish",
    direction="ltr",
    plural_forms="nplurals=2; plural=(n != 1);",
    expansion=1.18,
    abbreviations=words(
        """
        sr sra srta sres sras d dª dña dr dra dres prof profa ing lic arq abog gral cnel cap tte sto sta fr fco mons
        excmo excma ilmo ilma rvdo hno hna pdte pdta st v vs cf cfr p.ej ej vid ee rr cc jj ff aa dd av avda pza pl
        ctra dpto depto ord edo gob dip sen min ud vd q.e.p.d
        """
    ),
    number_abbreviations=words(
        """
        n no núm num nº n.º núms p pág págs pp art arts cap caps vol vols t fig figs ed secc apdo tel tfno cód
        párr párrs ap inc fracc lám aprox fol fols fl fls exp expte tít disp
        ene feb mar abr may jun jul ago sep sept set oct nov dic
        """
    ),
    closing_abbreviations=words(
        """
        s.a s.l s.a.u s.l.u s.a.s s.r.l s.a.b c.v ltda cía cia inc corp co ltd llc
        uu ee.uu u.s aa hh oo jr etc ss.mm al
        """
    )
    | {"ee. uu"},
    final_abbreviations=words("a.m p.m a.c d.c h hs m") | {"p. m", "a. m", "a. c", "d. c"},
    starters=words(
        """
        el la los las lo un una unos unas este esta esto estos estas ese esa eso esos esas aquel aquella su sus mi mis
        tu tus nuestro nuestra él ella ellos ellas yo nosotros usted ustedes que quien cuando donde cómo qué quién por
        para con sin en de desde hasta entre sobre tras según durante mediante ante bajo contra aunque mientras porque
        si como pero y o ni sin embargo además asimismo también tampoco así entonces luego después antes ahora hoy ayer
        no sí hay más muchos muchas todos todas cada otro otra al del se le les nos
        """
    ),
    reporting_verbs=words(
        """
        dijo dijeron dice dicen preguntó preguntaron pregunta respondió contestó añadió agregó señaló afirmó aseguró
        explicó exclamó gritó susurró murmuró insistió replicó comentó declaró indicó sostuvo apuntó
        """
    ),
    boilerplate_lines=words(
        """
        publicidad; anuncio; saltar al contenido; ir al contenido; volver arriba; ir arriba; subir; leer más;
        seguir leyendo; continuar leyendo; ver más; ver todo; ver todos; cargar más; mostrar más; compartir; comparte;
        compartir en facebook; compartir en twitter; compartir en whatsapp; compartir en linkedin; comparte esto;
        comparte este artículo; compartir este artículo; tuitear; imprimir; copiar enlace; síguenos;
        síguenos en redes sociales; iniciar sesión; inicia sesión; acceder; registrarse; regístrate; suscríbete;
        suscribirse; menú; menú principal; buscar; inicio; siguiente; anterior; entrada siguiente; entrada anterior;
        artículo siguiente; artículo anterior; publicar comentario; publicar el comentario; enviar;
        enviar comentario; cancelar respuesta; cancelar la respuesta; responder; política de cookies;
        política de privacidad; aviso legal; configuración de cookies; aceptar; aceptar todo; aceptar todas;
        aceptar cookies; rechazar; rechazar todo; tabla de contenidos; sin comentarios; cargando; nombre *;
        correo electrónico *; web; comentario *; etiquetas; categorías; archivado en; cerrar; deja un comentario;
        comunicado de prensa; nota de prensa
        """,
        ";",
    ),
    boilerplate_phrases=(
        "min de lectura",
        "minutos de lectura",
        "tiempo de lectura",
        "dirección de correo electrónico no será publicada",
        "correo electrónico no será publicado",
        "correo electrónico no se publicará",
        "campos obligatorios están marcados",
        "campos necesarios están marcados",
        "guarda mi nombre, correo",
        "guardar mi nombre, correo",
        "utilizamos cookies",
        "usamos cookies",
        "utiliza cookies",
        "usa cookies",
        "todos los derechos reservados",
        "suscríbete a nuestro boletín",
        "suscríbase a nuestro boletín",
        "suscríbete a nuestra newsletter",
        "haz clic para compartir",
        "recibir un correo electrónico con los siguientes comentarios",
        "habilita javascript",
        "active javascript",
        "síguenos en",
    ),
    boilerplate_sections=words(
        """
        deja una respuesta; dejar una respuesta; deja un comentario; dejar un comentario; deja tu comentario;
        artículos relacionados; entradas relacionadas; noticias relacionadas; contenido relacionado;
        contenidos relacionados; publicaciones relacionadas; te puede interesar;
        te podría interesar; también te puede interesar; también te podría interesar; quizás te interese;
        puede que te interese; te puede gustar; también te puede gustar; más noticias; más leídas; lo más leído;
        las más leídas; más popular; lo más visto; últimas noticias; últimas entradas; últimos artículos;
        entradas recientes; comentarios recientes; recomendados; recomendado; lee también; lea también; sobre el autor;
        acerca del autor; comparte este artículo
        """,
        ";",
    ),
    boilerplate_labels=words(
        """
        lea también; lee también; leer también; lea además; más información; te puede interesar; foto; fotos;
        fotografía; fotografías; imagen; imágenes; crédito; créditos; fuente; fuentes; texto; redacción; etiquetas;
        temas; archivado en; categorías; categoría; contacto de prensa; contacto para la prensa; contacto; compartir;
        síguenos
        """,
        ";",
    ),
    byline_openers=words("por"),
    stamp_words=words("publicado publicada actualizado actualizada modificado última actualización el a las de del la"),
    page_words=words("página pág p"),
    contractions={"del": "de", "al": "a"},
    decimal=",",
    clause_openers=words(
        "y e pero o u que quien quienes cuyo cuya cuyos cuyas donde cuando porque mientras aunque si "
        "después antes desde hasta como con por para tras pues ni sino según"
    ),
    number_words={
        **{w: i for i, w in enumerate((_UNITS + " " + _TEENS).split())},
        **dict(zip(["veintiséis", "veintisiete", "veintiocho", "veintinueve"], range(26, 30), strict=True)),
        **{w: 10 * i for i, w in enumerate(_TENS.split(), start=3)},
        **{w: 100 * i for i, w in enumerate(_HUNDREDS.split(), start=2)},
        **{w[:-2] + "as": 100 * i for i, w in enumerate(_HUNDREDS.split(), start=2)},
        "cien": 100,
        "ciento": 100,
        "un": 1,
        "una": 1,
        "veintiún": 21,
        "veintiuna": 21,
    },
    articles=words("un una uno"),
    scales={
        "mil": 10**3,
        "miles": 10**3,
        "millar": 10**3,
        "millares": 10**3,
        "millón": 10**6,
        "millones": 10**6,
        "millardo": 10**9,
        "millardos": 10**9,
        # Long scale: the Spanish billón is a million millions.
        "billón": 10**12,
        "billones": 10**12,
    },
    scale_signs={"k": 10**3, "m": 10**6, "mm": 10**6},
    ordinals=ORDINALS,
    ordinal_suffixes=(".º", ".ª", "º", "ª", ".er", "er", ".o", ".a"),
    number_joins=words("y"),
    range_joins=words("a y hasta"),
    currencies={
        "dólar": "USD",
        "dólares": "USD",
        "dolares": "USD",
        "euro": "EUR",
        "euros": "EUR",
        "libras esterlinas": "GBP",
        "libras": "GBP",
        "reales": "BRL",
        "riales": "IRR",
        "tomanes": "IRT",
        "yenes": "JPY",
        "yuanes": "CNY",
        "francos suizos": "CHF",
        "francos": "XXX",
        "liras": "TRY",
        "coronas suecas": "SEK",
        "coronas noruegas": "NOK",
        "coronas danesas": "DKK",
        "coronas": "XXX",
        "lei": "RON",
        "leus": "RON",
        "eslotis": "PLN",
        "rublos": "RUB",
        "rupias": "XXX",
        "pesos mexicanos": "MXN",
        "pesos argentinos": "ARS",
        "pesos chilenos": "CLP",
        "pesos colombianos": "COP",
        "pesos": "XXX",
        "dinares": "XXX",
        "dírhams": "XXX",
        "séqueles": "ILS",
        "soles": "PEN",
    },
    percent=("por ciento", "por cien", "puntos porcentuales"),
    months={
        **{w: i for i, w in enumerate(_MONTHS.split(), start=1)},
        **{w: i for i, w in enumerate(_ABBREVIATED.split(), start=1)},
        "setiembre": 9,
        "sept": 9,
    },
    date_joins=words("de del"),
    forenoon=words("am a.m a.m.") | {"a. m.", "de la mañana"},
    afternoon=words("pm p.m p.m.") | {"p. m.", "de la tarde", "de la noche"},
)
