// The start of a page: name, layout, filters, and what the address asks for.
"use strict";

function layOut(layout) {
  document.body.classList.toggle("columns", layout !== "stacked");
  document.body.classList.toggle("stacked", layout === "stacked");
}

const tools = {
  undo: () => attempt(keys.u),
  help: () => open("help"),
  layout: () => {
    const layout = document.body.classList.contains("columns") ? "stacked" : "columns";
    remember("layout", layout);
    layOut(layout);
    window.dispatchEvent(new Event("resize"));
  },
  all: () => attempt(acceptShown),
  add: () => attempt(add),
  save: () => backend.save(),
  rows: () => backend.look("rows"),
  terms: () => backend.look("terms"),
  coverage: () => backend.look("coverage"),
};
document.addEventListener("click", (event) => tools[event.target.closest("button")?.dataset.tool]?.());

let typing;
filters.addEventListener("input", () => {
  clearTimeout(typing);
  typing = setTimeout(function ask() {
    if (busy) typing = setTimeout(ask, 50);
    else attempt(() => show({ start: 0 }, here?.dataset.key, false));
  }, 250);
});
filters.addEventListener("submit", (event) => {
  event.preventDefault();
  here?.focus();
});
if (!("named" in byId("who").dataset)) byId("who").value = remember("who") || byId("who").value;
byId("who").addEventListener("change", () => remember("who", byId("who").value));

layOut(remember("layout"));
for (const [name, value] of new URLSearchParams(location.search)) {
  if (filters.elements[name]) filters.elements[name].value = value;
}
// On a phone the rows come first.
if (matchMedia("(max-width: 34rem)").matches && !location.search) byId("filtering").open = false;
backend.recall?.();
attempt(() => show({ start: 0 }, "", false));
backend.watch?.(() => attempt(() => show({}, here?.dataset.key, document.activeElement?.closest?.(".row") !== null)), (error) => say(error.message));
