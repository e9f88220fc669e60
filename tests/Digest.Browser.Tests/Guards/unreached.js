// Focusable elements that the Tab key did not reach.
() => [...document.querySelectorAll("a[href], button, summary, [tabindex='0']")]
    .filter(element => !element.closest("[hidden]") && !window.stops?.has(element))
    .map(element => `${nameOf(element)} is not reached with the keyboard`)
