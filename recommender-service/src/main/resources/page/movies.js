import { element } from './element.js';
import { stars } from './stars.js';

const TONES = 8;

/** A title as people write it. */
export function written({ title, year }) {
  return year ? `${title} (${year})` : title;
}

/** One recommendation: what it is, why, how well it fits, and what this person thinks of it. */
export function recommended(item, rated, rate, choose) {
  const { movie } = item;
  return element(
    'li',
    { class: 'movie', 'data-key': movie.id },
    element('span', { class: `rank tone-${tone(movie)}`, 'aria-hidden': 'true' }, String(item.rank)),
    element(
      'div',
      { class: 'what' },
      element('h3', {}, named(movie, choose)),
      element('p', { class: 'genres' }, (movie.genres ?? []).join(' · '), ...elsewhere(movie)),
      element('p', { class: 'reason' }, item.reason),
    ),
    element('div', { class: 'fit' }, match(item.match), stars(movie, rated, (opinion) => rate(movie, opinion))),
  );
}

/** One movie that was rated already. */
export function ratedMovie(rated, rate) {
  return element(
    'li',
    { 'data-key': rated.movie.id },
    element('span', { class: 'title' }, written(rated.movie)),
    stars(rated.movie, rated, (opinion) => rate(rated.movie, opinion)),
  );
}

/** Buttons of movies to choose from. */
export function choices(movies, choose) {
  return element(
    'ul',
    { class: 'choices' },
    ...movies.map((movie) =>
      element('li', {}, element('button', { type: 'button', click: () => choose(movie) }, written(movie))),
    ),
  );
}

function named(movie, choose) {
  return element(
    'button',
    { type: 'button', class: 'title', 'data-part': 'title', title: 'Recommend from this movie', click: () => choose(movie) },
    movie.title,
    movie.year ? element('span', { class: 'year' }, ` ${movie.year}`) : null,
  );
}

function elsewhere({ title, links }) {
  if (!links?.imdbId) {
    return [];
  }
  const address = `https://www.imdb.com/title/tt${String(links.imdbId).replace(/^tt/, '')}/`;
  return [
    ' · ',
    element('a', { href: address, rel: 'noreferrer', 'aria-label': `${title} on IMDb`, 'data-part': 'imdb' }, 'IMDb'),
  ];
}

function match(share) {
  if (share === null || share === undefined) {
    return null;
  }
  const percent = Math.round(share * 100);
  const bar = element('span', { class: 'bar', 'aria-hidden': 'true' }, element('span'));
  bar.firstChild.style.width = `${percent}%`;
  return element(
    'p',
    { class: 'match', title: `${percent} of 100 who rated it with such a score liked it` },
    `${percent} % match`,
    bar,
  );
}

function tone({ genres }) {
  return [...(genres?.[0] ?? '')].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 997, 7) % TONES;
}
