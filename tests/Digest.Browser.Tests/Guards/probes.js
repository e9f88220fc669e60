// Marks the elements that hold Arabic letters and nothing else, one for each style that occurs, so that their fonts can be asked for.
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
