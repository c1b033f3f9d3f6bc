"""What can be done to files of ours so that some program may mind, by name."""

import re
from collections.abc import Callable

TARGET = "fa"
Change = Callable[[str], str]


def replaced(before: str, after: str, count: int = -1) -> Change:
    def change(text: str) -> str:
        assert before in text, before
        return text.replace(before, after, count)

    return change


def matched(pattern: str, after: str, count: int = 0) -> Change:
    def change(text: str) -> str:
        assert re.search(pattern, text, re.DOTALL), pattern
        return re.sub(pattern, after, text, count=count, flags=re.DOTALL)

    return change


TMX: dict[str, Change] = {
    "prop": matched(r"(<tu [^>]*>\n)", r'\1      <prop type="file">a.txt</prop>' + "\n"),
    "edges": replaced("</seg>", " </seg>"),
    "illegal": replaced("</seg>", "\x0b</seg>", 1),
    "reference": replaced("</seg>", "&#x1F;</seg>", 1),
    "late note": replaced("    </tu>", "      <note>late</note>\n    </tu>"),
    "no adminlang": replaced(' adminlang="en"', ""),
    "no srclang": replaced(' srclang="en"', ""),
    "segtype": replaced('segtype="sentence"', 'segtype="Sentence"'),
    "no language": replaced(' xml:lang="fa"', ""),
    "two segs": matched(r"<seg>", "<seg>x</seg><seg>"),
    "cut": lambda text: text[: len(text) * 2 // 3],
    "all": replaced('srclang="en"', 'srclang="*all*"'),
    "tool": replaced('creationtool="aligner"', 'creationtool="OmegaT"'),
    "date": matched(r'creationdate="\d+T\d+Z"', 'creationdate="20260102T030400+0100"'),
    "same id": matched(r'tuid="[^"]*"', 'tuid="1"'),
    "case": replaced('xml:lang="fa"', 'xml:lang="FA"'),
    "crlf": replaced("\n  ", "\r\n  "),
    "underscore": replaced('xml:lang="fa"', 'xml:lang="fa_IR"'),
    "empty": replaced("    </tu>", '      <tuv xml:lang="de"><seg></seg></tuv>\n    </tu>', 1),
    "entity": replaced("</seg>", "&nope;</seg>", 1),
    "mark": lambda text: "\ufeff" + text,
    "no ids": matched(r' tuid="[^"]*"', ""),
    "old": replaced('version="1.4"', 'version="1.1"'),
    "attribute": replaced("<tu ", '<tu mine="1" '),
    "no seg": matched(r"<seg>[^<]*</seg>", "", 1),
}
PO: dict[str, Change] = {
    "twice": lambda text: text + '\nmsgid "door"\nmsgstr "a"\n\nmsgid "door"\nmsgstr "b"\n',
    "end": lambda text: text + '\nmsgid "door"\nmsgstr "a\\n"\n',
    "begin": lambda text: text + '\nmsgid "\\ndoor"\nmsgstr "a"\n',
    "carriage return": lambda text: text + '\nmsgid "door"\nmsgstr "a\\rb"\n',
    "c-format": lambda text: text + '\n#, c-format\nmsgid "%s door"\nmsgstr "a"\n',
    "charset": replaced("charset=UTF-8", "charset=CHARSET"),
    "quote": lambda text: text + '\nmsgid "door"\nmsgstr "a\n',
    "no team": matched(r'"Language-Team: [^"]*"\n', ""),
    "no plural": matched(r'"Plural-Forms: [^"]*"\n', ""),
    "flag": lambda text: text + '\n#, read-only\nmsgid "door"\nmsgstr "a"\n',
    "obsolete": lambda text: text + '\n#~ msgid "door"\n#~ msgstr "a"\n',
    "no language": matched(r'"Language: [^"]*"\n', ""),
    "hyphen": matched(r'"Language: fa', '"Language: fa-IR'),
    "control": lambda text: text + '\nmsgid "door"\nmsgstr "a\x01"\n',
    "mark": lambda text: "\ufeff" + text,
    "escape": lambda text: text + '\nmsgid "door"\nmsgstr "a\\v"\n',
    "unknown escape": lambda text: text + '\nmsgid "door"\nmsgstr "a\\q"\n',
    "no msgstr": lambda text: text + '\nmsgid "door"\n',
    "inner quote": lambda text: text + '\nmsgid "do"or"\nmsgstr "a"\n',
}
TBX: dict[str, Change] = {
    "ntig": lambda text: re.sub(r"<tig>(.*?)</tig>", r"<ntig><termGrp>\1</termGrp></ntig>", text, flags=re.DOTALL),
    "no language": replaced(f' xml:lang="{TARGET}">\n        <tig', ">\n        <tig"),
    "illegal": replaced("</term>", "\x0b</term>", 1),
    "cut": lambda text: text[: len(text) * 2 // 3],
    "status": matched("(preferred|admitted|deprecated)Term-admn-sts", "preferred"),
    "edges": replaced("</term>", " </term>"),
    "same id": matched(r'<termEntry id="[^"]*"', '<termEntry id="a"'),
    "no id": matched(r'<termEntry id="[^"]*"', "<termEntry"),
    "empty": matched(r"<tig>", "<tig><term/></tig><tig>"),
    "underscore": replaced(f'xml:lang="{TARGET}"', f'xml:lang="{TARGET}_IR"'),
    "case": replaced(f'xml:lang="{TARGET}"', f'xml:lang="{TARGET.upper()}"'),
    "entity": replaced("</term>", "&nope;</term>", 1),
    "two terms": replaced("</term>", "</term><term>x</term>", 1),
    "no header": matched("<martifHeader>.*</martifHeader>", ""),
}
XLIFF: dict[str, Change] = {
    "no target": matched(r"<target.*?</target>", "", 1),
    "empty target": matched(r"<target[^>]*>.*?</target>", "<target/>", 1),
    "illegal": replaced("</source>", "\x0b</source>", 1),
    "cut": lambda text: text[: len(text) * 2 // 3],
    "state": matched(r'state="[a-z-]*"', 'state="Done"', 1),
    "approved": replaced('approved="no"', 'approved="maybe"', 1),
    "no datatype": replaced(' datatype="plaintext"', ""),
    "same id": matched(r'<trans-unit id="[^"]*"', '<trans-unit id="1"'),
    "no id": matched(r'<trans-unit id="[^"]*"', "<trans-unit", 1),
    "note": replaced("</trans-unit>", "<note>x</note></trans-unit>"),
    "underscore": replaced('target-language="fa"', 'target-language="fa_IR"'),
    "no target language": replaced(' target-language="fa"', ""),
    "two sources": replaced("</source>", "</source><source>x</source>", 1),
    "target first": matched(r"(<source>.*?</source>)(\s*)(<target.*?</target>)", r"\3\2\1", 1),
    "attribute": replaced("<trans-unit ", '<trans-unit mine="1" '),
    "old": replaced('version="1.2"', 'version="1.1"'),
}
UTF8: dict[str, Change] = {
    "one column": matched(r"\A([^\t]*)\t[^\n]*", r"\1"),
    "no source": matched(r"\A[^\t]*\t", "\t"),
    "comment": lambda text: "# mine\n" + text,
    "edges": matched(r"\t", " \t "),
    "empty lines": replaced("\n", "\n\n"),
    "crlf": replaced("\n", "\r\n"),
    "mark": lambda text: "\ufeff" + text,
    "four columns": matched(r"\A([^\n]*)", r"\1\tmore"),
    "latin": lambda text: text + "ma\xf1ana\tx\ty\n",
}
