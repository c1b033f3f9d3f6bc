// A segment dragged into another row with the mouse.
"use strict";

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
