"use strict";

// Runs in every document before its own scripts, and logs "seen STEP MILLISECONDS [MARKER]" for each step of an update. The page measures
// itself, because a question from outside would take longer than the steps.
(() => {
  const log = (step, marker = "") => console.debug(`seen ${step} ${performance.timeOrigin + performance.now()} ${marker}`);

  const { EventSource: Channel, fetch: request } = window;
  window.EventSource = class extends Channel {
    constructor(...args) {
      super(...args);
      this.addEventListener("message", () => log("event"));
    }
  };
  window.fetch = async (...args) => {
    const response = await request(...args);
    log("received");
    return response;
  };

  const markers = /suntingan\d+tunggal/g;
  const logged = new Set();

  function look() {
    for (const [marker] of document.body?.innerHTML.matchAll(markers) ?? []) {
      if (logged.has(marker))
        continue;
      logged.add(marker);
      log("inserted", marker);
      // The message is handled after the frame is drawn.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => log("painted", marker);
        port2.postMessage("");
      });
    }
  }

  new MutationObserver(look).observe(document, { childList: true, characterData: true, subtree: true });
})();
