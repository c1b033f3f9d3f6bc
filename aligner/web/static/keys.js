// What keys and buttons do. Letters are those of `aligner review`.
"use strict";

const onRows = (work) => () => (concept() || page === "terms" ? null : work());
const onTerms = (work) => () => (concept() ? work() : null);
const onLive = (work) => onRows(() => (backend.live ? work() : null));

const keys = {
  n: () => go(1), ArrowDown: () => go(1), p: () => go(-1), ArrowUp: () => go(-1),
  a: () => decide(concept() ? "approve" : "accept"), x: () => decide("reject"), o: () => decide("reopen"),
  e: edit, c: comment, u: () => decide("undo", {}, ""),
  r: onRows(() => decide("review")), f: onTerms(() => decide("forbid")), k: onTerms(() => decide("keep")),
  s: () => (backend.live ? verbs.split() : null), m: () => (backend.live ? verbs.merge() : null), M: onLive(() => decide("merge", { step: -1 })),
  D: onLive(() => move(1)), U: onLive(() => move(-1)),
  "[": onRows(() => resize("start", -1)), "]": onRows(() => resize("end", 1)),
  "{": onRows(() => resize("start", 1)), "}": onRows(() => resize("end", -1)), "=": onRows(share),
  l: onLive(() => link()), w: onLive(() => why()), "+": () => (backend.live ? add() : null), A: () => (backend.live ? acceptShown() : null),
  t: onTerms(() => (backend.live ? prefer() : null)),
  g: () => (page === "rows" ? goTo() : null),
  "/": () => { byId("filtering").open = true; filters.elements.text.focus(); }, "?": () => open("help"),
};
const without = ["n", "p", "u", "g", "A", "/", "?", "ArrowDown", "ArrowUp"]; // Keys that need no row.

document.addEventListener("keydown", (event) => {
  const dialog = event.target.closest("dialog");
  if (dialog && event.key === "Enter" && (event.ctrlKey || event.metaKey)) dialog.querySelector("button[value=ok]")?.click();
  if (event.key === "Escape" && event.target.closest("#filters")) (here ?? list).focus();
  // Brackets are typed with AltGr on many keyboards, which some systems tell as Ctrl and Alt.
  const plainKey = event.getModifierState("AltGraph") || !(event.ctrlKey || event.altKey);
  if (!plainKey || event.metaKey || event.isComposing) return;
  if (dialog || event.target.closest("input, select, textarea")) return;
  const work = keys[event.key];
  const meant = () => here?.isConnected || without.includes(event.key);
  if (!work || (!busy && !meant())) return;
  event.preventDefault();
  // A key held down must not decide about rows that nobody has seen yet.
  attempt(async () => (meant() ? work() : null), !event.repeat);
});

const verbs = {
  share, edit, comment, rename, whole,
  split: () => (concept() ? splitConcept() : split()),
  merge: () => (concept() ? mergeConcepts() : decide("merge", { step: 1 })),
  link: () => link(), why: () => why(), prefer: () => prefer(),
};

list.addEventListener("click", (event) => {
  const row = event.target.closest(".row");
  if (!row) return;
  // The focus would take a selection away.
  choose(row, getSelection().isCollapsed && !event.target.closest("summary, button"));
  const cell = event.target.closest(".cell");
  list.querySelector(".chosen")?.classList.remove("chosen");
  cell?.classList.add("chosen");
  chosen = cell?.dataset.lang ?? chosen;
  const part = event.target.closest(".sentence");
  if (part) number = partsOf(cell).indexOf(part);
  const button = event.target.closest("button");
  if (!button) return;
  const { verb, step, edge } = button.dataset;
  const { key } = row.dataset;
  attempt(async () => {
    if (!row.isConnected) choose(rowOf(key));
    if (here?.dataset.key !== key) return null;
    if (verb === "resize") return resize(edge, Number(step), cell.dataset.lang);
    return verb === "move" ? move(Number(step), cell.dataset.lang) : verbs[verb] ? verbs[verb]() : decide(verb);
  }, true);
});
list.addEventListener("focusin", (event) => {
  const row = event.target.closest(".row");
  if (row && row !== here) choose(row, false);
});
