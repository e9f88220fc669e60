"use strict";

// Keeps an open page up to date and shows the panel for editors. Only the preview serves this script; no build contains it.
(() => {
  // What the server sent with the page: its address, its fingerprints with and without styles, and the token that the server expects.
  let sent = { ...document.currentScript.dataset };
  let problems = "";
  let channel = null;

  const host = document.createElement("digest-preview");
  const root = host.attachShadow({ mode: "open" });
  const styles = new CSSStyleSheet();

  const urlOf = (what, more) => `/_preview/${what}?${new URLSearchParams({ token: sent.token, address: sent.address, ...more })}`;

  // ---- updates

  // One page of the browser listens for all of them, because browsers allow six connections to a server.
  const tabs = new BroadcastChannel("digest-preview");
  tabs.onmessage = update;

  function listenInTurn() {
    // A page holds the lock until it is closed. Over plain HTTP from another machine there are no locks, and every page listens.
    if (navigator.locks)
      navigator.locks.request("digest-preview", () => new Promise(listen));
    else
      listen();
  }

  function listen() {
    channel = new EventSource(urlOf("changes"));
    channel.onopen = channel.onmessage = () => {
      tabs.postMessage("update");
      update();
    };
    // The browser reconnects by itself unless the server refused it. Then a new server is running, and the page needs its token.
    channel.onerror = () => channel.readyState === EventSource.CLOSED && setTimeout(refresh, 1000);
  }

  // Asks the server what changed for this page.
  async function update() {
    const response = await fetch(urlOf("news", { page: sent.page, problems })).catch(() => null);
    if (!response)
      return; // the server has stopped; the event stream reconnects when it is back
    const changes = response.ok ? await response.text() : "page";
    if (changes.includes("page"))
      refresh();
    if (changes.includes("problems"))
      showPanel();
  }

  // Replaces the styles if only they changed, and reloads the page otherwise.
  async function refresh() {
    const html = await fetch(location.href).then(response => response.text()).catch(() => null);
    if (html === null) {
      setTimeout(refresh, 1000);
      return;
    }

    const fresh = { ...parse(html.match(ownScript)?.[0] ?? "").querySelector("script")?.dataset };
    if (fresh.text !== sent.text) {
      reload();
      return;
    }

    if (fresh.page !== sent.page)
      restyle(html);
    sent = fresh;
    if (channel?.readyState === EventSource.CLOSED)
      listen();
  }

  // With a regular expression: for parsed style elements the policy of this page would log a violation on the console.
  const ownScript = /<script src="\/_preview\/client\.js"[^>]*>/;
  const anyStyle = /<style[^>]*>(.*?)<\/style/gis;

  const pageStyles = new CSSStyleSheet();

  function restyle(html) {
    pageStyles.replaceSync([...html.matchAll(anyStyle)].map(([, text]) => text).join("\n"));
    document.querySelectorAll("style").forEach(style => { style.disabled = true; });
    document.adoptedStyleSheets = [pageStyles];
  }

  const parse = html => new DOMParser().parseFromString(html, "text/html");

  // ---- the scroll position

  function reload() {
    store("position", JSON.stringify({ address: sent.address, x: scrollX, y: scrollY }));
    location.reload();
  }

  function restorePosition() {
    const position = JSON.parse(load("position") || "null");
    store("position", "");
    if (position?.address !== sent.address)
      return;
    const scroll = () => scrollTo({ left: position.x, top: position.y, behavior: "instant" });
    scroll();
    addEventListener("load", scroll, { once: true }); // images above may load later
  }

  // ---- the panel

  async function showPanel() {
    const response = await fetch(urlOf("problems")).catch(() => null);
    if (!response?.ok)
      return;
    problems = response.headers.get("ETag").replaceAll('"', "");
    root.replaceChildren(...parse(await response.text()).body.childNodes);
    fold(load("folded") ?? (innerWidth < 480 ? "yes" : "no"));
    openProblems(isFailing() && load("closed") !== problems);
    reserveSpace.disconnect();
    if (find(".bar"))
      reserveSpace.observe(find(".bar"));
  }

  const find = selector => root.querySelector(selector);

  const isFailing = () => Number(find(".problems")?.dataset.failed) > 0;

  function openProblems(open) {
    if (find(".problems"))
      find(".problems").hidden = !open;
  }

  function closeProblems() {
    openProblems(false);
    store("closed", problems);
  }

  function fold(folded) {
    find(".digest").classList.toggle("folded", folded === "yes");
    find(".fold").setAttribute("aria-expanded", String(folded !== "yes"));
  }

  function foldOrUnfold() {
    const folded = find(".folded") ? "no" : "yes";
    store("folded", folded);
    fold(folded);
  }

  // Gives the host the height of the bar, so that the bar covers nothing at the end of the page.
  const reserveSpace = new ResizeObserver(([{ target }]) =>
    host.style.setProperty("block-size", `${Math.ceil(target.getBoundingClientRect().height)}px`));

  async function copy(button) {
    const label = button.textContent;
    const copied = await navigator.clipboard?.writeText(button.dataset.copy).then(() => true, () => false);
    button.textContent = copied ? "Copied" : button.dataset.copy; // where the browser refuses, the text can be selected
    setTimeout(() => { button.textContent = label; }, copied ? 1500 : 10000);
  }

  root.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (button?.matches(".close"))
      closeProblems();
    else if (button?.matches(".fold"))
      foldOrUnfold();
    else if (button?.matches(".counts"))
      openProblems(find(".problems").hidden);
    else if (button?.dataset.copy)
      copy(button);
  });

  addEventListener("keydown", event => {
    if (event.key === "Escape" && find(".problems:not([hidden])"))
      closeProblems();
  });

  // ---- the storage of the tab, which the browser may refuse

  function store(key, value) {
    try {
      sessionStorage.setItem(`digest-${key}`, value);
    } catch { }
  }

  function load(key) {
    try {
      return sessionStorage.getItem(`digest-${key}`);
    } catch {
      return null;
    }
  }

  // ---- the start

  async function start() {
    restorePosition();
    styles.replaceSync(await (await fetch("/_preview/client.css")).text());
    root.adoptedStyleSheets = [styles];
    document.documentElement.append(host);
    await showPanel();
    listenInTurn();
  }

  addEventListener("pagehide", () => channel?.close());
  addEventListener("pageshow", event => event.persisted && listenInTurn());
  document.addEventListener("visibilitychange", () => document.hidden || update()); // browsers suspend hidden pages
  start();
})();
