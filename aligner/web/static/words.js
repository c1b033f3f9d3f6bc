// The shared words of a fact: made more or fewer word by word, or chosen with the mouse.
"use strict";

const WORD = /[\p{L}\p{N}\p{M}\u200c]+(?:['’.,-][\p{L}\p{N}\p{M}\u200c]+)*/gu;
const points = (text) => [...text].length; // Offsets are code points, as the project counts.

const partsOf = (cell) => [...cell.querySelectorAll(":scope > .text > .sentence")];
const spanOf = (part) => part.dataset.words.split("-").map(Number);

// The text of a stretch of a page, a character that is shown by its number counting as itself.
function plainOf(range) {
  const copy = range.cloneContents();
  for (const sign of copy.querySelectorAll(".control")) sign.replaceWith("\ufffd");
  return copy.textContent;
}

// Where each word of a segment begins and ends.
function wordsIn(text) {
  return [...text.matchAll(WORD)].map((found) => {
    const start = points(text.slice(0, found.index));
    return [start, start + points(found[0])];
  });
}

function textIn(part) {
  const range = document.createRange();
  range.selectNodeContents(part);
  return plainOf(range);
}

// What is selected in a part, as whole words; null: nothing.
function selectedIn(part) {
  const chosen = getSelection();
  if (!chosen.rangeCount || chosen.isCollapsed || !chosen.getRangeAt(0).intersectsNode(part)) return null;
  const range = document.createRange();
  range.selectNodeContents(part);
  const selected = chosen.getRangeAt(0);
  const before = range.cloneRange();
  if (range.compareBoundaryPoints(Range.START_TO_START, selected) < 0) {
    range.setStart(selected.startContainer, selected.startOffset);
    before.setEnd(selected.startContainer, selected.startOffset);
  } else before.collapse(true);
  if (range.compareBoundaryPoints(Range.END_TO_END, selected) > 0) range.setEnd(selected.endContainer, selected.endOffset);
  const text = plainOf(range);
  const first = points(plainOf(before)) + points(text) - points(text.trimStart());
  const last = first + points(text.trim());
  if (first >= last) return null;
  const touched = wordsIn(textIn(part)).filter(([a, b]) => a < last && first < b);
  const from = Number(part.dataset.start);
  return [Math.min(first, ...touched.map(([a]) => a)) + from, Math.max(last, ...touched.map(([, b]) => b)) + from];
}

// Puts the mark around other words of a part: every piece of text keeps its place and its direction.
function mark(part, [first, last]) {
  for (const old of part.querySelectorAll(".shared")) old.replaceWith(...old.childNodes);
  part.normalize();
  const from = Number(part.dataset.start);
  let at = from;
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  for (const node of nodes) {
    const sign = node.parentElement.closest(".control");
    const size = sign ? 1 : points(node.data);
    const [a, b] = [Math.max(first, at) - at, Math.min(last, at + size) - at];
    at += size;
    if (a >= b) continue;
    const wrapper = Object.assign(document.createElement("b"), { className: "shared" });
    const own = sign ?? node;
    if (sign) {
      sign.replaceWith(wrapper);
      wrapper.append(sign);
      continue;
    }
    const text = [...own.data];
    wrapper.textContent = text.slice(a, b).join("");
    own.replaceWith(text.slice(0, a).join(""), wrapper, text.slice(b).join(""));
  }
  part.dataset.words = `${first}-${last}`;
}

// The cell of the language that was clicked last, or that something is selected in.
function cellToResize(lang = chosen) {
  const own = [...here.querySelectorAll(":scope > .cells > .cell")].filter((cell) => partsOf(cell).length);
  if (!own.length) throw new Error("This row shares whole segments, or words that somebody wrote; there are no words to choose.");
  const found = own.find((cell) => cell.dataset.lang === lang) ?? (own.length === 1 ? own[0] : null);
  if (!found) throw new Error("Click the text of the language first.");
  return found;
}

async function share() {
  const cells = [...here.querySelectorAll(":scope > .cells > .cell")];
  const cell = cells.find((own) => partsOf(own).some(selectedIn));
  if (!cell) throw new Error("Select some words of a sentence of this row first.");
  const spans = partsOf(cell).map((part) => [Number(part.dataset.position), ...selectedIn(part) ?? spanOf(part)]);
  getSelection().removeAllRanges();
  return decide("resize", { lang: cell.dataset.lang, spans });
}

let number = 0; // Of the sentence in its cell that was clicked last.

async function resize(edge, step, lang = chosen) {
  const cell = cellToResize(lang);
  const parts = partsOf(cell);
  const which = Math.min(number, parts.length - 1);
  if (backend.live) return decide("resize", { lang: cell.dataset.lang, number: which, edge, step });
  const spans = parts.map((part) => [Number(part.dataset.position), ...spanOf(part)]);
  const [, first, last] = spans[which];
  const text = textIn(parts[which]);
  const words = wordsIn(text);
  const stops = edge === "start" ? [0, ...words.map(([a]) => a)] : [...words.map(([, b]) => b), points(text)];
  const now = edge === "start" ? first : last;
  const beyond = stops.filter((stop) => (step > 0 ? stop > now : stop < now));
  const goal = step > 0 ? Math.min(...beyond) : Math.max(...beyond);
  spans[which] = edge === "start" ? [spans[which][0], goal, last] : [spans[which][0], first, goal];
  if (!beyond.length || spans[which][1] >= spans[which][2]) throw new Error(beyond.length ? "Some words must stay." : "There is no further word here.");
  return decide("resize", { lang: cell.dataset.lang, spans });
}
