"""The conversation about concepts."""

from collections.abc import Mapping, Sequence

from aligner import languages
from aligner.cli._screen import Screen
from aligner.cli._session import Key, Session
from aligner.cli._text import block
from aligner.model import Concept, Lang
from aligner.project import concepts, decisions, rows, units
from aligner.project.decisions import Decision
from aligner.project.status import ConceptVerb
from aligner.review import deciding_concepts as deciding
from aligner.review.queue import Review


class ConceptSession(Session):
    """Goes through the concepts nobody decided about, best first; disputed ones before all."""

    def __init__(
        self, review: Review, screen: Screen, *, again: bool = False, conflicts: bool = False, sure: bool = False
    ) -> None:
        """``sure``: what is surest first, whatever it is worth."""
        super().__init__(review, screen)
        self._again, self._only_conflicts, self._sure = again, conflicts, sure
        self._trail: list[str] = []
        self._read()
        self._rows = units.keys(review.project)
        self._at = self._next("")

    def _read(self) -> None:
        self._disputed = {
            key for key, (_, state) in decisions.concept_states(self.review.project).items() if state.conflict
        }
        found: Sequence[Concept] = concepts.load(self.review.project, self.review.mined)
        if self._sure:
            found = sorted(found, key=concepts.confidence)
        self._all = {c.id: c for c in sorted(found, key=lambda c: c.id not in self._disputed)}

    def _open(self, concept: Concept) -> bool:
        if self._only_conflicts:
            return concept.id in self._disputed
        return self._again or concept.status == "mined" or concept.id in self._disputed

    def _next(self, own: str) -> str:
        """The id of the open concept after that one; empty: none."""
        ids = list(self._all)
        start = ids.index(own) + 1 if own in ids else 0
        return next((name for name in ids[start:] if self._open(self._all[name])), "")

    def own_keys(self) -> Mapping[str, Key]:
        def decide(verb: ConceptVerb) -> Key:
            helps = {
                "approve": "approve",
                "reject": "reject: never comes back",
                "forbid": "forbid: known, and not to be used",
                "keep": "keep: not to be translated",
                "reopen": "open again: as if never decided",
            }
            return Key(verb, lambda: self._decide(verb), helps[verb], short=verb != "reopen")

        return {
            "a": decide("approve"),
            "x": decide("reject"),
            "f": decide("forbid"),
            "k": decide("keep"),
            "o": decide("reopen"),
            "e": Key("rename", self._rename, "call a term differently, add one, or take one away"),
            "t": Key("prefer", self._prefer, "set the preferred term of a language"),
            "m": Key("merge", self._merge, "merge with another concept"),
            "s": Key("split", self._split, "make a concept of its own of some of the terms"),
            "+": Key("add", self._add, "make a concept that was not mined", short=False),
            "c": Key("comment", self._comment, "write a comment or definition", short=False),
        }

    def picture(self) -> Sequence[str] | None:
        self._read()
        if self._at not in self._all:
            return None
        concept = self._all[self._at]
        if not self._trail or self._trail[-1] != concept.id:
            self._trail.append(concept.id)
        number = list(self._all).index(concept.id) + 1
        left = sum(self._open(c) for c in self._all.values())
        kind = "" if concept.kind == "term" else f", {concept.kind}"
        worth = f", worth {concept.worth:.2f}" if concept.worth else ""
        dispute = ", conflict" if concept.id in self._disputed else ""
        status = "open" if concept.status == "mined" else concept.status
        head = f"Concept {number} of {len(self._all)}, score {concept.score:.2f}{worth}, {status}{kind}{dispute}"
        lines = [self.screen.style(line, "1") for line in self.screen.whole(f"{head}, {left} to go")]
        lines += self.screen.comment(concept.note)
        for lang in self.review.languages:
            lines += self._terms(lang, concept)
        reasons = [line for reason in concept.reasons for line in self.screen.mixed(f"  ({reason})")]
        if self.screen.plain:
            return [*lines, *reasons, *self._evidence(concept, 20)]
        height = self.screen.size[1] - self.below
        room = max(0, height - len(lines))
        example = self._evidence(concept, room - min(len(reasons), room // 2))
        return [*lines, *reasons[: max(0, room - len(example))], *example][:height]

    def _terms(self, lang: Lang, concept: Concept) -> list[str]:
        """One term a line, numbered; a right-to-left one alone on its line."""
        lines = []
        columns, _ = self.screen.size
        rtl = languages.get(lang).direction == "rtl"
        for rank, term in enumerate(concept.terms.get(lang, ()), 1):
            seen = f"{term.count}x" if term.count else "not seen"
            seen += f", {term.part_of_speech}" if term.part_of_speech and not concept.is_name else ""
            found = block(term.text, lang, self.screen.bidi, columns - (1 if rtl else 24 + len(term.part_of_speech)), 1)
            label = f"  {lang:<3} {rank} "
            lines += [f"{label} ({seen})", *found] if rtl else [f"{label} {''.join(found)}  ({seen})"]
        return lines

    def _evidence(self, concept: Concept, room: int) -> list[str]:
        """The best passage that shows the concept: as much of each language as there is room for, the term in it."""
        if not concept.evidence:
            return []
        best = concept.evidence[0]
        row = rows.by_key(self.review.project, self._rows[best]) if best < len(self._rows) else None
        columns, _ = self.screen.size
        lines = ["  For example:"]
        own = self.review.segments(row.unit) if row else {}
        texts = {lang: " ".join(found) for lang, found in own.items() if lang in concept.terms}
        most = max(1, (room - 1) // len(texts) - 1) if texts else 1
        for lang, text in texts.items():
            rtl = languages.get(lang).direction == "rtl"
            places = [a for a, _, name in self.screen.terms.spans(text, lang) if name == concept.id]
            shown = _from(text, places, (columns - 8) * most)
            spans = [] if self.screen.plain else [(a, b, "4") for a, b, _ in self.screen.terms.spans(shown, lang)]
            found = block(shown, lang, self.screen.bidi, columns - (1 if rtl else 7), most, spans)
            lines += [f"  {lang}", *found] if rtl else [f"  {lang:<3}  {found[0]}", *(f"       {x}" for x in found[1:])]
        return lines

    def summary(self) -> str:
        left = sum(c.status == "mined" for c in self._all.values())
        return f"{self.decided} decided now; {left} of {len(self._all)} concepts are still open."

    def step(self, forth: bool) -> None:
        if forth:
            self._at = self._next(self._at)
        elif not self._at:
            self._at = self._trail.pop()
        elif len(self._trail) < 2:
            self.said = "This is where you began."
        else:
            self._trail.pop()
            self._at = self._trail.pop()

    def undone(self, decision: Decision) -> None:
        self._at = decision.changes[0].key

    def go_to(self) -> None:
        number = self.number(f"Concept (1 to {len(self._all)}): ", len(self._all))
        if number:
            self._at = list(self._all)[number - 1]

    def find(self) -> None:
        if found := self._ask_for("Search: "):
            self._at = found

    def _ask_for(self, prompt: str) -> str:
        """The id of the next concept with a term that holds what is typed; empty: none."""
        wanted = self.line(prompt).casefold()
        ids = list(self._all)
        start = ids.index(self._at) + 1 if self._at else 0
        for name in [*ids[start:], *ids[: start - 1]]:
            texts = [form for terms in self._all[name].terms.values() for t in terms for form in (t.text, *t.variants)]
            if wanted and any(wanted in text.casefold() for text in texts):
                return name
        self.said = "Not found." if wanted else "Nothing done."
        return ""

    def _decide(self, verb: ConceptVerb) -> None:
        deciding.set_status(self.review, self._at, verb)
        self.decided += 1
        self._at = self._next(self._at)

    def _pick(self) -> tuple[Lang, str] | None:
        lang = self.choose(
            "Which language", [lang for lang in self.review.languages if lang in self._all[self._at].terms]
        )
        texts = [term.text for term in self._all[self._at].terms.get(lang, ())] if lang else []
        if not lang or not texts:
            return None
        number = 1 if len(texts) == 1 else self.number(f"Term (1 to {len(texts)}): ", len(texts))
        return (lang, texts[number - 1]) if number else None

    def _rename(self) -> None:
        lang = self.choose("Which language", self.review.languages)
        if not lang:
            return
        texts = [term.text for term in self._all[self._at].terms.get(lang, ())]
        number = self.number(f"Term (1 to {len(texts)}; 0 adds one): ", len(texts), least=0) if texts else 0
        if number is None:
            return
        new = self.line("Write it (empty takes it away): ")
        old = texts[number - 1] if number else ""
        if old or new:
            deciding.rename(self.review, self._at, lang, old, new)
            self.decided += 1

    def _prefer(self) -> None:
        if picked := self._pick():
            deciding.prefer(self.review, self._at, *picked)
            self.decided += 1

    def _merge(self) -> None:
        if other := self._ask_for("Merge with the concept that has the term: "):
            deciding.merge(self.review, self._at, [other])
            self.decided += 1

    def _split(self) -> None:
        away: dict[Lang, list[str]] = {}
        for lang, terms in self._all[self._at].terms.items():
            typed = self.line(f"{lang}: numbers of the terms that go (none: Enter): ").replace(",", " ").split()
            away[lang] = [terms[int(n) - 1].text for n in typed if n.isdecimal() and 0 < int(n) <= len(terms)]
        deciding.split(self.review, self._at, away)
        self.decided += 1

    def _add(self) -> None:
        prompt = "its terms, a ; between them (none: Enter): "
        texts = {lang: self.line(f"{lang}, {prompt}").split(";") for lang in self.review.languages}
        self._at = deciding.add(self.review, texts).changes[0].key
        self.decided += 1

    def _comment(self) -> None:
        deciding.comment(self.review, self._at, self.line("Comment: "))
        self.decided += 1


def _from(text: str, starts: Sequence[int], size: int) -> str:
    """The text from so far before the first of the places that it can be seen in so many characters."""
    if not starts or starts[0] + 30 < size:
        return text
    begin = text.find(" ", max(0, starts[0] - size // 2)) + 1
    return f"… {text[begin:]}"
