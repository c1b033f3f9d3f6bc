"""Files as other programs write them, each another for another number; their texts are invented."""

import random
from xml.sax.saxutils import escape

WORDS = {
    "en": ("The valve", "opens", "at noon", "30 %", "“slowly”", "a & b", "x < y", "no. 12", "|", "don't"),
    "es": ("La válvula", "se abre", "al mediodía", "30 %", "¿despacio?", "a & b", "n.º 12", "«sí»", "|"),
}
STATES = ("new", "translated", "final", "needs-review-translation", "signed-off", "")
CONFIRMED = ("Draft", "Translated", "ApprovedTranslation", "RejectedTranslation", "")
STATUSES = (
    "preferredTerm-admn-sts", "admittedTerm-admn-sts", "deprecatedTerm-admn-sts", "supersededTerm-admn-sts",
    "notRecommended", "Obsolete", "proposed", "strange", "",
)  # fmt: skip
FACTS = ("termType", "grammaticalGender", "usageNote", "context", "source", "geographicalUsage", "register")
NAMES = {
    "memory": ("a.tmx", "a.xlf", "a.sdlxliff", "b.xlf", "a.po", "a.csv"),
    "glossary": ("a.tbx", "dct.tbx", "a.xml", "a.po", "a.csv"),
}


def text(chance: random.Random, lang: str) -> str:
    return " ".join(chance.sample(WORDS[lang], chance.randint(1, 5)))


def file(name: str, number: int) -> str:
    """The content of a file of that name."""
    chance = random.Random(f"{name} {number}")
    makers = {"a.tmx": _tmx, "b.xlf": _xliff2, "a.po": _po, "a.csv": _csv}
    if name.endswith(".tbx") or name == "a.xml":
        return _tbx(chance, dct=name.startswith("dct"))
    return makers.get(name, _xliff)(chance)


def _marked(chance: random.Random, lang: str, tag: str = "ph") -> str:
    """Words with inline markup and breaks between some of them, escaped."""
    gap = (" ", " ", f'<{tag} id="1" type="lb"/>', f' <{tag} id="2"/>')
    return "".join(part for word in text(chance, lang).split() for part in (escape(word), chance.choice(gap))).strip()


def _tmx(chance: random.Random) -> str:
    space = chance.choice(("", ' xmlns="http://www.lisa.org/tmx14"'))
    units = []
    for number in range(6):
        confirmed = chance.choice(CONFIRMED)
        said = "".join(
            f'<tuv xml:lang="{lang}"><seg>{_marked(chance, lang)}</seg></tuv>'
            for lang in ("en", "es")
            if chance.random() < 0.9
        )
        prop = f'<prop type="x-ConfirmationLevel">{confirmed}</prop>' if confirmed else ""
        note = f"<note>{escape(text(chance, 'en'))}</note>" if chance.random() < 0.5 else ""
        units.append(f'<tu tuid="t{number}" changeid="Ana" usagecount="3">{note}{prop}{said}</tu>')
    return f'<tmx{space} version="1.4"><header srclang="en"/><body>{"".join(units)}</body></tmx>'


def _xliff(chance: random.Random) -> str:
    units = []
    for number in range(5):
        state, seg = chance.choice(STATES), chance.random() < 0.5
        own = range(1, chance.randint(2, 4)) if seg else (0,)
        sides = {
            lang: " ".join(
                (f'<mrk mtype="seg" mid="{n}">{said}</mrk>' if seg else said)
                for n in own
                if (said := _marked(chance, lang, "x")) and (lang == "en" or chance.random() < 0.8)
            )
            for lang in ("en", "es")
        }
        parts = f"<source>{sides['en']}</source>" + (f"<seg-source>{sides['en']}</seg-source>" if seg else "")
        target = f"<target{f' state={chr(34)}{state}{chr(34)}' if state else ''}>{sides['es']}</target>"
        note = f"<note>{escape(text(chance, 'en'))}</note>" if chance.random() < 0.5 else ""
        units.append(f'<trans-unit id="u{number}">{parts}{target}{note}</trans-unit>')
    head = '<file source-language="en" target-language="es" original="a" datatype="x">'
    space = 'xmlns="urn:oasis:names:tc:xliff:document:1.2"'
    return f'<xliff version="1.2" {space}>{head}<body>{"".join(units)}</body></file></xliff>'


