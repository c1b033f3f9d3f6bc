"""Spanish: ordinals, halves, fractions, dozens, and phrases that only look like numbers."""

from aligner.languages._grammar import words
from aligner.languages._numerals import Numerals, parts

_FIRST = "primero segundo tercero cuarto quinto sexto séptimo octavo noveno décimo undécimo duodécimo"
_UNITS = "primero segundo tercero cuarto quinto sexto séptimo octavo noveno"
_TENTHS = "vigésimo trigésimo cuadragésimo quincuagésimo sexagésimo septuagésimo octogésimo nonagésimo centésimo"
_PLAIN = str.maketrans("é", "e")
_MASCULINE = {
    **{w: i for i, w in enumerate(_FIRST.split(), start=1)},
    "noveno": 9,
    "nono": 9,
    **{w: 10 * i for i, w in enumerate(_TENTHS.split(), start=2)},
    # In one word: decimotercero, vigesimosegundo.
    **{
        ten.translate(_PLAIN) + unit: n + i
        for ten, n in (("décimo", 10), ("vigésimo", 20))
        for i, unit in enumerate(_UNITS.split(), start=1)
    },
}
ORDINALS = {
    **_MASCULINE,
    **{w[:-1] + "a": i for w, i in _MASCULINE.items()},
    **{w[:-1]: i for w, i in _MASCULINE.items() if w.endswith(("primero", "tercero"))},
}

_COUNT = {"dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9}
_FEMININE = {w: i for w, i in ORDINALS.items() if w.endswith("a") and 3 <= i <= 10}
_PARTS = {"quintos": 5, "sextos": 6, "séptimos": 7, "octavos": 8, "novenos": 9, "décimos": 10}

NUMERALS = Numerals(
    half_leads=words("medio media"),
    half_tails=frozenset({"y medio", "y media"}),
    fractions={
        **parts({"un": 1}, {"tercio": 3}),
        **parts(_COUNT, {"tercios": 3, **_PARTS}, plural=True),
        **parts({"la": 1, "una": 1}, {f"{w} parte": i for w, i in _FEMININE.items()}),
        **parts(_COUNT, {f"{w}s partes": i for w, i in _FEMININE.items()}, plural=True),
        "tres cuartos": "3/4",
        "la mitad": "1/2",
    },
    partitives=parts({"un": 1}, {"cuarto": 4, "quinto": 5, "sexto": 6, "séptimo": 7, "octavo": 8, "décimo": 10}),
    part_joins=words("de del"),
    collectives={
        "docena": 12,
        "docenas": 12,
        "decena": 10,
        "veintena": 20,
        "treintena": 30,
        "cincuentena": 50,
        "centenar": 100,
    },
    lone_scales=words("mil"),
    subunits=words("céntimos céntimo centavos centavo peniques"),
    doubtful_ordinals=words("cuarto quinta"),
    occasions=words("vez veces"),
    centuries=words("siglo siglos"),
    no_numbers=frozenset(
        {
            *("primera mitad", "segunda mitad", "otra mitad", "en mitad", "primer ministro", "primera ministra"),
            *("primera dama", "un cuarto de baño", "cuarto de baño", "un cuarto de hora", "cuarto de hora"),
            "en primera persona",
        }
    ),
    hedges=frozenset(
        {
            *("unos", "unas", "casi", "cerca de", "más de", "menos de", "alrededor de", "aproximadamente"),
            *("en torno a", "al menos", "por lo menos", "como mínimo", "algo más de", "poco más de"),
            *("poco menos de", "próximo a", "a cerca de"),
        }
    ),
)
