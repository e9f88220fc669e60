() => {
    const link = document.activeElement;
    const target = link?.localName === "a" && link.getAttribute("href").startsWith("#") ? document.querySelector(link.getAttribute("href")) : null;
    return target?.localName === "main" ? [] : ["The first focusable link does not lead to the content"];
}