def _xliff2(chance: random.Random) -> str:
    units = []
    for number in range(5):
        segments = []
        for n in range(chance.randint(1, 3)):
            state = chance.choice(("initial", "translated", "final"))
            target = f"<target>{_marked(chance, 'es')}</target>" if chance.random() < 0.8 else ""
            segments.append(
                f'<segment id="s{n}" state="{state}"><source>{_marked(chance, "en")}</source>{target}</segment>'
            )
        notes = f"<notes><note>{escape(text(chance, 'en'))}</note></notes>" if chance.random() < 0.5 else ""
        units.append(f'<unit id="u{number}">{notes}{"".join(segments)}</unit>')
    head = '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="es">'
    return f'{head}<file id="f">{"".join(units)}</file></xliff>'


def _po(chance: random.Random) -> str:
    entries = ['msgid ""\nmsgstr "Language: es\\n"\n']
    for number in range(6):
        lines = [f"# {text(chance, 'en')}"] if chance.random() < 0.3 else []
        lines += ["#. extracted: by a program"] if chance.random() < 0.3 else []
        lines += ["#, fuzzy"] if chance.random() < 0.3 else []
        lines += [f'msgctxt "menu{number}"'] if chance.random() < 0.5 else []
        target = text(chance, "es") if chance.random() < 0.8 else ""
        entries.append("\n".join([*lines, f'msgid "{number} {text(chance, "en")}"', f'msgstr "{target}"']) + "\n")
    return "\n".join(entries)


def _csv(chance: random.Random) -> str:
    head = chance.choice(("en,es", "English,Español", "es,en,notes", "id,en,es,status", "en,es,pos,description,Client"))
    rows = [head]
    for number in range(5):
        cells = []
        for name in head.split(","):
            lang = {"en": "en", "English": "en", "es": "es", "Español": "es"}.get(name, "")
            cells.append(f'"{text(chance, lang)}"' if lang else str(number) if name == "id" else f"{name} {number}")
        rows.append(",".join(cells))
    return "\n".join(rows) + "\n"


def _tbx(chance: random.Random, dct: bool) -> str:
    entries = []
    for number in range(6):
        sections = []
        for lang in ("en", "es"):
            terms = "".join(_term(chance, lang, dct) for _ in range(chance.randint(1, 3)))
            definition = _field("descrip", "definition", text(chance, lang), dct) if chance.random() < 0.4 else ""
            sections.append(f'<{_tag("langSet", dct)} xml:lang="{lang}">{definition}{terms}</{_tag("langSet", dct)}>')
        more = _field("descrip", "subjectField", text(chance, "en"), dct) if chance.random() < 0.5 else ""
        more += f"<note>{escape(text(chance, 'en'))}</note>" if chance.random() < 0.3 else ""
        entry = _tag("termEntry", dct)
        entries.append(f'<{entry} id="c{number}">{more}{"".join(sections)}</{entry}>')
    spaces = ' style="dct" xmlns="urn:iso:std:iso:30042:ed-2" xmlns:m="http://www.tbxinfo.net/ns/min"' if dct else ""
    root = "tbx" if dct else "martif"
    return f'<{root} type="TBX-Basic" xml:lang="en"{spaces}><text><body>{"".join(entries)}</body></text></{root}>'


def _term(chance: random.Random, lang: str, dct: bool) -> str:
    status = chance.choice(STATUSES)
    own = _field("termNote", "administrativeStatus", status, dct) if status else ""
    for name in chance.sample(FACTS, chance.randint(0, 3)):
        own += _field("termNote", name, chance.choice(("acronym", "masculine", text(chance, lang))), dct)
    group = _tag("tig", dct)
    return f"<{group}><term>{escape(text(chance, lang))}</term>{own}</{group}>"


def _field(tag: str, name: str, value: str, dct: bool) -> str:
    return f"<m:{name}>{escape(value)}</m:{name}>" if dct else f'<{tag} type="{name}">{escape(value)}</{tag}>'


def _tag(name: str, dct: bool) -> str:
    return {"termEntry": "conceptEntry", "langSet": "langSec", "tig": "termSec"}[name] if dct else name
