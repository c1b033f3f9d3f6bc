"""What Persian writes with a zero-width non-joiner, as tables: endings, prefixes, second members of compounds.

Sources: the orthography of the Academy of Persian Language and Literature (دستور خط فارسی) for the rule, and usage for
the rest. A linguist may extend any table; an entry is written without ZWNJ, and the cut before or after it is implied.
"""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


DUAL_JOINING = frozenset("بپتثجچحخسشصضطظعغفقکگلمنهیئ")
"""Letters that would join the next one. After any other letter (ا د ر و ...) a non-joiner shows nothing, and usage
leaves it out."""

PLURAL = _set(
    """
    ها های هایی هایم هایت هایش هایمان هایتان هایشان هاست هاییم
    هایند هاییست هایید هاییند
    """
)
"""Set off from every noun."""

PLURAL_SPOKEN = _set("هام هات هاش هامون هاتون هاشون هایمون هایتون هایشون")
"""The same, as people write when they chat; نامهاش is rather نامه‌اش."""

DEGREE = _set("تر ترین تری ترم تریم ترند ترها ترهای ترینها ترینهای ترینشان ترینش ترش ترشان")
"""Set off from every adjective; ``DEGREE_FUSED`` names the exceptions of the Academy."""
DEGREE_FUSED = _set("به که مه بیش کم")

AFTER_SILENT_HE = _set(
    """
    ای ام ات اش ایم اید اند است ایست ی مان تان شان اشان امان اتان ایی مون تون شون گر گری گرها گرهای
    """
)
"""Endings set off from a final silent ه: خانه‌ای، شده‌اند."""
RARELY_AFTER_HE = _set("ی ات")
"""Of these, the ones more often something else: بدهی is a debt, شبهات an Arabic plural."""
AFTER_YE = _set("ام ات اش ایم اید اند ای")
"""Endings set off from a final ی: ایرانی‌اند."""

FUSED_AFTER_CONSONANT = _set("ی م ت ش مان تان شان یم ید ند ان انی ین ات اتی یت")
FUSED_AFTER_VOWEL = _set("ی یی یم یت یش یمان یتان یشان یان م ت ش")
"""Endings written in one with the word before (پیش‌فرضش، قلم‌موی): no cut, but the word is still recognised."""

VERB_PREFIXES = ("نمی", "می")
VERB_ENDINGS = ("", "م", "ی", "د", "یم", "ید", "ند", "ه", "مش", "دش", "ندش", "مشان", "یمش")

PREFIXES = _set(
    """
    نا غیر زیر ابر باز فرا پیش پس هم بی کم تک چند بیش بین ضد فوق شبه نیم نیمه درون برون میان همه
    پی هیچ پنج شش هفت هشت نه سه ده وب
    """
)
"""First members so frequent in compounds that their own frequency says too little."""

