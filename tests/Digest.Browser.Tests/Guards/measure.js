// No line is longer than 80 characters. Marks above and below letters are none.
() => [...linesByBlock()].flatMap(([block, lines]) => lines
    .filter(() => !block.closest("pre")) // Code is not broken into lines by anybody but its author.
    .map(line => line.text.normalize("NFC").replace(/\p{M}/gu, ""))
    .filter(text => text.length > 80)
    .map(text => `${nameOf(block)}: ${text.length} characters in “${text}”`))
