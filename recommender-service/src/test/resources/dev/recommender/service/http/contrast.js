// Every visible text with its contrast against what lies behind it, by WCAG 2.2: [{text, ratio}].
() => {
  const numbers = (colour) => colour.match(/[\d.]+/g).map(Number);
  const over = ([r, g, b, a = 1], [x, y, z]) => [r * a + x * (1 - a), g * a + y * (1 - a), b * a + z * (1 - a)];
  const luminance = (colour) => {
    const [r, g, b] = colour.map((part) => part / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (one, other) => {
    const [light, dark] = [luminance(one), luminance(other)].sort((x, y) => y - x);
    return (light + 0.05) / (dark + 0.05);
  };
  // A gradient counts with each of its colours.
  const grounds = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const style = getComputedStyle(each);
      const colours = style.backgroundImage.match(/rgba?\([^)]*\)/g) ?? [];
      if (colours.length > 0) {
        return colours.map(numbers);
      }
      const colour = numbers(style.backgroundColor);
      if ((colour[3] ?? 1) > 0) {
        return [colour];
      }
    }
    return [[255, 255, 255]];
  };
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent.trim();
    const element = walker.currentNode.parentElement;
    const box = element.getBoundingClientRect();
    if (text !== '' && box.width > 1 && box.height > 1 && element.checkVisibility({ visibilityProperty: true })) {
      const colour = numbers(getComputedStyle(element).color);
      found.push({ text, ratio: Math.min(...grounds(element).map((ground) => ratio(over(colour, ground), ground))) });
    }
  }
  return found;
}
