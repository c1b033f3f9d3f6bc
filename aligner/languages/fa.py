"""Persian."""

import re

from aligner.languages._fa_grammar import GRAMMAR
from aligner.languages._fa_numerals import NUMERALS, ORDINALS
from aligner.languages._language import INVISIBLE, Language, words

_UNITS = "صفر یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده سیزده چهارده پانزده شانزده هفده هجده نوزده بیست"
_TENS = "سی چهل پنجاه شصت هفتاد هشتاد نود"
_HUNDREDS = "صد دویست سیصد چهارصد پانصد ششصد هفتصد هشتصد نهصد"
_SOLAR = "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند"
_MONTHS = "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر"

_LETTER = "\u0620-\u063f\u0641-\u064a\u066e-\u06d3\u06d5"
_MARK = "\u064b-\u065f\u0670"
_BESIDE = f"\\w{_MARK}"


def _restore(text: str) -> str:
    from aligner.languages._fa_zwnj import restore

    return restore(text)


_SAME_LETTER = {
    ord(variant): letter
    for letter, variants in {"ی": "يىئ", "ک": "ك", "ا": "أإٱ", "و": "ؤ", "ه": "ةۀۂەھہ"}.items()
    for variant in variants
}
_EZAFE = re.compile(r"(?<=\w\w)ه[\u200c ]ی(?![\w\u200c])")
_JOINED_EZAFE = re.compile(r"(?<!\w)\w{2,}هی(?!\w)")


def _fold(text: str) -> str:
    """One letter for its variants, and one ه for خانهٔ، خانه‌ی، خانه ی and the stripped خانهی (not for گروهی)."""
    text = _EZAFE.sub("ه", text.replace("¬", "").translate(_SAME_LETTER)).replace("\u200c", "")
    return _JOINED_EZAFE.sub(_without_ezafe, text)


def _without_ezafe(match: re.Match[str]) -> str:
    from aligner.languages._fa_zwnj import respell

    word = match[0]
    return word[:-1] if respell(word).text.endswith("ه\u200cی") else word