SECOND_MEMBERS = _set(
    """
    آلودگی آزار آزاری آزما آزمایی آزمایش آسا آفرین آفرینی آلود آلوده آموخته آموختگان آموز آموزان آموزی آمیز آمیزی آور
    آوران آورد آورنده آوری آمده آمد آهنگ افتاده افزار افزاری افزایی افزا افشان افشانی افکن افکنی انداز اندازی
    اندیش اندیشی انگار انگاری انگیز انگیزی الله الدین المللی باختگی باخته باز بازی بازان باره بافت بافی بخش
    بخشی  بران برانگیز برداری بردار بریده بسته بستگی بند بندی بها بین بینان بینانه بینی پاش پاشی پذیر پذیری
    پذیرنده پرداز پردازان پردازش پردازی پردازنده پرست پرستی پرور پروری پرسی پسند پسندی پوش پوشی پوشانی پیچ
    پیما پیمایی پیوسته تراش تراشی جو جوی جویی جویان جویانه چسب چین چینی خراش خواه خواهان خواهانه خواهی خوان
    خوانی خواننده خوانده خور خوردن خورده خوری خیز خیزی دادن داده دار داران دارنده داری دان دانی درآمده دزدی
    دوز دوزی دوست دهنده دهندگان دهی دیده رانی  رسان رسانی رسیده رنگ رفته رفت روی روب روبی ریخته ریز ریزان
    ریزی ریزنده زا زایی زدا زدایی زدن زده زدگی زن زنی زنان زاده زبان ساخته ساز سازان سازنده سازگان سازی ساله
    سالگی سالار سالاری سپاری سپرده ستا ستایی ستیز ستیزی سرا سرایی سنج سنجی سوز سوزی شدن شدنی شده شدگان شدگی
    شکسته شکن شکنی شمار شماری شناختی شناس شناسان شناسانه شناسه شناسی شناسنده شونده شوندگان شوی شویی طلب طلبان
    طلبانه طلبی فام فرسا فرسایی فرما فرمایی فرست فرستی فروش فروشان فروشی فشار فشان فهم کار کارانه  کاری
    کاوی کاو کردن کردنی کرده کش کشان کشی کشیده کن کنان کننده کنندگان کنندگی کوب کوبی گاه گذار گذاران گذاری
    گذاشته گذر گذران گذرانی گرا گرایان گرایانه گرایی گردان گردانی گرد گردی گرفتن گرفته گرفتگی گرم گزار گزاری
    گزاران گزین گزینی گستر گسترده گستری گسترش گسیخته گشا گشایی گشت گشته گویی گوی گوینده گیر گیران گیرنده
    گیرندگان گیری گرافی لرزه مانده محور محوری مدار مداری نامه نامک نشده نشدنی نشین نشینان نشینی نگار نگاران
    نگارانه نگاره نگاری نگر نگری نگرانه نما نمای نمایان نمایش نمایی نواز نوازی نورد نوردی نویس نویسان نویسه
    نویسی نویسنده نهاد نهادن نهاده نیافته ناپذیر ناپذیری ناشدنی ناشده نکردن نکرده رایت سایت فای تاپ بوک کلیک
    پدیا شات باکس واچ واره وجو وگو وشو وهوا وخیز     پا پز پزی یاب یابان یابنده یابی یافتگی
    یافته یافتن رسانه
    """
)
"""Second members of compounds, mostly verbal: a known word before one of these is set off from it."""

LETTER_NAMES = _set(
    """
    ای بی سی دی اف جی اچ آی کی ال ام ان او پی کیو آر اس تی یو وی دبلیو ایکس اکس وای زد
    """
)
"""Latin letters as Persian spells them: دی‌وی‌دی."""

OWN_WORDS = _set(
    """
    میان‌بر قلم‌مو وب‌گاه پهن‌باند لپ‌تاپ جست‌وجو گفت‌وگو پرس‌وجو شست‌وشو رفت‌وآمد آب‌وهوا زباله‌دان تخته‌گیره هم‌رسانی
    صفحه‌کلید نرم‌تن سیب‌زمینی تخم‌مرغ راه‌آهن آتش‌بس دست‌اندرکار پیش‌نیاز هم‌اکنون هم‌اندیشی سپاس‌گزار
    """
)
"""Compounds that neither lexicon spells with its ZWNJ. The place for a linguist to add one."""

NEVER_IN_COMPOUNDS = _set(
    """
    بده از به در که را با تا بر و یا این آن من تو او ما شما آنها هر چه اگر ولی نیز تان شان مان است هست بود شد یک
    دو ها های تر ترین ای ام اش اند اید ایم چون نه بله خود پس ان ال دن ات ره ون زی ایی دون نیک جان بیا انه یکه
    هایی گان ونی اون افت یکا
    """
)
"""Words too frequent to prove anything as a part of a longer word."""

ALWAYS_SET_OFF = _set(
    """
    سازی سازان گذاری گذاران بندی ریزی رسانی برداری دهنده کننده کنندگان دهندگان افزار افزاری اندازی پذیری نویسی
    گشایی زدایی شناسی شناسان آمیزی پردازی یابی گیری
    """
)
"""Second members so productive that a compound written in one is a habit rather than a word of its own."""
