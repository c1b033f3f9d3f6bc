// The live page holds a stretch of the rows, with empty space for those before and after: a hundred thousand are never
// here at once. What scrolling comes near to is asked for, what is far is let go.
"use strict";

const SIZE = 50; // Rows asked for at a time.
const FIRST = 25; // Rows asked for first: what an eye can see at once.
const MOST = 3 * SIZE; // Rows held.
const TALLEST = 8e6; // Pixels of the whole list; browsers have a limit not far above.

Object.assign(backend, {
  start: 0, // Of the rows that are here, counted from 0.
  total: 0, // That the filters let through.
  each: 150, // Pixels of a row, on average.
  epoch: 0, // Changes with what is shown, so that a late answer about something else is known.

  // Puts the rows that are asked for in the place of all.
  async load(place, filters, where) {
    const epoch = ++this.epoch;
    const again = where.start === 0 ? { size: FIRST } : Object.keys(where).length ? {} : { start: this.start, size: Math.max(SIZE, shownRows().length) };
    const found = await this.rows({ ...filters, ...again, ...where });
    if (epoch !== this.epoch) return found.counts;
    Object.assign(this, { total: found.total, state: found.state });
    this.steady(() => {
      this.start = found.start;
      // Made by the server's templates, which escape every text.
      place.innerHTML = `<div class="space"></div>${found.html}<div class="space"></div>`;
      if (where.start === 0) this.measure();
    });
    if (where.start === 0) window.scrollTo(0, 0);
    return found.counts;
  },

  // Adds rows after (1) or before (-1) those that are here; whether there were any.
  async more(place, filters, step) {
    const [first, held] = [this.start, shownRows().length];
    const start = step > 0 ? first + held : Math.max(0, first - SIZE);
    if (start >= this.total || (step < 0 && !first)) return false;
    const epoch = this.epoch;
    const found = await this.rows({ ...filters, start, size: step > 0 ? SIZE : first - start });
    if (epoch !== this.epoch) return false;
    if (first !== this.start || held !== shownRows().length) return true; // A key and the scroll bar asked at once.
    this.steady(() => {
      const [before, after] = place.querySelectorAll(".space");
      if (step > 0) after.insertAdjacentHTML("beforebegin", found.html);
      else before.insertAdjacentHTML("afterend", found.html);
      const rows = shownRows();
      const surplus = Math.max(0, rows.length - MOST);
      for (const row of step > 0 ? rows.slice(0, surplus) : rows.slice(rows.length - surplus)) row.remove();
      this.start = step > 0 ? first + surplus : start;
    });
    return true;
  },

  // Changes the list without a jump under the eye: a row that is in sight stays where it is.
  steady(change) {
    const seen = shownRows().find((row) => row.getBoundingClientRect().bottom > 0);
    const [key, top] = seen ? [seen.dataset.key, seen.getBoundingClientRect().top] : [""];
    change();
    this.fit();
    const now = key && rowOf(key);
    if (now) window.scrollBy(0, now.getBoundingClientRect().top - top);
  },

  // The same height counts until something else is shown: what a place of the scroll bar means must not change under it.
  measure() {
    const rows = shownRows();
    if (!rows.length) return;
    const height = rows.at(-1).getBoundingClientRect().bottom - rows[0].getBoundingClientRect().top;
    this.each = Math.min(height / rows.length, TALLEST / this.total);
  },

  // Gives the space before and after the height of the rows that are not here.
  fit() {
    const [before, after] = list.querySelectorAll(".space");
    if (!before) return;
    before.style.height = `${this.start * this.each}px`;
    after.style.height = `${Math.max(0, this.total - this.start - shownRows().length) * this.each}px`;
  },

  // Tells which rows are in sight.
  place() {
    const rows = shownRows();
    const inside = rows.filter((row) => { const box = row.getBoundingClientRect(); return box.bottom > 0 && box.top < innerHeight; });
    const first = this.start + Math.max(0, rows.indexOf(inside[0])) + 1;
    byId("where").textContent = this.total
      ? `${thousands(first)} to ${thousands(first + Math.max(0, inside.length - 1))} of ${thousands(this.total)}` : "none";
  },

  // Asks for what is near; one thing at a time, and again while something is missing.
  async scrolled() {
    const rows = shownRows();
    this.place();
    if (this.loading || !rows.length) return;
    const [top, bottom] = [rows[0].getBoundingClientRect().top, rows.at(-1).getBoundingClientRect().bottom];
    const end = this.start + rows.length;
    let work = null;
    if ((bottom < 0 && end < this.total) || (top > innerHeight && this.start)) {
      const index = Math.floor(Math.max(0, -list.getBoundingClientRect().top) / this.each);
      const start = Math.min(Math.floor(index / SIZE) * SIZE, this.total - 1);
      work = async () => { await show({ start }, "", false); choose(null); };
    } else if (top > -innerHeight && this.start) work = () => this.more(list, wanted(), -1);
    else if (bottom < 2 * innerHeight && end < this.total) work = () => this.more(list, wanted(), 1);
    if (!work) return;
    this.loading = true;
    try {
      await work();
    } catch (error) {
      say(error.message);
      return;
    } finally {
      this.loading = false;
    }
    requestAnimationFrame(() => this.scrolled());
  },
});

let pending;
window.addEventListener("scroll", () => {
  pending ??= setTimeout(() => { pending = undefined; backend.scrolled(); }, 60);
}, { passive: true });
window.addEventListener("resize", () => { backend.steady(() => backend.measure()); backend.scrolled(); });
