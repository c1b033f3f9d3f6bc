// The decisions, and the dialogs that some of them need; `backend` knows where they go.
"use strict";

let chosen = ""; // The language whose text was clicked last.
let busy = false;

// One thing at a time: a key held down must not decide twice about a row that is going.
async function attempt(work) {
  if (busy) return;
  busy = true;
  try {
    await work();
  } catch (error) {
    say(error.message);
    if (backend.live) await show().catch(() => {});
  } finally {
    busy = false;
  }
}

async function decide(verb, facts = {}, key = here?.dataset.key ?? "") {
  if (page === "terms" || concept()) facts = { kind: "concept", ...facts };
  const stands = ["accept", "approve", "reject", "review", "forbid", "keep"].includes(verb);
  const rows = shownRows();
  const next = rows[rows.indexOf(here) + 1];
  const done = await backend.decide(verb, key, facts);
  say(done.warning || (done.done ? `${verb === "undo" ? "Took back: " : ""}${done.done}` : "Nothing changed."));
  const after = stands ? next?.dataset.key : done.key || key;
  // What was taken back may be far from here.
  await show(verb === "undo" && done.key && !rowOf(done.key) ? { key: done.key } : {}, after);
}

// Resolves with whether it was kept.
function open(id) {
  const dialog = byId(id);
  dialog.returnValue = "";
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

async function split() {
  const { sizes } = await backend.texts(here.dataset.key);
  if (Math.max(...Object.values(sizes)) < 2 && Object.keys(sizes).length < 2) return say("There is nothing to split.");
  for (const label of byId("split").querySelectorAll("label")) {
    const size = sizes[label.dataset.lang] ?? 0;
    const field = label.querySelector("input");
    label.hidden = !size;
    field.max = size;
    field.value = Math.ceil(size / 2);
    label.querySelector("output").textContent = size;
  }
  if (!await open("split")) return null;
  const stay = Object.entries(values("split")).filter(([lang]) => sizes[lang]);
  return decide("split", { stay: Object.fromEntries(stay.map(([lang, number]) => [lang, Number(number)])) });
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
