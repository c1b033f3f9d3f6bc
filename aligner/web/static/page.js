// Keys, mouse and dialogs, the same for the live page and for a report; `backend` knows where decisions go.
"use strict";

const list = document.getElementById("list");
const filters = document.getElementById("filters");
const page = document.body.dataset.page; // rows, terms, or report, which has both.
const byId = (id) => document.getElementById(id);
const shownRows = () => [...list.querySelectorAll(".row:not([hidden])")];

let here = null; // The row that keys decide about.
let chosen = ""; // The language whose text was clicked last.
let busy = false;

function say(text) {
  byId("said").textContent = text;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => { byId("said").textContent = ""; }, 6000);
}

function choose(row, focus = true) {
  here?.classList.remove("here");
  here = row ?? null;
  if (!here) return;
  here.classList.add("here");
  if (focus) {
    here.focus({ preventScroll: true });
    here.scrollIntoView({ block: "nearest" });
  }
}

function wanted() {
  return Object.fromEntries([...new FormData(filters)].filter(([, value]) => value));
}

// Shows the rows anew. The row that had the keys keeps them; if it is gone, the one in its place gets them.
async function show(where = {}, key = here?.dataset.key, focus = true) {
  const rows = shownRows();
  const index = where.start === undefined ? Math.max(0, rows.indexOf(here)) : where.last ? -1 : 0;
  const counts = await backend.load(list, wanted(), where);
  const now = shownRows();
  choose(now.find((row) => row.dataset.key === key) ?? now.at(Math.min(index, now.length - 1)), focus);
  list.querySelector(".empty")?.remove();
  if (!now.length) list.insertAdjacentHTML("beforeend", '<p class="empty">Nothing here. Change the filter above.</p>');
  tell(counts);
}

function tell(counts) {
  const thousands = (n) => (n ?? 0).toLocaleString("en");
  const terms = (document.body.dataset.view ?? page) === "terms";
  const of = terms ? counts.terms : counts.rows;
  const names = terms
    ? { mined: "open", approved: "approved", rejected: "rejected", forbidden: "forbidden", "do-not-translate": "kept" }
    : { open: "open", accepted: "accepted", rejected: "rejected", review: "to review", conflict: "in conflict" };
  byId("counts").textContent = Object.entries(names).filter(([name]) => of[name])
    .map(([name, label]) => `${thousands(of[name])} ${label}`).join(", ");
  const { start, total, size } = backend;
  byId("where").textContent = total
    ? `${thousands(start + 1)} to ${thousands(Math.min(start + size, total))} of ${thousands(total)}` : "none";
  for (const button of document.querySelectorAll(".pages button")) {
    button.disabled = Number(button.dataset.page) < 0 ? start === 0 : start + size >= total;
  }
}

async function turn(step) {
  const start = backend.start + step * backend.size;
  if (start < 0 || start >= backend.total) return;
  await show({ start, last: step < 0 ? 1 : "" }, "");
  if (step > 0) window.scrollTo(0, 0);
}

async function go(step) {
  const rows = shownRows();
  const next = rows[rows.indexOf(here) + step];
  if (next) choose(next);
  else await turn(step);
}

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
  if (page === "terms" || here?.classList.contains("concept")) facts = { kind: "concept", ...facts };
  const stands = ["accept", "approve", "reject", "review", "forbid", "keep"].includes(verb);
  const rows = shownRows();
  const next = rows[rows.indexOf(here) + 1];
  const done = await backend.decide(verb, key, facts);
  say(done.done ? `${done.done === "undo" || verb === "undo" ? "Took back: " : ""}${done.done}` : "Nothing changed.");
  const after = stands ? next?.dataset.key : done.key || key;
  await show(verb === "undo" && done.key ? { key: done.key } : {}, after);
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

const values = (id) => Object.fromEntries(
  [...byId(id).querySelectorAll("[data-lang]")].filter((field) => "value" in field).map((field) => [field.dataset.lang, field.value]));

async function edit() {
  if (here.classList.contains("concept")) return rename();
  const { texts } = await backend.texts(here.dataset.key);
  for (const field of byId("edit").querySelectorAll("textarea")) field.value = texts[field.dataset.lang] ?? "";
  const before = values("edit");
  if (!await open("edit")) return;
  const changed = Object.entries(values("edit")).filter(([lang, text]) => text !== before[lang]);
  if (changed.length) await decide("edit", { texts: Object.fromEntries(changed) });
}

async function rename() {
  if (!backend.live) return;
  const first = (lang) => here.querySelector(`.cell[data-lang="${lang}"] .term`)?.textContent ?? "";
  for (const field of byId("rename").querySelectorAll("input")) field.value = first(field.dataset.lang);
  const before = values("rename");
  const key = here.dataset.key;
  if (!await open("rename")) return;
  for (const [lang, text] of Object.entries(values("rename"))) {
    if (text !== before[lang]) await decide("rename", { lang, old: before[lang], new: text }, key);
  }
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
  if (!await open("split")) return;
  const stay = Object.entries(values("split")).filter(([lang]) => sizes[lang]);
  await decide("split", { stay: Object.fromEntries(stay.map(([lang, count]) => [lang, Number(count)])) });
}

async function move(step, lang = chosen) {
  if (!lang) return say("Click the text of the language first, or drag the segment.");
  await decide("move", { lang, step });
}

async function whole() {
  const key = here.dataset.key;
  here.outerHTML = await backend.whole(key);
  choose(shownRows().find((row) => row.dataset.key === key));
}

async function goTo() {
  const number = prompt("Row number:");
  if (number) {
    filters.reset();
    await show({ number }, "");
    choose(shownRows().find((row) => row.querySelector(".number").textContent === number.trim()));
  }
}

