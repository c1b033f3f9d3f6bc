"""English."""

from aligner.languages._en_grammar import GRAMMAR
from aligner.languages._en_numerals import NUMERALS, ORDINALS
from aligner.languages._language import Language, words

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_MONTHS = "january february march april may june july august september october november december"

LANGUAGE = Language(
    code="en",
    grammar=GRAMMAR,
    numerals=NUMERALS,
    name="English",
    direction="ltr",
    plural_forms="nplurals=2; plural=(n != 1);",
    expansion=1.0,
    abbreviations=words(
        """
        mr mrs ms mx dr prof rev fr hon gen col maj capt cmdr lt sgt cpl gov sen rep pres supt st mt ft messrs mmes
        v vs cf e.g i.e viz ca approx resp esp incl
        """
    ),
    number_abbreviations=words(
        """
        no nos p pp vol vols ch chap sec secs art arts fig figs eq eqs ex app par para pt tab ver ed eds bldg apt
        fol fols
        jan feb mar apr jun jul aug sep sept oct nov dec
        """
    ),
    closing_abbreviations=words(
        """
        inc corp co ltd llc plc bros dept univ assn est jr sr esq ph.d m.d b.a m.a u.s u.k u.n e.u u.s.a d.c
        al etc ave blvd rd
        """
    ),
    final_abbreviations=words("a.m p.m b.c a.d b.c.e c.e"),
    starters=words(
        """
        the this that these those there here he she it they we you i his her its their our your my who what when where
        why how which while although though because if in on at by for from with without within after before since
        until during despite however moreover therefore meanwhile furthermore instead still then but and or nor so yet
        as under over between among according some many most several few all both each every another no not also
        """
    ),
    reporting_verbs=words(
        """
        said says asked asks replied replies added adds wrote writes answered cried shouted whispered wondered
        exclaimed insisted continued told muttered demanded
        """
    ),
    calendar_names=words(
        """
        monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun
        eastern central mountain pacific est edt cst cdt mst pst pdt et gmt utc bst
        january february march april may june july august september october november december
        """
    ),
    boilerplate_lines=words(
        """
        advertisement; advertisements; sponsored; skip to content; skip to main content; scroll to top; back to top;
        go to top; top; read more; continue reading; learn more; load more; show more; see more; view all; share;
        share this; share this post; share this article; share on facebook; share on twitter; share on linkedin;
        share on whatsapp; tweet; pin it; email this; print; print this; copy link; follow us; log in; login; sign in;
        sign up; register; subscribe; menu; main menu; search; search for; home; next; previous; next post;
        previous post; next article; previous article; post comment; submit comment; submit; cancel reply; reply;
        cookie policy; cookie settings; privacy policy; terms of service; terms of use; accept; accept all;
        accept cookies; reject all; manage cookies; table of contents; leave a comment; no comments; no comments yet;
        like this; loading; name *; email *; website; comment *; tags; filed under; categories; close;
        press release; news release
        """,
        ";",
    ),
    boilerplate_phrases=(
        "min read",
        "minute read",
        "minutes to read",
        "send a link to a friend",
        "for immediate release",
        "for immediate use",
        "email address will not be published",
        "save my name, email",
        "we use cookies",
        "required fields are marked",
        "uses cookies",
        "by continuing to use this site",
        "all rights reserved",
        "sign up for our newsletter",
        "subscribe to our newsletter",
        "click to share",
        "javascript is disabled",
        "please enable javascript",
        "notify me of new",
        "notify me of follow-up",
        "protected by recaptcha",
        "follow us on",
    ),
    boilerplate_sections=words(
        """
        leave a reply; leave a comment; post a comment; related articles; related posts; related stories; related news;
        related content; related; you may also like; you might also like; articles you may like; more stories;
        recommended; recommended for you; recommended articles; read next; latest news; latest posts; latest articles;
        recent posts; recent comments; recent articles; popular posts; most popular; most read; trending now; more news;
        editor's picks; about the author; share this article; top stories
        """,
        ";",
    ),
    boilerplate_labels=words(
        """
        read also; see also; read more; also read; related; related article; more on this; photo; photos; photograph;
        photographs; photo credit; image; images; image credit; picture; pictures; credit; source; sources; words;
        text; reporting; additional reporting; editing; tags; topics; filed under; categories; category; posted in;
        press contact; media contact; media contacts; contact; share; follow us
        """,
        ";",
    ),
    byline_openers=words("by"),
    stamp_words=words("published updated posted modified last first on at of the"),
    page_words=words("page p pg"),
    decimal=".",
    date_order="mdy",
    clause_openers=words(
        "and but or which who whom whose that because while when where although though if after before "
        "since until so as with by for to including than"
    ),
    number_words={
        **{w: i for i, w in enumerate(_UNITS.split())},
        "eighteen": 18,
        "nineteen": 19,
        **{w: 10 * i for i, w in enumerate(_TENS.split(), start=2)},
        "hundred": 100,
        "a": 1,
        "an": 1,
    },
    # "several hundred" and "a few hundred" are no 100.
    articles=words("a an one hundred"),
    scales={
        "thousand": 10**3,
        "thousands": 10**3,
        "million": 10**6,
        "millions": 10**6,
        "billion": 10**9,
        "billions": 10**9,
        "trillion": 10**12,
        "trillions": 10**12,
    },
    scale_signs={"k": 10**3, "m": 10**6, "mn": 10**6, "b": 10**9, "bn": 10**9, "tn": 10**12},
    ordinals=ORDINALS,
    ordinal_suffixes=("st", "nd", "rd", "th"),
    number_joins=words("and"),
    range_joins=words("to through"),
    currencies={
        "dollar": "USD",
        "dollars": "USD",
        "euro": "EUR",
        "euros": "EUR",
        "pounds": "GBP",
        "reais": "BRL",
        "rial": "IRR",
        "rials": "IRR",
        "toman": "IRT",
        "tomans": "IRT",
        "yen": "JPY",
        "yuan": "CNY",
        "pound sterling": "GBP",
        "pounds sterling": "GBP",
        "swiss franc": "CHF",
        "swiss francs": "CHF",
        "franc": "XXX",
        "francs": "XXX",
        "lira": "TRY",
        "liras": "TRY",
        "kronor": "SEK",
        "kroner": "XXX",
        "krone": "XXX",
        "krona": "XXX",
        "crowns": "XXX",
        "lei": "RON",
        "zloty": "PLN",
        "zlotys": "PLN",
        "rubles": "RUB",
        "roubles": "RUB",
        "rupees": "XXX",
        "pesos": "XXX",
        "dinars": "XXX",
        "dirhams": "XXX",
        "riyals": "XXX",
        "won": "KRW",
        "shekels": "ILS",
        "soles": "PEN",
    },
    percent=("percent", "per cent", "percentage points", "percentage point"),
    months={
        **{w: i for i, w in enumerate(_MONTHS.split(), start=1)},
        **{w[:3]: i for i, w in enumerate(_MONTHS.split(), start=1)},
        "sept": 9,
    },
    date_joins=words("of"),
    forenoon=words("am a.m a.m."),
    afternoon=words("pm p.m p.m."),
)
