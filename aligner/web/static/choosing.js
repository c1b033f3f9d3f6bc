// What the live page alone can do: link and add rows, tell why, accept what is shown; merge, split, prefer and add terms.
"use strict";

const filled = (tag, facts, ...inside) => {
  const made = Object.assign(document.createElement(tag), facts);
  made.append(...inside);
  return made;
};

// Opens a dialog until what it asks for was done; a refusal is shown inside of it.
async function until(id, work) {
  const alert = byId(id).querySelector("[role=alert]");
  for (alert.textContent = ""; await open(id);) {
    try {
      return await work();
    } catch (error) {
      alert.textContent = error.message;
    }
  }
  return null;
}

const termsOf = (row) => Object.fromEntries([...row.querySelectorAll(":scope > .cells > .cell")]
  .map((cell) => [cell.dataset.lang, [...cell.querySelectorAll(".term")].map((term) => term.textContent)]));

// Calls work whenever somebody types into a field, the last answer counting.
function whileTyped(field, work) {
  let asked = 0;
  const ask = async () => {
    const turn = ++asked;
    const done = await work(field.value.trim());
    if (turn === asked) done();
  };
  field.value = "";
  field.oninput = () => ask().catch((error) => say(error.message));
  return ask();
}

// Segments around the row, in lists to choose from; of a new row none is chosen. Gives a function that tells which are.
async function offerSegments(title, isNew) {
  const { key } = here.dataset;
  const boxes = [...byId("link").querySelectorAll("select")];
  const now = () => Object.fromEntries(boxes.map((box) => [box.dataset.lang, [...box.selectedOptions].map((own) => Number(own.value))]));
  byId("link-title").textContent = title;
  for (const box of boxes) box.replaceChildren();
  let first = !isNew;
  await whileTyped(byId("link").querySelector("input"), async (text) => {
    const { segments } = await backend.ask(`/api/rows/${encodeURIComponent(key)}/segments?${new URLSearchParams({ text })}`);
    return () => {
      for (const box of boxes) {
        const kept = new Map([...box.selectedOptions].map((own) => [Number(own.value), own]));
        const found = (segments[box.dataset.lang] ?? []).map(({ position, text: words, chosen: mine, taken }) => filled("option", {
          value: position, selected: kept.delete(position) || (first && mine), textContent: `${position + 1}${taken ? " (accepted)" : ""}  ${words}` }));
        box.replaceChildren(...[...kept.values(), ...found].sort((a, b) => a.value - b.value));
      }
      first = false;
    };
  });
  return now;
}

async function link() {
  const { key } = here.dataset;
  const now = await offerSegments("Segments of this row", false);
  const before = now();
  return until("link", async () => {
    let own = key;
    for (const [lang, cell] of Object.entries(now())) {
      if (cell.join() === before[lang].join()) continue;
      await decide("link", { lang, cells: { [lang]: cell } }, own);
      own = here?.dataset.key ?? own;
    }
  });
}

async function add() {
  if (page === "terms") return addConcept();
  const now = await offerSegments("Segments of a new row", true);
  return until("link", () => decide("add", { cells: now() }, ""));
}

async function why() {
  byId("why").querySelector("div").innerHTML = (await backend.ask(`/api/rows/${encodeURIComponent(here.dataset.key)}/why`)).html;
  return open("why");
}

async function acceptShown() {
  const kind = page === "terms" ? "concept" : "unit";
  const filters = wanted();
  const { sure, doubtful } = await backend.ask(`/api/shown?${new URLSearchParams({ ...filters, kind })}`);
  if (!sure && !doubtful) return say("Nothing of what is shown is open.");
  const what = kind === "unit" ? "rows" : "concepts";
  byId("all").querySelector("p").textContent = `${thousands(sure)} open ${what}${kind === "unit" ? " against which nothing speaks" : ""}.`;
  const more = byId("all").querySelector("label");
  more.hidden = !doubtful;
  more.querySelector("input").checked = false;
  more.querySelector("span").textContent = `Also the ${thousands(doubtful)} with a warning`;
  return await open("all") ? decide("accept-all", { filters, doubtful: more.querySelector("input").checked }, "") : null;
}

async function mergeConcepts() {
  const { key } = here.dataset;
  const [field, box] = byId("join").querySelectorAll("input, select");
  await whileTyped(field, async (text) => {
    const { concepts } = await backend.ask(`/api/concepts?${new URLSearchParams({ text, key })}`);
    return () => box.replaceChildren(...concepts.map((own) => filled("option", { value: own.key, textContent: own.terms })));
  });
  return until("join", () => {
    if (!box.value) throw new Error("Choose the concept to merge with.");
    return decide("merge", { other: box.value }, key);
  });
}

async function splitConcept() {
  const { key } = here.dataset;
  const terms = termsOf(here);
  const boxes = byId("part").querySelector("div");
  boxes.replaceChildren(...Object.entries(terms).flatMap(([lang, own]) => own.map((text) => filled("label", {},
    filled("input", { type: "checkbox", value: text, name: lang }), filled("bdi", { lang, textContent: text }), ` ${lang}`))));
  return until("part", () => {
    const away = {};
    for (const box of boxes.querySelectorAll(":checked")) (away[box.name] ??= []).push(box.value);
    return decide("split", { away }, key);
  });
}

async function prefer() {
  const { key } = here.dataset;
  const several = Object.entries(termsOf(here)).filter(([, own]) => own.length > 1);
  if (!several.length) return say("No language has two terms to choose from.");
  byId("prefer").querySelector("div").replaceChildren(...several.map(([lang, own]) => filled("label", {}, lang,
    filled("select", { name: lang }, ...own.map((text) => filled("option", { textContent: text, lang }))))));
  return until("prefer", async () => {
    for (const box of byId("prefer").querySelectorAll("select")) {
      if (box.selectedIndex) await decide("prefer", { lang: box.name, text: box.value }, key);
    }
  });
}

async function addConcept() {
  const fields = [...byId("concept").querySelectorAll("input")];
  for (const field of fields) field.value = "";
  return until("concept", () => decide("add", {
    terms: Object.fromEntries(fields.map((field) => [field.dataset.lang, field.value.split(";")])),
  }, ""));
}