const concept = () => here?.classList.contains("concept");
const keys = {
  n: () => go(1), ArrowDown: () => go(1), p: () => go(-1), ArrowUp: () => go(-1),
  a: () => decide(concept() ? "approve" : "accept"), x: () => decide("reject"), o: () => decide("reopen"),
  r: () => concept() || decide("review"), f: () => concept() && decide("forbid"), k: () => concept() && decide("keep"),
  e: edit, c: comment, u: () => decide("undo", {}, ""),
  s: () => backend.live && !concept() && split(),
  m: () => backend.live && !concept() && decide("merge", { step: 1 }),
  M: () => backend.live && !concept() && decide("merge", { step: -1 }),
  D: () => backend.live && !concept() && move(1), U: () => backend.live && !concept() && move(-1),
  g: () => page === "rows" && goTo(),
  "/": () => filters.elements.text.focus(), "?": () => open("help"),
};
const without = ["n", "p", "u", "g", "/", "?", "ArrowDown", "ArrowUp"]; // Keys that need no row.

document.addEventListener("keydown", (event) => {
  const dialog = event.target.closest("dialog");
  if (dialog && event.key === "Enter" && (event.ctrlKey || event.metaKey)) dialog.querySelector("button[value=ok]")?.click();
  if (event.key === "Escape" && event.target.closest("#filters")) (here ?? list).focus();
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (dialog || event.target.closest("input, select, textarea")) return;
  const work = keys[event.key];
  if (!work || (!here && !without.includes(event.key))) return;
  event.preventDefault();
  attempt(async () => work());
});

const verbs = {
  edit, comment, split, rename, whole, merge: () => decide("merge", { step: 1 }),
};

list.addEventListener("click", (event) => {
  const row = event.target.closest(".row");
  if (!row) return;
  choose(row, !event.target.closest("summary, button"));
  const cell = event.target.closest(".cell");
  list.querySelector(".chosen")?.classList.remove("chosen");
  cell?.classList.add("chosen");
  chosen = cell?.dataset.lang ?? chosen;
  const button = event.target.closest("button");
  if (!button) return;
  const { verb, step } = button.dataset;
  attempt(async () => (verb === "move" ? move(Number(step), cell.dataset.lang) : verbs[verb] ? verbs[verb]() : decide(verb)));
});
list.addEventListener("focusin", (event) => {
  const row = event.target.closest(".row");
  if (row && row !== here) choose(row, false);
});

// A segment dragged into another row.
let dragged = null;
list.addEventListener("dragstart", (event) => {
  const part = event.target.closest?.(".part[draggable]");
  if (!part) return;
  dragged = { part, row: part.closest(".row"), lang: part.closest(".cell").dataset.lang };
  part.classList.add("dragged");
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", part.textContent);
});
const goal = (event) => {
  const row = event.target.closest?.(".row");
  return dragged && row && row !== dragged.row ? row.querySelector(`.cells > .cell[data-lang="${dragged.lang}"]`) : null;
};
const unmark = () => { for (const cell of list.querySelectorAll(".drop")) cell.classList.remove("drop"); };
list.addEventListener("dragover", (event) => {
  unmark();
  const cell = goal(event);
  if (!cell) return;
  event.preventDefault();
  cell.classList.add("drop");
});
list.addEventListener("drop", (event) => {
  const cell = goal(event);
  if (!cell) return;
  event.preventDefault();
  const { part, row, lang } = dragged;
  const to = cell.closest(".row").dataset.key;
  attempt(() => decide("move", { lang, position: Number(part.dataset.position), to }, row.dataset.key));
});
list.addEventListener("dragend", () => {
  unmark();
  dragged?.part.classList.remove("dragged");
  dragged = null;
});

// What the browser may keep: a name, a layout.
function remember(name, value) {
  try {
    if (value !== undefined) localStorage.setItem(`aligner-${name}`, value);
    return localStorage.getItem(`aligner-${name}`);
  } catch {
    return null;
  }
}

function layOut(layout) {
  document.body.classList.toggle("columns", layout !== "stacked");
  document.body.classList.toggle("stacked", layout === "stacked");
}

// Passages or terms, in a report.
function look(view) {
  document.body.dataset.view = view;
  attempt(() => show({ start: 0 }, "", false));
}

const tools = {
  undo: () => attempt(keys.u),
  help: () => open("help"),
  layout: () => {
    const layout = document.body.classList.contains("columns") ? "stacked" : "columns";
    remember("layout", layout);
    layOut(layout);
  },
  save: () => backend.save(),
  rows: () => look("rows"),
  terms: () => look("terms"),
};
document.addEventListener("click", (event) => {
  const { tool, page: step } = event.target.closest("button")?.dataset ?? {};
  if (tool) tools[tool]();
  if (step) attempt(() => turn(Number(step)));
});

let typing;
filters.addEventListener("input", () => {
  clearTimeout(typing);
  typing = setTimeout(() => attempt(() => show({ start: 0 }, here?.dataset.key, false)), 250);
});
filters.addEventListener("submit", (event) => {
  event.preventDefault();
  here?.focus();
});
byId("who").value = remember("who") || byId("who").value;
byId("who").addEventListener("change", () => remember("who", byId("who").value));

layOut(remember("layout"));
for (const [name, value] of new URLSearchParams(location.search)) {
  if (filters.elements[name]) filters.elements[name].value = value;
}
backend.recall?.();
attempt(() => show({ start: 0 }, "", false));
backend.watch?.(() => attempt(() => show({}, here?.dataset.key, document.activeElement?.closest?.(".row") !== null)), (error) => say(error.message));
