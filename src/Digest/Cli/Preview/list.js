"use strict";

// Narrows the list while somebody writes. Without this script the form does the same when it is sent.
(() => {
  const form = document.querySelector("form");
  let asked = 0;
  let waiting;

  async function narrow() {
    const number = ++asked;
    const url = `/_preview/?${new URLSearchParams(new FormData(form))}`;
    const response = await fetch(url).catch(() => null);
    // Answers may overtake each other; only the one to the last question counts.
    if (!response?.ok || number !== asked)
      return;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    document.querySelector("#list").replaceChildren(...page.querySelector("#list").childNodes);
    history.replaceState(null, "", url);
  }

  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(narrow, 120);
  });
  form.addEventListener("submit", event => {
    event.preventDefault();
    narrow();
  });

  // The list is of the moment: it is asked for again when a page of the preview hears of a change, and when somebody comes back to it.
  new BroadcastChannel("digest-preview").onmessage = narrow;
  document.addEventListener("visibilitychange", () => document.hidden || narrow());
})();
