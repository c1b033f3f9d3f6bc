// What the browser may keep: a name, a layout, the decisions of a report.
"use strict";

// The value of that name, after it was given one if there is one; null where the browser keeps nothing.
function remember(name, value) {
  try {
    if (value !== undefined) localStorage.setItem(`aligner-${name}`, value);
    return localStorage.getItem(`aligner-${name}`);
  } catch {
    return null; // Full, or forbidden in this window.
  }
}
