"""Portuguese: ordinals, halves, fractions, dozens, and phrases that only look like numbers."""

from aligner.languages._grammar import words
from aligner.languages._numerals import Numerals, parts

_FIRST = "primeiro segundo terceiro quarto quinto sexto sétimo oitavo nono décimo undécimo duodécimo"
_TENTHS = "vigésimo trigésimo quadragésimo quinquagésimo sexagésimo septuagésimo octogésimo nonagésimo centésimo"
_MASCULINE = {
    **{w: i for i, w in enumerate(_FIRST.split(), start=1)},
    **{w: 10 * i for i, w in enumerate(_TENTHS.split(), start=2)},
    "setuagésimo": 70,
}
ORDINALS = {**_MASCULINE, **{w[:-1] + "a": i for w, i in _MASCULINE.items()}}

_COUNT = {"dois": 2, "três": 3, "quatro": 4, "cinco": 5, "seis": 6, "sete": 7, "oito": 8, "nove": 9}
_PARTS = {"terços": 3, "quintos": 5, "sextos": 6, "sétimos": 7, "oitavos": 8, "nonos": 9, "décimos": 10}
_FEMININE = {"terça": 3, **{w: i for w, i in ORDINALS.items() if w.endswith("a") and 4 <= i <= 10}}
_WEEKDAYS = words("segunda terça quarta quinta sexta")

NUMERALS = Numerals(
    half_leads=words("meio meia"),
    half_tails=frozenset({"e meio", "e meia"}),
    fractions={
        **parts({"um": 1}, {"terço": 3, "quinto": 5}),
        **parts(_COUNT, _PARTS, plural=True),
        **parts({"a": 1, "uma": 1}, {f"{w} parte": i for w, i in _FEMININE.items()}),
        "metade": "1/2",
    },
    # Without "de": um quarto de hotel and três quartos are rooms.
    partitives={
        **parts({"um": 1}, {"quarto": 4, "sexto": 6, "sétimo": 7, "oitavo": 8, "nono": 9, "décimo": 10}),
        "três quartos": "3/4",
    },
    part_joins=words("do da dos das"),
    collectives={"dúzia": 12, "dúzias": 12, "dezena": 10, "vintena": 20, "centena": 100},
    lone_scales=words("mil"),
    remainder_joins=words("e"),
    subunits=words("cêntimos cêntimo centavos centavo pence"),
    doubtful_ordinals=words("segunda quarta quinta sexta quarto"),
    occasions=words("vez vezes"),
    centuries=words("século séculos"),
    no_numbers=frozenset(
        {
            *(f"{day}-feira" for day in _WEEKDAYS),
            *(f"{day}-feiras" for day in _WEEKDAYS),
            *(f"{day}s-feiras" for day in _WEEKDAYS),
            # "According to".
            *(f"segundo {w}" for w in words("a o as os um uma ele ela eles elas dados fontes informações estimativas")),
            *("primeira metade", "segunda metade", "outra metade", "primeiro-ministro", "primeira-ministra"),
            *("primeira-dama", "um quarto de hora", "poucas centenas", "várias centenas", "meia-noite", "meio-dia"),
        }
    ),
    hedges=frozenset(
        {
            *(
                "cerca de",
                "quase",
                "uns",
                "umas",
                "mais de",
                "menos de",
                "aproximadamente",
                "em torno de",
                "por volta de",
            ),
            *("perto de", "ao menos", "pelo menos", "no mínimo", "pouco mais de", "pouco menos de"),
            *("acima de", "à volta de", "algo como", "próximo de", "próxima de", "próximos de", "próximas de"),
        }
    ),
)
