// The rows on the page: which are there, which of them the keys decide about, and what is told above them.
"use strict";

const list = document.getElementById("list");
const filters = document.getElementById("filters");
const page = document.body.dataset.page; // rows, terms, or report, which has both.
const byId = (id) => document.getElementById(id);
const shownRows = () => [...list.querySelectorAll(".row:not([hidden])")];
const rowOf = (key) => list.querySelector(`.row:not([hidden])[data-key="${CSS.escape(key)}"]`);
const concept = () => here?.classList.contains("concept");
const thousands = (number) => (number ?? 0).toLocaleString("en");

let here = null; // The row that keys decide about.

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

// What the filters ask for, by name.
function wanted() {
  return Object.fromEntries([...new FormData(filters)].filter(([, value]) => value));
}

// Shows the rows anew; where names what to show: {start}, {key} or {number}, else what is there now.
// The row that had the keys keeps them; if it is gone, the one in its place gets them.
async function show(where = {}, key = here?.dataset.key, focus = true) {
  const index = "start" in where ? 0 : Math.max(0, shownRows().indexOf(here));
  const counts = await backend.load(list, wanted(), where);
  const now = shownRows();
  choose(now.find((row) => row.dataset.key === key) ?? now.at(Math.min(index, now.length - 1)), focus);
  list.querySelector(".empty")?.remove();
  if (!now.length) list.insertAdjacentHTML("beforeend", '<p class="empty">Nothing here. Change the filter above.</p>');
  count(counts);
  backend.scrolled();
}

function count(counts) {
  const terms = (document.body.dataset.view ?? page) === "terms";
  const of = terms ? counts.terms : counts.rows;
  const names = terms
    ? { mined: "open", approved: "approved", rejected: "rejected", forbidden: "forbidden", "do-not-translate": "kept" }
    : { open: "open", accepted: "accepted", rejected: "rejected", review: "to review", conflict: "in conflict" };
  byId("counts").textContent = Object.entries(names).filter(([name]) => of[name])
    .map(([name, label]) => `${thousands(of[name])} ${label}`).join(", ");
}

// The row beside; where the one with the keys was scrolled out of reach, the first in sight.
async function go(step) {
  if (!here?.isConnected) return choose(shownRows().find((row) => row.getBoundingClientRect().top >= 0));
  const beside = () => { const rows = shownRows(); return rows[rows.indexOf(here) + step]; };
  const next = beside() ?? (await backend.more?.(list, wanted(), step) ? beside() : null);
  return next ? choose(next) : null;
}
