// The characters of each element as they are drawn, from left to right, and as they are written; without spaces, marks and controls.
selector => [...document.querySelectorAll(selector)].map(found => {
    // An alternative text is drawn where the picture is missing, in the direction of the text around it.
    const element = found.localName === "img" ? found.parentElement.appendChild(document.createElement("p")) : found;
    if (element !== found)
        element.textContent = found.alt;
    element.style.whiteSpace = "nowrap";
    const drawn = [];
    const nodes = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (nodes.nextNode()) {
        let offset = 0;
        for (const character of nodes.currentNode.data) {
            const range = document.createRange();
            range.setStart(nodes.currentNode, offset);
            range.setEnd(nodes.currentNode, offset += character.length);
            const { left, right } = range.getBoundingClientRect();
            if (/[^\s\p{Mn}\p{Cf}]/u.test(character))
                drawn.push({ character, place: left + right });
        }
    }
    const written = drawn.map(({ character }) => character).join("");
    drawn.sort((one, other) => one.place - other.place);
    return [written, drawn.map(({ character }) => character).join("")];
})
