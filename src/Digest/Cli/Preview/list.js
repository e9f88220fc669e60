"use strict";

// Filters the list while the user types. Without this script the form filters it when it is submitted.
(() => {
  const form = document.querySelector("form");
  let requests = 0;
  let timer;

  async function filter() {
    const number = ++requests;
    const url = `/_preview/?${new URLSearchParams(new FormData(form))}`;
    const response = await fetch(url).catch(() => null);
    // Responses may arrive out of order; only that to the last request counts.
    if (!response?.ok || number !== requests)
      return;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    document.querySelector("#list").replaceChildren(...page.querySelector("#list").childNodes);
    history.replaceState(null, "", url);
  }

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(filter, 120);
  });
  form.addEventListener("submit", event => {
    event.preventDefault();
    filter();
  });

  // Loads the list again when a page of the preview learns of a change, and when the tab becomes visible.
  new BroadcastChannel("digest-preview").onmessage = filter;
  document.addEventListener("visibilitychange", () => document.hidden || filter());
})();
