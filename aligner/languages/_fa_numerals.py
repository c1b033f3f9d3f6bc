"""Persian: ordinals, halves, fractions, dozens, and phrases that only look like numbers."""

from aligner.languages._grammar import words
from aligner.languages._numerals import Numerals, parts

_FIRST = "یکم دوم سوم چهارم پنجم ششم هفتم هشتم نهم دهم یازدهم دوازدهم سیزدهم چهاردهم پانزدهم شانزدهم هفدهم هجدهم نوزدهم"
_TENTHS = "بیستم * چهلم پنجاهم شصتم هفتادم هشتادم نودم"
_SEPARATORS = ("\u200c", " ", "")
_PLAIN = {
    **{w: i for i, w in enumerate(_FIRST.split(), start=1)},
    **{w: 10 * i for i, w in enumerate(_TENTHS.split(), start=2) if w != "*"},
    # سیم is silver and wire.
    "سی\u200cام": 30,
    "سی ام": 30,
    "هیجدهم": 18,
}
ORDINALS = {
    **_PLAIN,
    **{w + "ین": i for w, i in _PLAIN.items()},
    "اول": 1,
    "اولین": 1,
    "نخست": 1,
    "نخستین": 1,
    # صدم alone is a hundredth.
    "صدمین": 100,
}

_COUNT = {w: i for i, w in enumerate(("یک دو سه چهار پنج " + "شش هفت هشت نه").split(), start=1)}
_PARTS = {w: i for w, i in _PLAIN.items() if 2 <= i <= 10}
_WEEKDAYS = words("یک دو سه چهار پنج")

NUMERALS = Numerals(
    half_leads=words("نیم"),
    half_tails=frozenset({"و نیم", "و\u200cنیم", "ونیم"}),
    # چهاردهم is fourteenth.
    fractions={w: f for w, f in {**parts(_COUNT, _PARTS, _SEPARATORS), "نصف": "1/2"}.items() if w not in ORDINALS},
    partitives={"نیمی": "1/2"},
    part_joins=words("از"),
    collectives={"دوجین": 12},
    lone_scales=words("هزار"),
    joins_attach=True,
    remainder_joins=words("و"),
    subunits=words("سنت پنس"),
    hour_words=words("ساعت"),
    doubtful_months=words("می"),
    no_numbers=frozenset(
        {
            *(f"{day}{separator}شنبه" for day in _WEEKDAYS for separator in _SEPARATORS),
            # Rounds of a cup.
            *(f"{phrase} نهایی" for phrase in parts({"یک": 1}, _PARTS, _SEPARATORS)),
            *(f"چند{separator}{many}" for many in ("ده", "صد", "هزار", "صد هزار") for separator in _SEPARATORS),
            *(
                f"{many}{separator}هزار"
                for many in ("ده\u200cها ", "ده ها ", "صدها ", "چندین ")
                for separator in ("", "صد ")
            ),
            *(
                "ده ها",
                "صد ها",
                "نخست وزیر",
                "بی بی سی",
                "سی ان ان",
                "نه تنها",
                "دست اول",
                "دست دوم",
                "یک دیگر",
                "صد در صد",
            ),
        }
    ),
    hedges=frozenset(
        {
            *("حدود", "حدوداً", "حدودا", "در حدود", "نزدیک به", "نزدیک", "قریب به", "تقریباً", "تقریبا", "بیش از"),
            *("بیشتر از", "کمتر از", "دست‌کم", "دست کم", "حداقل", "حداکثر", "بالغ بر", "افزون بر"),
            *("کمی بیش از", "اندکی بیش از", "کمی کمتر از"),
        }
    ),
)
