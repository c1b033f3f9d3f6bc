// The decisions, and the dialogs that some of them need; `backend` knows where they go.
"use strict";

let chosen = ""; // The language whose text was clicked last.
let busy = false;
const MOST_WAITING = 20;
const waiting = []; // What was pressed meanwhile.

// One thing at a time; what cannot wait for its turn is dropped while another is under way.
async function attempt(work, waits = false) {
  if (busy) {
    if (waits && waiting.length < MOST_WAITING) waiting.push(work);
    return;
  }
  busy = true;
  try {
    await work();
  } catch (error) {
    waiting.length = 0; // It was meant for what did not come.
    say(error.message);
    if (backend.live) await show().catch(() => {});
  } finally {
    busy = false;
  }
  if (waiting.length) await attempt(waiting.shift());
}

async function decide(verb, facts = {}, key = here?.dataset.key ?? "") {
  if (page === "terms" || concept()) facts = { kind: "concept", ...facts };
  const stands = ["accept", "approve", "reject", "review", "forbid", "keep"].includes(verb);
  const rows = shownRows();
  const next = rows[rows.indexOf(here) + 1];
  const done = await backend.decide(verb, key, facts);
  say(done.warning || (done.done ? `${verb === "undo" ? "Took back: " : ""}${done.done}` : "Nothing changed."));
  const after = stands ? next?.dataset.key : done.key || key;
  // What was taken back, or is new, may be far from here.
  await show(["undo", "add"].includes(verb) && done.key && !rowOf(done.key) ? { key: done.key } : {}, after);
}

// Resolves with whether it was kept.
function open(id) {
  const dialog = byId(id);
  dialog.returnValue = "";
  byId("said").textContent = ""; // Of what was done before.
  waiting.length = 0; // It was typed for the dialog.
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => { here?.focus({ preventScroll: true }); resolve(dialog.returnValue === "ok"); }, { once: true });
  });
}

// What the fields of a dialog hold, by language.
const values = (id) => Object.fromEntries(
  [...byId(id).querySelectorAll("[data-lang]")].filter((field) => "value" in field).map((field) => [field.dataset.lang, field.value]));

// Opens a dialog with these texts; the pairs of language and text that were changed in it.
async function rewrite(id, texts) {
  for (const field of byId(id).querySelectorAll("textarea, input")) field.value = texts[field.dataset.lang] ?? "";
  const before = values(id); // As a browser gives it back, its line ends its own.
  return await open(id) ? Object.entries(values(id)).filter(([lang, text]) => text !== before[lang]) : [];
}

async function edit() {
  if (concept()) return rename();
  const changed = await rewrite("edit", (await backend.texts(here.dataset.key)).texts);
  return changed.length ? decide("edit", { texts: Object.fromEntries(changed) }) : null;
}

async function rename() {
  const { key } = here.dataset;
  const first = Object.fromEntries([...here.querySelectorAll(".cells > .cell[data-lang]")]
    .map((cell) => [cell.dataset.lang, cell.querySelector(".term")?.textContent ?? ""]));
  for (const [lang, text] of await rewrite("rename", first)) await decide("rename", { lang, old: first[lang], new: text }, key);
}

async function comment() {
  const field = byId("comment").querySelector("textarea");
  field.value = here.querySelector(".note").textContent;
  if (await open("comment")) await decide("comment", { note: field.value });
}

// The language in whose text of the chosen row something is selected, and some words from there on.
function selection() {
  const found = getSelection();
  if (found.isCollapsed || !here.contains(found.anchorNode)) return {};
  const range = found.getRangeAt(0).cloneRange();
  const start = range.startContainer;
  const cell = (start.closest ? start : start.parentElement).closest(".cell");
  const text = cell?.querySelector(":scope > .text");
  if (!text?.contains(start)) return {};
  range.setEnd(text, text.childNodes.length);
  return { lang: cell.dataset.lang, words: range.toString().trim().split(/\s+/).slice(0, 5).join(" ") };
}

async function split() {
  const { key } = here.dataset;
  const marked = selection();
  const { sizes } = await backend.texts(key);
  const fields = [...byId("split").querySelectorAll("fieldset")];
  for (const field of fields) {
    const { lang } = field.dataset;
    const size = sizes[lang] ?? 0;
    const [number, words] = field.querySelectorAll("input");
    field.hidden = !size;
    number.max = size;
    number.value = Math.ceil(size / 2);
    words.value = marked.lang === lang ? marked.words : "";
    field.querySelector("output").textContent = size;
  }
  for (let problem = ""; ;) {
    byId("split").querySelector("[role=alert]").textContent = problem;
    if (!await open("split")) return null;
    const stay = fields.filter((field) => !field.hidden).map((field) => {
      const [number, words] = field.querySelectorAll("input");
      return [field.dataset.lang, words.value.trim() || Number(number.value)];
    });
    try {
      return await decide("split", { stay: Object.fromEntries(stay) }, key);
    } catch (error) {
      problem = error.message;
    }
  }
}

async function move(step, lang = chosen) {
  return lang ? decide("move", { lang, step }) : say("Click the text of the language first, or drag the segment.");
}

// The whole of a long text.
async function whole() {
  const { key } = here.dataset;
  here.outerHTML = await backend.whole(key);
  choose(rowOf(key));
}

async function goTo() {
  const number = prompt("Row number:")?.trim();
  if (!number) return;
  filters.reset();
  await show({ number }, "");
  choose(shownRows().find((row) => row.querySelector(".number").textContent === number));
}
