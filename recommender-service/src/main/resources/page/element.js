const SVG = 'http://www.w3.org/2000/svg';

/** Builds an element: functions listen for the event they are named after, null is left out. */
export function element(name, attributes = {}, ...children) {
  const built = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') {
      built.addEventListener(key, value);
    } else if (value !== null && value !== undefined) {
      built.setAttribute(key, value);
    }
  }
  built.append(...children.filter((child) => child !== null));
  return built;
}

/** Builds a picture of 24 × 24 from one path. */
export function icon(path) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const shape = document.createElementNS(SVG, 'path');
  shape.setAttribute('d', path);
  svg.append(shape);
  return svg;
}

/**
 * Replaces the rows of a container. A focus inside stays with its row (`data-key`) and part
 * (`data-part`), or goes to the row that took its place, and at last to the heading that labels the
 * container, so that a keyboard never falls out.
 */
export function renew(container, rows) {
  const before = [...container.children];
  const at = before.findIndex((row) => row.contains(document.activeElement));
  const part = at < 0 ? null : document.activeElement.dataset.part;
  const key = before[at]?.dataset.key;
  container.replaceChildren(...rows);
  if (at >= 0) {
    const row = rows.find((each) => each.dataset.key === key) ?? rows[Math.min(at, rows.length - 1)];
    const heading = document.getElementById(container.getAttribute('aria-labelledby'));
    (row?.querySelector(`[data-part="${part}"]`) ?? heading).focus({ preventScroll: true });
  }
}

/** Calls once nothing has happened for a while; `cancel` takes the call back. */
export function settled(milliseconds, call) {
  let timer;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(call, milliseconds);
  };
  later.cancel = () => clearTimeout(timer);
  return later;
}
