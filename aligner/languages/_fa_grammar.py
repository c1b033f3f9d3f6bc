"""Persian for term extraction: closed classes and endings."""

from aligner.languages import _fa_nouns
from aligner.languages._grammar import Grammar, words

BOUNDS = words(
    """
    از به در با بر برای تا را که و یا اما ولی اگر چون زیرا چه نه هم نیز پس بلکه مگر جز بجز مانند مثل همچون بدون
    بی درباره دربارهٔ درمورد مورد روی زیر بالای پایین پشت جلو جلوی پیش بعد قبل میان بین طی ضمن خلال علیه ضد سوی
    طرف نزد کنار همراه هنگام زمان وقتی هنگامی جایی این آن همین همان اینکه آنکه آنچه آنها اینها آن‌ها این‌ها او
    وی ایشان من تو ما شما خود خودش خودشان خویش یکدیگر همدیگر هر همه هیچ چند چندین برخی بعضی بسیاری بسیار خیلی
    کمی اندکی بیشتر کمتر بیش کم زیاد تنها فقط حتی البته شاید باید نباید ممکن لازم هنوز دیگر اکنون حالا امروز
    دیروز فردا همیشه هرگز همواره گاهی معمولا معمولاً اخیرا اخیراً تقریبا تقریباً کاملا کاملاً عمدتا عمدتاً واقعا
    واقعاً حدود حدوداً چنین چنان همچنین همچنان بنابراین هرچند اگرچه گرچه چراکه بی‌آنکه آن‌که این‌که چنان‌که چرا
    چگونه چطور کجا کدام کی چیست چیزی کسی یک یکی دو سه چهار پنج شش هفت هشت ده یازده دوازده صد هزار صدها هزاران
    میلیون میلیارد نیم نخستین اولین آخرین دومین سومین اول دوم سوم آخر جدید جدیدی قدیم بزرگ کوچک خوب بد بهتر
    بهترین مهم مختلف متعدد دیگری آینده گذشته آتی فعلی کنونی قبلی بعدی اخیر سال ماه روز هفته ساعت دقیقه زمانی بار
    مرتبه نوع صورت نظر دلیل علت حال اساس منظور عنوان طریق سبب باعث جزو جمله شامل مربوط مرتبط ویژه به‌ویژه بخشی
    بخش وجود توجه درصد درصدی شنبه یکشنبه دوشنبه سه‌شنبه چهارشنبه پنجشنبه پنج‌شنبه جمعه ژانویه فوریه مارس آوریل
    مه ژوئن ژوئیه جولای اوت سپتامبر اکتبر نوامبر دسامبر ها های مطرح قابل غیر دارای پیرامون تحت نحوه نسبت حاصل
    وسیله سایر تمام تمامی کل همگی
    """
)
# Past and present stems of the commonest verbs; their forms bound a term, and most enter compounds with a noun before.
STEMS = """
    کرد:کن شد:شو داد:ده گرفت:گیر زد:زن داشت:دار بود:باش رفت:رو آمد:آ گفت:گو خواست:خواه توانست:توان دید:بین
    آورد:آور برد:بر یافت:یاب ساخت:ساز گذاشت:گذار ماند:مان رسید:رس خورد:خور کشید:کش بست:بند نوشت:نویس خواند:خوان
    دانست:دان نمود:نما گردید:گرد پرداخت:پرداز فروخت:فروش خرید:خر پذیرفت:پذیر انداخت:انداز افزود:افزا بخشید:بخش
    افتاد:افت پیوست:پیوند شکست:شکن شناخت:شناس گشت:گرد نهاد:نه ریخت:ریز سپرد:سپار
"""
# These past stems are common nouns as well.
ALSO_NOUNS = words("خرید پرداخت ساخت یافت شکست نهاد پیوست برد")
LIGHT = words("کرد داد گرفت زد نمود آورد کشید خورد بست گذاشت یافت ساخت")
ENDINGS = ("م", "ی", "یم", "ید", "ند")


