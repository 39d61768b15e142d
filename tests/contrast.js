// Returns every visible text whose contrast with what lies behind it is below 4.5 : 1, and which of
// the `edged` elements have no edge of 3 : 1 with what lies on either side of it (WCAG AA).
(edged) => {
  const rgba = (color) => {
    const parts = color.match(/[\d.]+/g).map(Number);
    return parts.length === 3 ? [...parts, 1] : parts;
  };
  const over = (front, back) => [0, 1, 2].map((i) => front[i] * front[3] + back[i] * (1 - front[3]));
  const luminance = (color) => {
    const [r, g, b] = color.map((v) => v / 255).map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    const layers = [];
    for (let e = element; e; e = e.parentElement) {
      layers.push(rgba(getComputedStyle(e).backgroundColor));
      if (layers[layers.length - 1][3] === 1) break;
    }
    return layers.reverse().reduce((back, front) => over(front, back), [255, 255, 255]);
  };
  const contrast = (color, back) => {
    const [light, dark] = [luminance(over(rgba(color), back)), luminance(back)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  };
  const found = { seen: 0, bad: [] };
  const see = (element, words, ratio, least) => {
    found.seen += 1;
    if (ratio < least) found.bad.push(`${ratio.toFixed(2)} ${element.tagName}.${element.className}: ${words.slice(0, 40)}`);
  };
  const read = (element, words, color) => see(element, words, contrast(color, behind(element)), 4.5);
  for (const element of document.querySelectorAll("body *")) {
    if (!element.checkVisibility() || element.closest("svg, script, style, .kw-hidden")) continue;
    const own = [...element.childNodes].filter((n) => n.nodeType === 3).map((n) => n.textContent);
    const words = own.join(" ").trim();
    const style = getComputedStyle(element);
    if (words) read(element, words, style.color);
    if (!element.matches("input, textarea")) continue;
    if (element.value) read(element, element.value, style.color);
    else if (element.placeholder) read(element, element.placeholder, getComputedStyle(element, "::placeholder").color);
  }
  for (const element of document.querySelectorAll(edged)) {
    if (!element.checkVisibility()) continue;
    const { borderTopWidth: width, borderTopColor: color } = getComputedStyle(element);
    const sides = [element, element.parentElement].map((side) => contrast(color, behind(side)));
    see(element, "edge", parseFloat(width) ? Math.min(...sides) : 1, 3);
  }
  return found;
}
