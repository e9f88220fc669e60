// A column begins where its language does, heading and cells alike, unless its author set it otherwise.
() => [...document.querySelectorAll("th, td")]
    .map(cell => ({ cell, wanted: cell.matches(".align-center") ? "center" : cell.matches(".align-end") ? "end" : "start" }))
    .filter(({ cell, wanted }) => getComputedStyle(cell).textAlign !== wanted)
    .map(({ cell, wanted }) => `${nameOf(cell)} is aligned to ${getComputedStyle(cell).textAlign}, not ${wanted}`)
