// Where decisions go and rows come from: the server on this machine.
"use strict";

const backend = {
  live: true,
  state: "",

  // The answer as an object; an Error with the server's own sentence otherwise.
  async ask(path, facts) {
    const asked = facts === undefined ? {} : {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(facts),
    };
    let answer;
    try {
      answer = await fetch(path, asked);
    } catch {
      throw new Error("The server does not answer: start `aligner serve` again.");
    }
    if (answer.headers.get("Content-Type") !== "application/json") throw new Error((await answer.text()).trim());
    const found = await answer.json();
    if (!answer.ok) throw new Error(found.error);
    return found;
  },

  async rows(facts) {
    return this.ask(`/api/${document.body.dataset.page}?${new URLSearchParams(facts)}`);
  },

  async decide(verb, key, facts) {
    return this.ask("/api/decide", { verb, key, who: document.getElementById("who").value, ...facts });
  },

  async texts(key) {
    return this.ask(`/api/rows/${encodeURIComponent(key)}/texts`);
  },

  async whole(key) {
    return (await this.ask(`/api/rows/${encodeURIComponent(key)}`)).html;
  },

  // Calls changed() when somebody else decided.
  watch(changed, failed) {
    setInterval(async () => {
      if (document.hidden || document.querySelector("dialog[open], .dragged")) return;
      try {
        const found = await this.ask("/api/state");
        if (this.state && found.state !== this.state) changed();
      } catch (error) {
        failed(error);
      }
    }, 1500);
  },
};
