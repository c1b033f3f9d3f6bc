// Where decisions go in a report: into this browser, until they are saved as a file and sent back.
"use strict";

const ROW_STATUSES = { accept: "accepted", reject: "rejected", review: "review", reopen: "open" };
const CONCEPT_STATUSES = { approve: "approved", reject: "rejected", forbid: "forbidden", keep: "do-not-translate", reopen: "mined" };

const backend = {
  live: false,
  // Row or concept to what was decided: at, row, text; status, texts or terms, spans, note; and before: the same
  // fields as the report shows them. See `aligner/review/report_file.py`.
  kept: { rows: {}, concepts: {} },
  past: [],
  store: `report-${document.body.dataset.id}`,
  keeps: true, // Whether the browser does.
  unsaved: false,

  decide(verb, key, facts) {
    if (verb === "undo") return this.undo();
    const group = facts.kind === "concept" ? "concepts" : "rows";
    const words = group === "rows" ? "texts" : "terms";
    const was = this.kept[group][key];
    const first = this.original(group, key);
    const now = { ...was, before: { ...was?.before }, row: first.row, text: first.text };
    if (verb === "edit" || verb === "rename") {
      const own = facts.texts ?? { [facts.lang]: facts.new };
      now[words] = { ...now[words], ...own };
      now.before[words] = { ...now.before[words], ...Object.fromEntries(Object.keys(own).map((lang) => [lang, first.words[lang] ?? ""])) };
    } else if (verb === "resize") {
      // Words that were written for others go, as in the project.
      now.spans = { ...now.spans, [facts.lang]: facts.spans.map(([, ...span]) => span) };
      now.before.spans = { ...now.before.spans, [facts.lang]: first.spans[facts.lang] };
      if (now.texts) now.texts = Object.fromEntries(Object.entries(now.texts).filter(([lang]) => lang !== facts.lang));
    } else if (verb === "comment") {
      now.note = facts.note;
      now.before.note = first.note;
    } else {
      now.status = (group === "rows" ? ROW_STATUSES : CONCEPT_STATUSES)[verb];
      now.before.status = first.status;
    }
    this.past.push({ group, key, was });
    return { done: verb, key, warning: this.put(group, key, now) };
  },

  undo() {
    const last = this.past.pop();
    if (!last) throw new Error("There is nothing to take back.");
    const { group, key } = last;
    const now = this.kept[group][key];
    // What was sent already is answered with what there was before; silence would leave it as it is.
    const back = now?.sent ? { ...now, ...now.before, ...last.was } : last.was;
    return { done: "undo", key, warning: this.put(group, key, back) };
  },

  put(group, key, facts) {
    if (facts) this.kept[group][key] = { ...facts, sent: false, at: new Date().toISOString().replace(/[-:]|\.\d+/g, "") };
    else delete this.kept[group][key];
    this.unsaved = true;
    this.paint(group, key);
    return this.keep();
  },

  // What to say of it.
  keep() {
    this.keeps = remember(this.store, JSON.stringify(this.kept)) !== null;
    return this.keeps ? "" : "This browser keeps nothing: save your decisions before you close the page.";
  },

  // What was decided before the page was closed, or in another window on the same report.
  recall() {
    let kept = {};
    try {
      kept = JSON.parse(remember(this.store) ?? "{}");
    } catch {
      // As if there was nothing.
    }
    for (const group of ["rows", "concepts"]) {
      const keys = Object.keys({ ...this.kept[group], ...kept[group] });
      this.kept[group] = kept[group] ?? {};
      for (const key of keys) this.paint(group, key);
    }
  },

  save() {
    const who = byId("who").value.trim();
    if (!who) {
      byId("who").focus();
      return say("Write your name first, so that they know who decided.");
    }
    const without = (group) => Object.fromEntries(Object.entries(this.kept[group]).map(([key, { sent, ...facts }]) => [key, facts]));
    const content = { format: "passage-aligner decisions", version: 1, who, rows: without("rows"), concepts: without("concepts") };
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(content, null, 1)], { type: "application/json" }));
    link.download = `${document.body.dataset.name}-decisions.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    const all = [...Object.values(this.kept.rows), ...Object.values(this.kept.concepts)];
    for (const facts of all) facts.sent = true;
    this.unsaved = false;
    this.keep();
    return say(`${all.length} decided, saved as ${link.download}; send it back.`);
  },
};

window.addEventListener("storage", (event) => {
  if (event.key !== `aligner-${backend.store}`) return;
  backend.recall();
  attempt(() => show({}, here?.dataset.key, false));
});
window.addEventListener("beforeunload", (event) => {
  if (backend.unsaved && !backend.keeps) event.preventDefault();
});
