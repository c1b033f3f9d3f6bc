// Where decisions go in a report: into this browser, until they are saved as a file and sent back.
"use strict";

const backend = {
  live: false,
  start: 0,
  total: 0,
  size: 0,
  kept: { rows: {}, concepts: {} },
  past: [],
  unsaved: false,

  // Text without what makes no difference to a reader: case, joiners, vowel signs, the two forms of Persian letters, digits.
  fold(text) {
    return text.normalize("NFKC").toLowerCase().replace(/[\u200c\u064b-\u0652]/g, "").replace(/[يى]/g, "ی")
      .replace(/ك/g, "ک").replace(/[۰-۹٠-٩]/g, (digit) => String(digit.codePointAt(0) & 15)).replace(/\s+/g, " ");
  },

  // Hides what the filters leave out; the counts of the view.
  load(list, filters) {
    const view = document.body.dataset.view;
    const wanted = this.fold(filters.text ?? "");
    const counts = { rows: {}, terms: {} };
    this.total = 0;
    for (const row of list.querySelectorAll(".row")) {
      const own = row.classList.contains("concept") ? "terms" : "rows";
      const { standing, score } = row.dataset;
      counts[own][standing] = (counts[own][standing] ?? 0) + 1;
      const cell = filters.lang && row.querySelector(`.cells > .cell[data-lang="${CSS.escape(filters.lang)}"]`);
      const shown = own === view && (!filters.status || filters.status === standing)
        && Number(score) >= Number(filters.least ?? 0) && Number(score) <= Number(filters.most ?? 1)
        && (!filters.lang || cell.classList.contains("silent") === (filters.has === "no"))
        && (!wanted || this.fold([...row.querySelectorAll(".text, .terms")].map((e) => e.textContent).join("\n")).includes(wanted));
      row.hidden = !shown;
      this.total += shown;
    }
    this.size = this.total;
    for (const name of ["rows", "terms"]) {
      document.querySelector(`[data-tool=${name}]`).setAttribute("aria-pressed", String(name === view));
    }
    return counts;
  },

  decide(verb, key, facts) {
    if (verb === "undo") {
      const last = this.past.pop();
      if (!last) throw new Error("There is nothing to take back.");
      this.put(last.group, last.key, last.before);
      return { done: "undo", key: last.key };
    }
    const group = facts.kind === "concept" ? "concepts" : "rows";
    const before = this.kept[group][key];
    const after = { ...before };
    const standings = { accept: "accepted", reject: "rejected", review: "review", reopen: "open" };
    const statuses = { approve: "approved", reject: "rejected", forbid: "forbidden", keep: "do-not-translate", reopen: "mined" };
    if (verb === "edit") after.texts = { ...before?.texts, ...facts.texts };
    else if (verb === "comment") after.note = facts.note;
    else if (group === "rows") after.standing = standings[verb];
    else after.status = statuses[verb];
    this.past.push({ group, key, before });
    this.put(group, key, after);
    return { done: verb, key };
  },

  put(group, key, facts) {
    if (facts) this.kept[group][key] = facts;
    else delete this.kept[group][key];
    this.unsaved = true;
    remember(`report-${document.body.dataset.id}`, JSON.stringify(this.kept));
    this.paint(group, key);
  },

  originals: new Map(),

  // Shows a row with what was decided here, over what the report says of it.
  paint(group, key) {
    const row = document.querySelector(`.row${group === "concepts" ? ".concept" : ":not(.concept)"}[data-key="${CSS.escape(key)}"]`);
    if (!row) return;
    if (!this.originals.has(row)) {
      const texts = [...row.querySelectorAll(".cells > .cell > .text")].map((text) => [text, text.innerHTML]);
      this.originals.set(row, { standing: row.dataset.standing, label: row.querySelector(".standing").textContent, note: row.querySelector(".note").textContent, texts });
    }
    const first = this.originals.get(row);
    const facts = this.kept[group][key] ?? {};
    const now = facts.standing ?? facts.status ?? first.standing;
    const names = { review: "needs review", mined: "open", "do-not-translate": "not to be translated" };
    const badge = row.querySelector(".standing");
    row.classList.remove(row.dataset.standing);
    badge.className = `standing ${now}`;
    row.classList.add(now);
    row.dataset.standing = now;
    badge.textContent = now === first.standing ? first.label : names[now] ?? now;
    const note = row.querySelector(".note");
    note.textContent = facts.note ?? first.note;
    note.hidden = !note.textContent;
    for (const [text, html] of first.texts) {
      const own = facts.texts?.[text.lang];
      if (own === undefined) text.innerHTML = html; // The report's own, escaped when it was written.
      else text.textContent = own;
    }
  },

  texts(key) {
    const row = document.querySelector(`.row:not(.concept)[data-key="${CSS.escape(key)}"]`);
    const said = (text) => [...text.childNodes].map((node) => {
      const copy = node.cloneNode(true);
      if (copy.querySelectorAll) for (const sign of copy.querySelectorAll(".control")) sign.remove();
      return copy.classList?.contains("nothing") ? "" : copy.textContent;
    }).join("");
    return { texts: Object.fromEntries([...row.querySelectorAll(".cells > .cell > .text")].map((text) => [text.lang, said(text).trim()])) };
  },

  save() {
    const who = document.getElementById("who").value.trim();
    if (!who) {
      document.getElementById("who").focus();
      return say("Write your name first, so that they know who decided.");
    }
    const content = { format: "passage-aligner decisions", version: 1, who, ...this.kept };
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(content, null, 1)], { type: "application/json" }));
    link.download = `${document.body.dataset.name}-decisions.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    this.unsaved = false;
    const number = Object.keys(this.kept.rows).length + Object.keys(this.kept.concepts).length;
    return say(`${number} decided, saved as ${link.download}.`);
  },

  // What was decided before the page was closed.
  recall() {
    try {
      const kept = JSON.parse(remember(`report-${document.body.dataset.id}`) ?? "{}");
      for (const group of ["rows", "concepts"]) {
        this.kept[group] = kept[group] ?? {};
        for (const key of Object.keys(this.kept[group])) this.paint(group, key);
      }
    } catch {
      this.kept = { rows: {}, concepts: {} };
    }
  },
};

window.addEventListener("beforeunload", (event) => { if (backend.unsaved) event.preventDefault(); });
