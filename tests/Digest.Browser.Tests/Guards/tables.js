// Headings and cells of a column are aligned to the start, unless the author set another alignment. Cells of cards are all below each other.
() => [...document.querySelectorAll("th, td")]
    .map(cell => ({ cell, wanted: isCardCell(cell) ? "start" : cell.matches(".align-center") ? "center" : cell.matches(".align-end") ? "end" : "start" }))
    .filter(({ cell, wanted }) => getComputedStyle(cell).textAlign !== wanted)
    .map(({ cell, wanted }) => `${nameOf(cell)} is aligned to ${getComputedStyle(cell).textAlign}, not ${wanted}`)
