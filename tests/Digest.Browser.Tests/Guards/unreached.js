// What can be followed and was not among the stops of the keyboard.
() => [...document.querySelectorAll("a[href], button, summary, [tabindex='0']")]
    .filter(element => !window.stops?.has(element))
    .map(element => `${nameOf(element)} is not reached with the keyboard`)
