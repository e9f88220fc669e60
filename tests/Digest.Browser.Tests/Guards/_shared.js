// Functions for all guards. A guard is a function that returns the faults of the page, one sentence each.

const isVisible = element => {
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
        return false;
    const box = element.getBoundingClientRect();
    return box.width > 1 && box.height > 1; // The hidden skip link has one pixel.
};

const nameOf = element => {
    const text = (element.textContent || element.alt || "").trim().replace(/\s+/g, " ").slice(0, 50);
    return `<${element.localName}${element.className ? ` class="${element.className}"` : ""}> ${text}`;
};

/** The visible text nodes. */
const textNodes = (root = document.body) => {
    const nodes = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const node = walker.currentNode;
        if (/\S/.test(node.data) && !node.parentElement.closest("style, script") && isVisible(node.parentElement))
            nodes.push(node);
    }
    return nodes;
};

/** The block that contains the lines of an element. */
const blockOf = element => {
    while (["inline", "contents"].includes(getComputedStyle(element).display))
        element = element.parentElement;
    return element;
};

/** The lines of every block, as the browser breaks them. */
const linesByBlock = () => {
    const blocks = new Map();
    const range = document.createRange();
    for (const node of textNodes()) {
        const block = blockOf(node.parentElement);
        if (!blocks.has(block))
            blocks.set(block, []);
        const lines = blocks.get(block);
        // Word by word, or letter by letter if a word is broken.
        const add = (text, start, space) => {
            range.setStart(node, start);
            range.setEnd(node, start + text.length);
            const [box, more] = range.getClientRects();
            if (more && text.length > 1)
                return [...text].reduce((at, letter) => (add(letter, at, at === start ? space : ""), at + letter.length), start);
            if (!box)
                return;
            const middle = (box.top + box.bottom) / 2;
            const last = lines.at(-1);
            if (last && Math.abs(last.middle - middle) < box.height / 2)
                last.text += space + text;
            else
                lines.push({ middle, text });
        };
        for (const word of node.data.matchAll(/\S+/g))
            add(word[0], word.index, word.index > 0 ? " " : "");
    }
    return blocks;
};

const channels = colour => {
    const [red, green, blue, alpha = 1] = colour.match(/[\d.]+/g).map(Number);
    return { red, green, blue, alpha };
};

/** The colour behind an element. */
const backdropOf = element => {
    for (let here = element; here; here = here.parentElement) {
        const colour = getComputedStyle(here).backgroundColor;
        if (channels(colour).alpha > 0)
            return colour;
    }
    return "rgb(255, 255, 255)";
};

const luminance = colour => {
    const { red, green, blue } = channels(colour);
    const [r, g, b] = [red, green, blue].map(value => value / 255).map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

const contrast = (one, other) => {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
};

/** Adds styles that the content security policy allows: to simulate settings of readers, and to insert defects. */
const paint = css => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets.push(sheet);
};

/** Whether a cell is a part of a card: a phone shows rows of wide tables as cards. */
const isCardCell = cell => innerWidth < 480 && cell.closest("tr").cells.length > 2;

// A filled point on the timeline is filled by its border, which forced colours and print keep: the borders meet in the middle.
const isFilled = point => parseFloat(point.borderTopWidth) * 2 >= parseFloat(point.blockSize);
