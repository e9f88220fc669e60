// Marks elements with Arabic letters only, one for each style, for a query of their fonts.
() => {
    const styles = new Set();
    for (const node of textNodes()) {
        const element = node.parentElement;
        const style = getComputedStyle(element);
        const key = `${style.fontFamily} ${style.fontWeight} ${style.fontSize}`;
        if (/^[\p{Script=Arabic}\s]+$/u.test(element.textContent) && !styles.has(key)) {
            styles.add(key);
            element.setAttribute("data-probe", nameOf(element));
        }
    }
    return [];
}