def _forms(past: str, present: str) -> set[str]:
    """Finite forms and participles of one verb without می."""
    forms = {past + ending for ending in ENDINGS if ending != "ی"} | {past + "ه", past + "ه‌اند", past + "ه‌است"}
    present += "ی" if present.endswith("ا") or present == "گو" else ""
    forms |= {"ب" + present + e for e in ("", "م", "د", "یم", "ید", "ند")} | {
        present + e for e in ("ند", "یم", "ید", "د")
    }
    if past not in ALSO_NOUNS:
        forms.add(past)
    return forms | {"ن" + form for form in forms}


PAIRS = [pair.split(":") for pair in STEMS.split()]
VERB_FORMS = words(
    """
    است هست نیست هستند نیستند هستم هستیم بوده نبوده باشد باشند نباشد نباشند خواهد خواهند خواهم خواهیم نخواهد
    نخواهند دارد دارند ندارد ندارند داریم کنم شوم شود شوند نشود نشوند دهد دهند گوید گویند می‌باشد اند ام ایم اید
    توان می نمی بتواند بتوانند نتوانند نتواند باید
    """
).union(*(_forms(past, present) for past, present in PAIRS))
# Far more often *severe* than *you became*.
VERB_FORMS -= {"شدید"}
LIGHT_VERBS = frozenset[str]().union(*(_forms(past, present) for past, present in PAIRS if past in LIGHT))

BINOMIALS = words(
    """
    حمل-نقل نقل-انتقال نقل-انتقالات کسب-کار گفت-گو جست-جو آب-هوا رفت-آمد ساخت-ساز خرید-فروش شست-شو تجزیه-تحلیل
    تحقیق-توسعه آموزش-پرورش عرضه-تقاضا صادرات-واردات پرس-جو سر-صدا زد-خورد علم-فناوری بهداشت-درمان کار-کسب
    پخت-پز دید-بازدید پیچ-مهره نصب-راه‌اندازی تعمیر-نگهداری بازی-سرگرمی صنعت-معدن فرهنگ-هنر
    """
)

# A present stem in آ or ا takes a joining ی behind ن, as behind می: نیامد, نیاورد.
NEGATORS = words(
    """
    نیست نیستند نیستم نیستیم نیستید نبود نبودند نبودم نبودیم نبوده نباشد نباشند نباشید نباشیم نخواهد نخواهند نخواهید
    نخواهیم نخواهم ندارد ندارند ندارید نداریم ندارم نداشت نداشتند نداشته نباید نتوان نتواند نتوانند نتوانید نتوانیم
    نتوانست نتوانستند نیامد نیامده نیاورد نیاورده نیاید نیفتد نیفتاد هرگز هیچگاه هیچ‌گاه
    """
).union(*({"ن" + form for form in own if "ن" + form in own} for own in (_forms(*pair) for pair in PAIRS)))
# Nouns and a preposition as well.
NEGATORS -= words("نبرد نزد نشست")
DENIALS = words(
    """
    بدون هیچ هیچکس هیچ‌کس هیچکدام هیچ‌کدام نه عدم فاقد مگر جز بجز به‌جز فقط تنها هنوز جلوگیری ممنوع خودداری اجتناب لغو
    شکست مانع دشوار بی بلکه خلاف برخلاف رد محروم صرفا صرفاً نادرست ناممکن ناتوان ناشناخته ناقص نامعتبر ناخواسته
    فرق تفاوت متفاوت
    """
)
DENIAL_BEGINNINGS = ("غیر", "بی\u200c", "نا\u200c", "عدم")

GRAMMAR = Grammar(
    bounds=BOUNDS,
    noun_follows=words("این آن از به در با برای"),
    verb_forms=VERB_FORMS,
    noun_participles=words("داده نوشته بسته یافته خواسته"),
    verb_prefixes=("می\u200c", "نمی\u200c"),
    light_verbs=LIGHT_VERBS,
    verb_last=True,
    binomials=frozenset(pair.replace("-", " و ") for pair in BINOMIALS),
    comparatives=("ترین", "تر"),
    plurals=_fa_nouns.PLURALS,
    marked_heads=True,
    singular=_fa_nouns.singular,
    detached=_fa_nouns.detached,
    trim=_fa_nouns.trim,
    negators=NEGATORS,
    negator_beginnings=("نمی",),
    denials=DENIALS,
    denial_beginnings=DENIAL_BEGINNINGS,
)
