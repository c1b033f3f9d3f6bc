// Who tells which fact: the table of a report, its filters, and the way from its lines to the rows.
"use strict";

const coverage = byId("coverage");

function covered() {
  const form = new FormData(byId("covering"));
  const show = form.get("show");
  const by = form.getAll("by");
  const size = coverage.querySelectorAll("thead th").length - 1;
  let shown = 0;
  for (const line of coverage.querySelectorAll("tbody tr")) {
    const told = line.dataset.by.split(" ");
    const kind = line.classList;
    const fits = show === "doubtful" ? kind.contains("doubtful")
      : show === "only" ? kind.contains("alone") || told.length === 1
      : !kind.contains("doubtful") && (!show || (show === "all" && told.length === size)
        || (show === "several" && told.length > 1 && told.length < size) || (show === "differs" && kind.contains("differs")));
    line.hidden = !fits || !by.every((lang) => told.includes(lang));
    shown += !line.hidden;
  }
  byId("covering").querySelector("output").textContent = `${thousands(shown)} shown`;
}

if (coverage) {
  byId("covering").addEventListener("input", covered);
  byId("covering").addEventListener("submit", (event) => event.preventDefault());
  coverage.addEventListener("click", (event) => {
    const { key } = event.target.closest("[data-key]")?.dataset ?? {};
    if (key) backend.look("rows").then(() => choose(rowOf(key)));
  });
  covered();
}
