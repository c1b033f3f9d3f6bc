"""Languages as people call them at the head of a column: ``English``, ``Español (España)``, ``فارسی``."""

import re
import unicodedata

LONG_CODES = frozenset(
    "ast ceb ckb cmn dsb fil fur gsw haw hbs hsb kab kmr lij nds pes prs sco szl yue zgh".split()  # noqa: SIM905
)
"""Codes of three letters that files are called by; others are more often words: app, car, fan, pos."""
_NAMES = {
    "en": "english inglés inglês انگلیسی anglais englisch",
    "es": "spanish español castellano espanhol اسپانیایی espagnol spanisch castilian",
    "pt": "portuguese português portugués پرتغالی portugais portugiesisch",
    "fa": "persian farsi فارسی persa پارسی persan persisch dari",
    "ar": "arabic العربية عربی árabe",
    "bn": "bengali bangla",
    "bg": "bulgarian български",
    "ca": "catalan català catalán catalão",
    "cs": "czech čeština",
    "da": "danish dansk",
    "de": "german deutsch alemán alemão آلمانی",
    "el": "greek ελληνικά",
    "et": "estonian eesti",
    "eu": "basque euskara vasco",
    "fi": "finnish suomi",
    "fr": "french français francés francês فرانسوی",
    "gl": "galician galego gallego",
    "he": "hebrew עברית",
    "hi": "hindi हिन्दी",
    "hr": "croatian hrvatski",
    "hu": "hungarian magyar",
    "id": "indonesian",
    "it": "italian italiano ایتالیایی",
    "ja": "japanese 日本語",
    "ko": "korean 한국어",
    "ku": "kurdish kurdî کردی",
    "lt": "lithuanian lietuvių",
    "lv": "latvian latviešu",
    "nl": "dutch nederlands",
    "no": "norwegian norsk",
    "pl": "polish polski",
    "ro": "romanian română",
    "ru": "russian русский ruso russo روسی",
    "sk": "slovak slovenčina",
    "sl": "slovenian slovenščina",
    "sr": "serbian српски",
    "sv": "swedish svenska",
    "tr": "turkish türkçe ترکی",
    "uk": "ukrainian українська",
    "ur": "urdu اردو",
    "vi": "vietnamese",
    "zh": "chinese 中文 汉语",
}
_REGIONS = {
    "BR": "br brazil brasil brazilian برزیل",
    "PT": "pt portugal european europeu",
    "ES": "es spain españa castilian",
    "MX": "mx mexico méxico",
    "AR": "ar argentina",
    "419": "latinamerica américalatina latinoamérica latam",
    "US": "us usa unitedstates american",
    "GB": "gb uk unitedkingdom british",
    "IR": "ir iran ایران",
    "AF": "af afghanistan افغانستان",
}


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()


_LANGUAGES = {_plain(name): code for code, names in _NAMES.items() for name in names.split()}
_PLACES = {_plain(name): code for code, names in _REGIONS.items() for name in names.split()}


def of_name(text: str) -> str:
    """The tag of a language by its name, with its region if that is told; empty for what is no name of one."""
    words = re.findall(r"[^\W_]+", _plain(text.replace("\u200c", "")))
    found = [code for word in words if (code := _LANGUAGES.get(word))]
    rest = "".join(word for word in words if word not in _LANGUAGES)
    if len(set(found)) != 1 or (rest and rest not in _PLACES):
        return ""
    return f"{found[0]}-{_PLACES[rest]}" if rest else found[0]
