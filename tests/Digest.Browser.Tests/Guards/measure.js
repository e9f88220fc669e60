// No line is longer than 80 characters. Combining marks are not counted.
() => [...linesByBlock()].flatMap(([block, lines]) => lines
    .filter(() => !block.closest("pre")) // The author breaks the lines of code.
    .map(line => line.text.normalize("NFC").replace(/\p{M}/gu, ""))
    .filter(text => text.length > 80)
    .map(text => `${nameOf(block)}: ${text.length} characters in “${text}”`))
