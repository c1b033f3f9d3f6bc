// A report holds all of its rows; here is what they show: those the filters let through, and what was decided.
"use strict";

const LABELS = { review: "needs review", mined: "open", "do-not-translate": "not to be translated" };

// A text without what makes no difference to a reader: case, joiners, vowel signs, the two forms of Persian letters, digits.
function fold(text) {
  return text.normalize("NFKC").toLowerCase().replace(/[\u200c\u064b-\u0652]/g, "").replace(/[يى]/g, "ی")
    .replace(/ك/g, "ک").replace(/[۰-۹٠-٩]/g, (digit) => String(digit.codePointAt(0) & 15)).replace(/\s+/g, " ");
}

// The text of an element as it is in the project: characters that are shown by their number are themselves again.
function textOf(element) {
  const copy = element.cloneNode(true);
  for (const sign of copy.querySelectorAll(".control")) sign.replaceWith(String.fromCodePoint(parseInt(sign.textContent.slice(2), 16)));
  for (const none of copy.querySelectorAll(".nothing")) none.remove();
  return copy.textContent.trim();
}

const cellsOf = (row) => [...row.querySelectorAll(":scope > .cells > .cell")];
const wordsOf = (cell) => cell.querySelector(":scope > .text, :scope > .terms"); // Not those of evidence, nor of the document.

Object.assign(backend, {
  originals: new Map(),

  find(group, key) {
    return list.querySelector(`.row${group === "concepts" ? ".concept" : ":not(.concept)"}[data-key="${CSS.escape(key)}"]`);
  },

  // What the report says of a row, whatever was decided here.
  original(group, key) {
    const row = this.find(group, key);
    if (!this.originals.has(row)) {
      const words = cellsOf(row).map((cell) => [cell.dataset.lang, wordsOf(cell).dataset.said ?? textOf(cell.querySelector(".term") ?? wordsOf(cell))]);
      this.originals.set(row, {
        row: Number(row.querySelector(".number").textContent),
        text: words.find(([, text]) => text)?.[1].slice(0, 60) ?? "",
        status: row.dataset.status,
        label: row.querySelector(".status").textContent,
        note: row.querySelector(".note").textContent,
        words: Object.fromEntries(words),
        spans: Object.fromEntries(cellsOf(row).map((cell) => [cell.dataset.lang, partsOf(cell).map(spanOf)])),
        html: Object.fromEntries(cellsOf(row).map((cell) => [cell.dataset.lang, wordsOf(cell).innerHTML])),
      });
    }
    return this.originals.get(row);
  },

  // Shows what was decided over what the report says.
  paint(group, key) {
    const row = this.find(group, key);
    if (!row) return;
    const first = this.original(group, key);
    const facts = this.kept[group][key] ?? {};
    const now = facts.status ?? first.status;
    const badge = row.querySelector(".status");
    row.classList.remove(row.dataset.status);
    row.classList.add(now);
    row.dataset.status = now;
    badge.className = `status ${now}`;
    badge.textContent = now === first.status ? first.label : LABELS[now] ?? now;
    const note = row.querySelector(".note");
    note.textContent = facts.note ?? first.note;
    note.hidden = !note.textContent;
    for (const cell of cellsOf(row)) {
      const { lang } = cell.dataset;
      const own = (facts.texts ?? facts.terms)?.[lang];
      const words = wordsOf(cell);
      words.innerHTML = first.html[lang]; // The report's own, escaped when it was written.
      partsOf(cell).forEach((part, n) => { if (facts.spans?.[lang]?.[n]) mark(part, facts.spans[lang][n]); });
      if (own === undefined || own === first.words[lang]) continue;
      const term = words.querySelector(".term");
      if (term) term.textContent = own;
      else if (facts.terms) words.firstElementChild.replaceChildren(Object.assign(document.createElement("bdi"), { className: "term", textContent: own }));
      else words.textContent = own;
    }
  },

  texts(key) {
    const first = this.original("rows", key);
    const { spans, texts } = this.kept.rows[key] ?? {};
    const shared = cellsOf(this.find("rows", key)).filter((cell) => spans?.[cell.dataset.lang] && partsOf(cell).length).map((cell) => [
      cell.dataset.lang, partsOf(cell).map((part) => [...part.querySelectorAll(".shared")].map(textOf).join(" ")).join("\n")]);
    return { texts: { ...first.words, ...Object.fromEntries(shared), ...texts } };
  },

  // Hides what the filters leave out; the counts of all.
  load(place, asked) {
    const { view } = document.body.dataset;
    const text = fold(asked.text ?? "");
    const forms = asked.term && this.forms(fold(asked.term));
    const counts = { rows: {}, terms: {} };
    for (const row of place.querySelectorAll(".row")) {
      const own = row.classList.contains("concept") ? "terms" : "rows";
      const { status, score } = row.dataset;
      counts[own][status] = (counts[own][status] ?? 0) + 1;
      const cell = asked.lang && row.querySelector(`:scope > .cells > .cell[data-lang="${CSS.escape(asked.lang)}"]`);
      row.hidden = own !== view || !((!asked.status || asked.status === status)
        && Number(score) >= Number(asked.least ?? 0) && Number(score) <= Number(asked.most ?? 1)
        && (!asked.words || own === "terms" || row.querySelector("mark.divergent"))
        && (!asked.lang || cell.classList.contains("silent") === (asked.has === "no"))
        && (!text || fold([...row.querySelectorAll(".text, .terms")].map(textOf).join("\n")).includes(text))
        && (!forms || own === "terms" || forms.test(fold([...row.querySelectorAll(".text")].map(textOf).join("\n")))));
    }
    this.total = shownRows().length;
    this.sort(asked.order ?? "", asked.sort ?? "");
    return counts;
  },

  order: " ",

  // Rows in reading order, or what deserves a look most first; terms with what is worth having first, or what is sure.
  sort(order, sort) {
    if (`${order} ${sort}` === this.order) return;
    this.order = `${order} ${sort}`;
    const number = (row) => Number(row.querySelector(".number").textContent);
    const kinds = ["term", "general", "name"];
    const sure = (row) => 10 * kinds.indexOf(row.dataset.kind) - Number(row.dataset.score);
    const put = (rows, place) => list.prepend(...[...list.querySelectorAll(rows)].map((row) => [place(row), number(row), row])
      .sort(([a, m], [b, n]) => a - b || m - n).map(([, , row]) => row));
    put(".concept", sort ? sure : () => 0);
    put(".row:not(.concept)", order ? (row) => -Number(row.dataset.priority) : () => 0);
  },

  // A pattern of all forms of the concepts that have a term of that text, as whole words.
  forms(wanted) {
    const found = [...list.querySelectorAll(".concept")].map((row) => [...row.querySelectorAll(".term")]
      .flatMap((term) => [term.textContent, ...term.title.split(", ")]).filter(Boolean).map(fold));
    const forms = found.filter((own) => own.includes(wanted)).flat().map((form) => form.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
    return forms.length ? new RegExp(`(?<![\\p{L}\\p{N}])(?:${forms.join("|")})(?![\\p{L}\\p{N}])`, "u") : /(?!)/;
  },

  scrolled() {
    byId("where").textContent = `${thousands(this.total)} shown`;
  },

  // Passages, terms or coverage.
  look(view) {
    document.body.dataset.view = view;
    filters.elements.status.value = "";
    for (const button of document.querySelectorAll("#top nav [data-tool]")) {
      button.setAttribute("aria-pressed", String(button.dataset.tool === view));
    }
    return attempt(() => show({ start: 0 }, "", false));
  },
});
