"use strict";

// Runs in every document before its own scripts, and keeps the time at which the results of the query in the address are shown, in
// milliseconds since 1970.
(() => {
  const query = new URLSearchParams(location.search).get("q");

  function look() {
    const found = document.querySelector("#found");
    if (found?.dataset.query !== query || found.textContent.trim() === "")
      return;
    observer.disconnect();
    window.shown = performance.timeOrigin + performance.now();
  }

  const observer = new MutationObserver(look);
  observer.observe(document, { attributes: true, childList: true, characterData: true, subtree: true });
})();
