"use strict";

// Keeps an open page up to date and shows the panel for editors. Only the preview serves this script; no build contains it.
(() => {
  // What the server sent with the page: its address, its fingerprints, and the token that the server expects.
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
    channel.onerror = () => channel.readyState === EventSource.CLOSED && setTimeout(update, 1000);
  }

  let updating = false;
  let changedAgain = false;

  // One update at a time, so that an older response never replaces a newer one.
  async function update() {
    changedAgain = true;
    if (updating)
      return;
    updating = true;
    try {
      while (changedAgain) {
        changedAgain = false;
        await showChanges();
      }
    } finally {
      updating = false;
    }
  }

  async function showChanges() {
    if (channel?.readyState === EventSource.CLOSED) {
      await refresh();
      return;
    }

    const response = await fetch(urlOf("news", { page: sent.page, problems })).catch(() => null);
    if (!response)
      return; // the server has stopped; the event stream reconnects when it is back
    if (!response.ok) {
      await refresh();
      return;
    }

    const news = await response.json().catch(() => ({})); // cut off; the event stream reconnects
    if ("page" in news)
      show(news.page);
    if ("problems" in news)
      showPanel(news);
  }

  // Gets the page as a whole, because a new server is running.
  async function refresh() {
    const html = await fetch(location.href).then(response => response.text()).catch(() => null);
    if (html === null)
      setTimeout(update, 1000);
    else
      show(html);
  }

  function show(html) {
    // Parsed without styles, for which the policy of this page would log a violation on the console. An element marks where they were.
    const page = parse(html.replace(anyStyle, "<meta data-style"));
    const fresh = page.querySelector(ownScript)?.dataset;
    if (fresh?.policy !== sent.policy || (fresh.text !== sent.text && !replace(page))) {
      reload();
      return;
    }

    restyle(html);
    sent = { ...fresh };
    if (channel?.readyState === EventSource.CLOSED)
      listen();
  }

  const ownScript = "script[src='/_preview/client.js']";

  const parse = html => new DOMParser().parseFromString(html, "text/html");

  // ---- styles

  const anyStyle = /<style([^>]*)>(.*?)<\/style/gis;

  const pageStyles = new CSSStyleSheet();
  let pageStylesText = [...document.querySelectorAll("style")].map(style => style.textContent).join("\n");

  function restyle(html) {
    const text = [...html.matchAll(anyStyle)].map(([, , text]) => text).join("\n");
    if (text === pageStylesText)
      return;
    pageStylesText = text;
    pageStyles.replaceSync(text);
    document.querySelectorAll("style").forEach(style => { style.disabled = true; });
    document.adoptedStyleSheets = [pageStyles];
  }

  // ---- the document

  // The page as it was received. The user and the browser may have changed the document since: an open element, an extension.
  let received = document.implementation.createHTMLDocument().importNode(document.documentElement, true);

  // What is not compared: what this script adds, styles and policies, and noscript, which is parsed in another way where scripts run.
  const uncompared = `${ownScript}, digest-preview, style, [data-style], meta[http-equiv="content-security-policy" i], noscript`;

  // Changes only what differs, so that focus, scroll position and open elements stay. Returns false if the page must be loaded again:
  // its own scripts would not run, it leads to another page, or the document is not what was received.
  function replace(page) {
    if ([document, page].some(({ scripts }) => [...scripts].some(isProgram)) || page.querySelector("meta[http-equiv=refresh i]"))
      return false;
    const old = received;
    received = page.documentElement;
    return replaceNode(document.documentElement, old, received);
  }

  // Other types of scripts are data.
  const isProgram = script => !script.matches(ownScript) && /^$|^module$|^importmap$|(java|ecma)script/i.test(script.type);

  function replaceNode(node, old, fresh) {
    if (old.isEqualNode(fresh))
      return true;
    if ([node, fresh].every(either => either.matches?.("link[rel~=stylesheet]")))
      replaceStylesheet(node, fresh);
    else if (old.nodeName !== fresh.nodeName || isReplacedWhole(node))
      node.replaceWith(document.importNode(fresh, true));
    else if (node.nodeType !== Node.ELEMENT_NODE)
      node.data = fresh.data;
    else {
      replaceAttributes(node, old, fresh);
      return replaceChildren(node, old, fresh);
    }

    return true;
  }

  // What they show depends on more than their attributes and children at one moment.
  const isReplacedWhole = node => node.matches?.("audio, video, object, iframe, meta[http-equiv]");

  // Keeps the old one until the new one is loaded, so that the page is never shown without styles.
  function replaceStylesheet(node, fresh) {
    const link = document.importNode(fresh);
    link.onload = () => node.remove();
    link.onerror = reload; // another save has replaced the file
    node.after(link);
  }

  function replaceAttributes(node, old, fresh) {
    for (const { name } of old.attributes) {
      if (!fresh.hasAttribute(name))
        node.removeAttribute(name);
    }

    for (const attribute of fresh.attributes) {
      if (old.getAttribute(attribute.name) !== attribute.value)
        node.setAttributeNode(document.importNode(attribute));
    }
  }

  function replaceChildren(node, old, fresh) {
    const [nodes, before, after] = [node, old, fresh].map(childrenOf);
    if (nodes.length !== before.length || nodes.some((child, index) => child.nodeName !== before[index].nodeName))
      return false;

    let [end, freshEnd] = [before.length, after.length];
    let start = 0;
    while (start < end && start < freshEnd && before[start].isEqualNode(after[start]))
      start++;
    for (; start < end && start < freshEnd && before[end - 1].isEqualNode(after[freshEnd - 1]); freshEnd--)
      end--;
    for (; start < end && start < freshEnd; start++) {
      if (!replaceNode(nodes[start], before[start], after[start]))
        return false;
    }

    nodes.slice(start, end).forEach(child => child.remove());
    for (const child of after.slice(start, freshEnd))
      node.insertBefore(document.importNode(child, true), nodes[end] ?? null);
    return true;
  }

  // White space outside the body shows nothing.
  const childrenOf = node =>
    [...(node.matches("html, head") ? node.children : node.childNodes)].filter(child => !child.matches?.(uncompared));

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

  function showPanel(news) {
    problems = news.version;
    root.replaceChildren(...parse(news.problems).body.childNodes);
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
    await update().finally(listenInTurn);
  }

  addEventListener("pagehide", () => channel?.close());
  addEventListener("pageshow", event => event.persisted && listenInTurn());
  document.addEventListener("visibilitychange", () => document.hidden || update()); // browsers suspend hidden pages
  start();
})();
