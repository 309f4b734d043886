import { element, icon } from './element.js';

const STAR = 'm12 2.8 2.8 5.9 6.4.9-4.7 4.5 1.2 6.4-5.7-3.1-5.7 3.1 1.2-6.4-4.7-4.5 6.4-.9z';
const LIKE = 'M7 10.5v10H3.5v-10zm2 9.2c1 .5 2 .8 3.2.8h4.6c1.2 0 2-.7 2.3-1.8l1.3-5.2c.4-1.5-.6-2.5-2-2.5h-4.2l.8-4.5c.2-1.5-.6-2.7-2-3L9 10.2z';
const DISLIKE = 'M7 13.5v-10H3.5v10zm2-9.2c1-.5 2-.8 3.2-.8h4.6c1.2 0 2 .7 2.3 1.8l1.3 5.2c.4 1.5-.6 2.5-2 2.5h-4.2l.8 4.5c.2 1.5-.6 2.7-2 3L9 13.8z';

const CHOICES = [
  { part: 'like', label: 'I like it', picture: LIKE, opinion: { liked: true } },
  { part: 'dislike', label: 'Not for me', picture: DISLIKE, opinion: { liked: false } },
  ...[1, 2, 3, 4, 5].map((stars) => ({
    part: `star-${stars}`,
    label: stars === 1 ? '1 star' : `${stars} stars`,
    picture: STAR,
    opinion: { rating: stars },
  })),
];
const STEPS = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 };

/**
 * The toolbar that rates a movie: one stop for Tab, arrow keys move, Enter and Space rate, digits
 * give as many stars. What is pressed already is taken back.
 */
export function stars(movie, rated, rate) {
  const buttons = CHOICES.map((choice) => button(choice, rated, rate));
  const toolbar = element(
    'div',
    { class: 'stars', role: 'toolbar', 'aria-label': `Rate ${movie.title}` },
    ...buttons,
  );
  const stop = (at) => buttons.forEach((each, other) => (each.tabIndex = other === at ? 0 : -1));
  stop(Math.max(0, buttons.findIndex((each) => each.getAttribute('aria-pressed') === 'true')));
  toolbar.addEventListener('focusin', (event) => stop(buttons.indexOf(event.target)));
  toolbar.addEventListener('keydown', (event) => {
    const at = target(event, buttons);
    if (at !== null) {
      event.preventDefault();
      buttons[at].focus();
      if (/^[1-5]$/.test(event.key)) {
        buttons[at].click();
      }
    }
  });
  return toolbar;
}

function target(event, buttons) {
  if (event.ctrlKey || event.altKey || event.metaKey) {
    return null;
  }
  if (/^[1-5]$/.test(event.key)) {
    return Number(event.key) + 1;
  }
  if (event.key === 'Home' || event.key === 'End') {
    return event.key === 'Home' ? 0 : buttons.length - 1;
  }
  const step = STEPS[event.key];
  const at = buttons.indexOf(document.activeElement) + step;
  return step === undefined ? null : (at + buttons.length) % buttons.length;
}

function button({ part, label, picture, opinion }, rated, rate) {
  const pressed = rated !== null && rated.rating === opinion.rating && rated.liked === opinion.liked;
  const lit = pressed || (rated?.rating ?? 0) > (opinion.rating ?? 9);
  return element(
    'button',
    {
      type: 'button',
      class: lit ? 'lit' : null,
      title: label,
      'aria-label': label,
      'aria-pressed': pressed,
      'data-part': part,
      click: () => rate(pressed ? null : opinion),
    },
    icon(picture),
  );
}
