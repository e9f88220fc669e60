"use strict";

// Keeps an open page in step with its sources, and shows an editor what readers do not see. Only the preview serves it; no build holds it.
(() => {
  // What the page was when it was sent: its address, its fingerprint with styles and without, and the word that the server wants to hear.
  let sent = { ...document.currentScript.dataset };
  let problems = "";
  let channel = null;

  const host = document.createElement("digest-preview");
  const root = host.attachShadow({ mode: "open" });
  const styles = new CSSStyleSheet();

  const ask = (what, more) => `/_preview/${what}?${new URLSearchParams({ token: sent.token, address: sent.address, ...more })}`;

  // ---- staying in step

  // One page of the browser listens for all of them: a server gets six connections, and an editor has more tabs than that.
  const tabs = new BroadcastChannel("digest-preview");
  tabs.onmessage = look;

  function takeTurn() {
    // Its turn lasts until it is closed. Over plain HTTP from another machine there are no turns, and every page listens.
    if (navigator.locks)
      navigator.locks.request("digest-preview", () => new Promise(listen));
    else
      listen();
  }

  function listen() {
    channel = new EventSource(ask("changes"));
    channel.onopen = channel.onmessage = () => {
      tabs.postMessage("look");
      look();
    };
    // The browser tries again by itself, unless it was refused: then the server is a new one, and the page has to ask it for its word.
    channel.onerror = () => channel.readyState === EventSource.CLOSED && setTimeout(refresh, 1000);
  }

  // Asks whether there is anything new to this page.
  async function look() {
    const answer = await fetch(ask("news", { page: sent.page, problems })).catch(() => null);
    if (!answer)
      return; // the server has gone; who listens will hear when it is back
    const news = answer.ok ? await answer.text() : "page";
    if (news.includes("page"))
      refresh();
    if (news.includes("problems"))
      showPanel();
  }

  // Takes what is new in this page: its styles where nothing else is, the whole of it otherwise.
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

  // Not by the parser, which would have the page's policy refuse the styles of another page, and say so on the console.
  const ownScript = /<script src="\/_preview\/client\.js"[^>]*>/;
  const anyStyle = /<style[^>]*>(.*?)<\/style/gis;

  const pageStyles = new CSSStyleSheet();

  function restyle(html) {
    pageStyles.replaceSync([...html.matchAll(anyStyle)].map(([, text]) => text).join("\n"));
    document.querySelectorAll("style").forEach(style => { style.disabled = true; });
    document.adoptedStyleSheets = [pageStyles];
  }

  const parse = html => new DOMParser().parseFromString(html, "text/html");

  // ---- the place on the page

  function reload() {
    remember("place", JSON.stringify({ address: sent.address, x: scrollX, y: scrollY }));
    location.reload();
  }

  function returnToPlace() {
    const place = JSON.parse(recall("place") || "null");
    remember("place", "");
    if (place?.address !== sent.address)
      return;
    const go = () => scrollTo({ left: place.x, top: place.y, behavior: "instant" });
    go();
    addEventListener("load", go, { once: true }); // pictures may have come in above it
  }

  // ---- the panel

  async function showPanel() {
    const response = await fetch(ask("problems")).catch(() => null);
    if (!response?.ok)
      return;
    problems = response.headers.get("ETag").replaceAll('"', "");
    root.replaceChildren(...parse(await response.text()).body.childNodes);
    fold(recall("folded") ?? (innerWidth < 480 ? "yes" : "no"));
    openProblems(isFailing() && recall("closed") !== problems);
    keepRoom.disconnect();
    if (find(".bar"))
      keepRoom.observe(find(".bar"));
  }

  const find = selector => root.querySelector(selector);

  const isFailing = () => Number(find(".problems")?.dataset.failed) > 0;

  function openProblems(open) {
    if (find(".problems"))
      find(".problems").hidden = !open;
  }

  function closeProblems() {
    openProblems(false);
    remember("closed", problems);
  }

  function fold(folded) {
    find(".digest").classList.toggle("folded", folded === "yes");
    find(".fold").setAttribute("aria-expanded", String(folded !== "yes"));
  }

  function foldOrUnfold() {
    const folded = find(".folded") ? "no" : "yes";
    remember("folded", folded);
    fold(folded);
  }

  // Nothing of the page stays under the bar for good.
  const keepRoom = new ResizeObserver(([{ target }]) => host.style.setProperty("block-size", `${Math.ceil(target.getBoundingClientRect().height)}px`));

  async function copy(button) {
    const words = button.textContent;
    const copied = await navigator.clipboard?.writeText(button.dataset.copy).then(() => true, () => false);
    button.textContent = copied ? "Copied" : button.dataset.copy; // where the browser refuses, it can at least be marked by hand
    setTimeout(() => { button.textContent = words; }, copied ? 1500 : 10000);
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

  // ---- what a tab remembers; where it may not, nothing is lost but that

  function remember(key, value) {
    try {
      sessionStorage.setItem(`digest-${key}`, value);
    } catch { }
  }

  function recall(key) {
    try {
      return sessionStorage.getItem(`digest-${key}`);
    } catch {
      return null;
    }
  }

  // ---- the start

  async function start() {
    returnToPlace();
    styles.replaceSync(await (await fetch("/_preview/client.css")).text());
    root.adoptedStyleSheets = [styles];
    document.documentElement.append(host);
    await showPanel();
    takeTurn();
  }

  addEventListener("pagehide", () => channel?.close());
  addEventListener("pageshow", event => event.persisted && takeTurn());
  document.addEventListener("visibilitychange", () => document.hidden || look()); // a browser lets pages sleep that nobody sees
  start();
})();