LANGUAGE = Language(
    code="fa",
    grammar=GRAMMAR,
    numerals=NUMERALS,
    name="Persian",
    direction="rtl",
    plural_forms="nplurals=2; plural=(n > 1);",
    expansion=0.97,
    cased=False,
    abbreviations=words(
        "دکتر مهندس آقای خانم ر.ک رک ق.م ب.م ه.ش ه.ق هـ.ش هـ.ق ه هـ ج ص صص م ش ق مثلا v vs dr mr mrs st"
    ),
    number_abbreviations=words("ص صص ج ش م شماره بند ماده no p pp art fig"),
    closing_abbreviations=words("inc corp ltd llc co"),
    starters=words(
        """
        این آن او وی اما ولی همچنین همچنان بنابراین البته هرچند اگرچه گرچه اگر زیرا چون سپس پس در از به با برای بر
        هنگامی وقتی آنها آن‌ها آنان ما من شما هر همه هیچ برخی بسیاری دیگر پیش طبق مطابق
        """
    ),
    reporting_verbs=words(
        """
        گفت گفتند گفته می‌گوید میگوید می‌گویند پرسید پرسیدند می‌پرسد میپرسد افزود پاسخ جواب نوشت فریاد زمزمه اعلام ادامه
        اضافه داد
        """
    ),
    boilerplate_lines=words(
        """
        تبلیغات؛ آگهی؛ رفتن به محتوا؛ پرش به محتوا؛ اسکرول به بالا؛ بازگشت به بالا؛ برو بالا؛ بالا؛
        ادامه مطلب؛ بیشتر بخوانید؛ بیشتر؛ مشاهده بیشتر؛ مشاهده همه؛ نمایش بیشتر؛ اشتراک گذاری؛ اشتراک‌گذاری؛
        اشتراکگذاری؛ به اشتراک بگذارید؛ به اشتراک گذاری؛ به اشتراک‌گذاری؛ اشتراک در تلگرام؛
        اشتراک در توییتر؛ اشتراک در فیسبوک؛ چاپ؛ کپی لینک؛ لینک کوتاه؛ ما را دنبال کنید؛ ورود؛ ثبت نام؛
        ثبت‌نام؛ عضویت؛ منو؛ فهرست؛ جستجو؛ جست‌وجو؛ جست و جو؛ خانه؛ صفحه اصلی؛ بعدی؛ قبلی؛ مطلب بعدی؛
        مطلب قبلی؛ نوشته بعدی؛ نوشته قبلی؛ فرستادن دیدگاه؛ ارسال دیدگاه؛ ارسال نظر؛ ارسال؛ ثبت نظر؛ پاسخ؛
        لغو پاسخ؛ سیاست حفظ حریم خصوصی؛ حریم خصوصی؛ قوانین و مقررات؛ پذیرفتن؛ پذیرش همه؛ فهرست مطالب؛
        بدون دیدگاه؛ بدون نظر؛ نام *؛ ایمیل *؛ وب سایت؛ وب‌سایت؛ دیدگاه *؛ برچسب‌ها؛ برچسبها؛ برچسب ها؛
        دسته‌بندی؛ دسته بندی؛ بستن؛
        انتهای پیام؛ انتهای پیام/؛ پایان پیام؛ پایان پیام/؛ اطلاعیه مطبوعاتی؛ بیانیه مطبوعاتی
        """,
        "؛",
    ),
    boilerplate_phrases=(
        "زمان مطالعه",
        "نشانی ایمیل شما منتشر نخواهد شد",
        "آدرس ایمیل شما منتشر نخواهد شد",
        "ایمیل شما منتشر نخواهد شد",
        "موردنیاز علامت‌گذاری",
        "موردنیاز علامتگذاری",
        "ذخیره نام، ایمیل و وبسایت من",
        "ذخیره نام، ایمیل",
        "از کوکی‌ها استفاده می‌کند",
        "از کوکی‌ها استفاده می‌کنیم",
        "از کوکیها استفاده میکنیم",
        "کلیه حقوق این سایت",
        "تمامی حقوق این سایت",
        "تمام حقوق محفوظ است",
        "کلیه حقوق محفوظ است",
        "تمامی حقوق محفوظ است",
        "در خبرنامه ما عضو شوید",
        "ما را دنبال کنید در",
        "جاوااسکریپت را فعال کنید",
    ),
    boilerplate_sections=words(
        """
        دیدگاه خود را بنویسید؛ دیدگاهتان را بنویسید؛ نظر خود را بنویسید؛ ارسال دیدگاه؛ ارسال نظر؛
        ثبت دیدگاه؛ دیدگاه‌ها؛ دیدگاهها؛ نظرات؛ نظرات کاربران؛ مطالب مرتبط؛ مقالات مرتبط؛ نوشته‌های مرتبط؛
        نوشتههای مرتبط؛ اخبار مرتبط؛ خبرهای مرتبط؛ محتوای مرتبط؛ مطالب مشابه؛ مقالات مشابه؛ نوشته‌های مشابه؛
        پیشنهاد ما؛ شاید بپسندید؛ شاید دوست داشته باشید؛ شاید برای شما جالب باشد؛ آخرین اخبار؛ آخرین مطالب؛
        آخرین نوشته‌ها؛ جدیدترین مطالب؛ جدیدترین اخبار؛ پربازدیدترین؛ پربازدیدترین‌ها؛ پربازدیدها؛
        محبوب‌ترین مطالب؛ بیشتر بخوانید؛ همچنین بخوانید؛ درباره نویسنده
        """,
        "؛",
    ),
    boilerplate_labels=words(
        """
        بیشتر بخوانید؛ همچنین بخوانید؛ مطالب مرتبط؛ مطلب مرتبط؛ عکس؛ عکاس؛ تصویر؛ منبع؛ منابع؛ نویسنده؛ خبرنگار؛
        برچسب‌ها؛ برچسبها؛ برچسب ها؛ دسته‌بندی؛ دسته بندی؛ تماس با ما؛ کد خبر؛ لینک کوتاه
        """,
        "؛",
    ),
    stamp_words=words("تاریخ انتشار منتشر شده در به‌روزرسانی ساعت"),
    page_words=words("صفحه صفحهٔ ص"),
    decimal=".",
    date_order="ymd",
    clause_openers=words("و اما ولی یا که چون زیرا تا اگر وقتی هنگامی پس با از برای بنا به نیز بلکه در"),
    number_words={
        **{w: i for i, w in enumerate(_UNITS.split())},
        **{w: 10 * i for i, w in enumerate(_TENS.split(), start=3)},
        **{w: 100 * i for i, w in enumerate(_HUNDREDS.split(), start=1)},
        "هیجده": 18,
        "شیش": 6,
    },
    articles=words("یک نه"),
    scales={
        "هزار": 10**3,
        "میلیون": 10**6,
        "میلیارد": 10**9,
        "بیلیون": 10**12,
        "تریلیون": 10**12,
    },
    ordinals=ORDINALS,
    ordinal_suffixes=("\u200cام", "\u200cم", " ام", "ام", "م"),
    number_joins=words("و"),
    range_joins=words("تا و الی"),
    currencies={
        "دلار": "USD",
        "دلاری": "USD",
        "یورو": "EUR",
        "پوند": "GBP",
        "ریال": "IRR",
        "ریالی": "IRR",
        "تومان": "IRT",
        "تومانی": "IRT",
        "ین": "JPY",
        "یوان": "CNY",
        "فرانک سوئیس": "CHF",
        "فرانک": "XXX",
        "لیر": "TRY",
        "لیره": "TRY",
        "کرون سوئد": "SEK",
        "کرون نروژ": "NOK",
        "کرون دانمارک": "DKK",
        "کرون": "XXX",
        "لئو": "RON",
        "لئی": "RON",
        "زلوتی": "PLN",
        "روبل": "RUB",
        "روپیه": "XXX",
        "پزو": "XXX",
        "پزوی": "XXX",
        "دینار": "XXX",
        "درهم": "XXX",
    },
    percent=("درصد", "درصدی"),
    months={
        **{w: i for i, w in enumerate(_MONTHS.split(), start=1)},
        "جولای": 7,
        "ژولای": 7,
        "آگوست": 8,
        "اگوست": 8,
        "می": 5,
        "جون": 6,
        "آپریل": 4,
    },
    solar_months={w: i for i, w in enumerate(_SOLAR.split(), start=1)},
    slash_decimals=True,
    forenoon=words("صبح ق.ظ ق.ظ. بامداد") | {"قبل از ظهر", "قبل‌ازظهر"},
    afternoon=words("عصر ب.ظ ب.ظ. بعدازظهر شب") | {"بعد از ظهر", "بعدازظهر"},
    restore=_restore,
    fold=_fold,
    # A pattern that begins with a literal is found ten times as fast; what stands before it is looked at afterwards.
    tidy=(
        # The zero-width space of web pages and Word's optional hyphen of the nineties were both used as a non-joiner.
        ("other non-joiners", f"\u200b(?<=[{_LETTER}{_MARK}].)(?=[{_LETTER}])", "\u200c"),
        INVISIBLE,
        ("other non-joiners", f"¬(?<=[{_LETTER}{_MARK}\u200c].)(?=[{_LETTER}\u200c])", "\u200c"),
        ("Persian letters", "[يى]", "ی"),
        ("Persian letters", "ك", "ک"),
        ("remove tatweel", f"ـ(?<=[{_LETTER}{_MARK}].)ـ*+(?=[{_LETTER}{_MARK}])", ""),
        ("remove stray non-joiners", f"\u200c(?:(?<![{_BESIDE}].)|(?=\u200c*+(?![{_BESIDE}])))", ""),
        ("plain spaces", "[\u00a0\u2000-\u200a\u202f\u205f\u3000]", " "),
    ),
)
