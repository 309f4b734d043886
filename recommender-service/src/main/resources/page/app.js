import { aboutModel, findMovies, forMovie, forRatings, forTitle } from './api.js';
import { Combobox } from './combobox.js';
import { element, renew } from './element.js';
import { described } from './model.js';
import { ratedMovie, recommended, written } from './movies.js';
import { Ratings } from './ratings.js';
import { stars } from './stars.js';
import { isPassing, told } from './troubles.js';
import { Wishes } from './wishes.js';

const STEP = 10;
const MOST = 100;
const LONGEST_WAIT = 60;
const WELCOME = 'A good evening starts with a title';

const at = (id) => document.getElementById(id);
const ratings = new Ratings();
const wishes = new Wishes(at('wishes'), restart);

// What the list starts from: a movie that was chosen, or a title as typed, or nothing yet.
let seed = { movie: null, title: null };
let k = STEP;
let asking = new AbortController();
let retry;
let waits = 0;

new Combobox(at('search'), at('found'), {
  find: async (text, signal) => (await findMovies(text, signal)).movies,
  choose,
  submit: (title) => begin({ movie: null, title }),
  say,
});
ratings.addEventListener('change', () => {
  showRatings();
  if (ratings.all.length === 0 && hasSeed() && wishes.mode === 'ratings') {
    wishes.mode = 'audience';
  }
  refresh();
});
at('more').addEventListener('click', () => {
  k = Math.min(k + STEP, MOST);
  refresh();
});
at('forget').addEventListener('click', () => {
  ratings.forget();
  at('ratings-title').focus();
  say('Your ratings are forgotten');
});

function hasSeed() {
  return seed.movie !== null || seed.title !== null;
}

function choose(movie) {
  begin({ movie, title: null });
}

function chooseInList(movie) {
  choose(movie);
  at('search').value = written(movie);
  at('list-title').focus();
}

function begin(start) {
  seed = start;
  if (wishes.mode === 'ratings') {
    wishes.mode = 'audience';
  }
  restart();
}

/** Keeps the opinion, and turns to the list that follows it. */
function rate(movie, opinion) {
  if (opinion !== null && wishes.mode !== 'ratings') {
    wishes.mode = 'ratings';
    k = STEP;
  }
  ratings.rate(movie, opinion);
}

function restart() {
  k = STEP;
  refresh();
}

/** The address that brings back the movie; ratings are brought back by the browser. */
function address() {
  return wishes.mode === 'ratings' || !hasSeed()
    ? location.pathname
    : `?${new URLSearchParams({ title: seed.title ?? written(seed.movie) })}`;
}

/** Asks for the list that is wished for now; an answer to an earlier wish is dropped. */
async function refresh() {
  clearTimeout(retry);
  asking.abort();
  asking = new AbortController();
  const { signal } = asking;
  wishes.offer({ seed: hasSeed(), ratings: ratings.all.length > 0 });
  const nothing = wishes.mode === 'ratings' ? ratings.all.length === 0 : !hasSeed();
  at('recommendations').setAttribute('aria-busy', String(!nothing));
  history.replaceState(null, '', address());
  if (nothing) {
    show({ heading: WELCOME, welcome: true });
    return;
  }
  const outcome = await recommendations(signal).then(answered, refused);
  if (!signal.aborted) {
    outcome();
    at('recommendations').setAttribute('aria-busy', 'false');
  }
}

function recommendations(signal) {
  const wish = { k, ...wishes.filters };
  if (wishes.mode === 'ratings') {
    return forRatings(ratings.all, wish, signal);
  }
  return seed.movie === null
    ? forTitle(seed.title, wishes.mode, wish, signal)
    : forMovie(seed.movie, wishes.mode, wish, signal);
}

const answered = (answer) => () => {
  const { understood, items } = answer;
  waits = 0;
  if (wishes.mode !== 'ratings' && understood?.movieId) {
    seed.movie = { id: understood.movieId, title: understood.title, year: understood.year };
  }
  wishes.learn(items.flatMap(({ movie }) => movie.genres ?? []));
  const heading = wishes.mode === 'ratings' ? 'From your ratings' : `Because you like ${written(seed.movie)}`;
  show({ heading, items, notice: notices(answer), seedStars: wishes.mode !== 'ratings' });
  say(items.length === 0 ? 'No movies' : `${heading}: ${items.length} movies, first ${written(items[0].movie)}`);
};

const refused = (trouble) => () => {
  const heading = seed.title === null || wishes.mode === 'ratings' ? at('list-title').textContent : `“${seed.title}”`;
  show({ heading: heading === WELCOME ? 'One moment' : heading, trouble });
  if (isPassing(trouble)) {
    retry = setTimeout(refresh, patience(trouble));
  }
};

/** Waits as long as the service wishes, and longer each time, so that it can recover. */
function patience({ retryAfter = 2 }) {
  waits += 1;
  return 1000 * Math.min(retryAfter * 2 ** (waits - 1), LONGEST_WAIT);
}

function notices({ understood, notice, items }) {
  const list = Array.isArray(understood) ? understood : [];
  const strange = list.filter((each) => each.problem).length;
  return [
    understood?.matchedBy === 'fuzzy' && seed.title !== null ? `You asked for “${seed.title}”; this is the closest title.` : '',
    strange > 0 ? `This model does not know ${strange} of the movies you rated.` : '',
    notice ?? '',
    items.length === 0 ? 'Nothing is left with these wishes. Try another genre, or all of them.' : '',
  ].filter(Boolean).join(' ');
}

/** Puts the list, or what stands in its place, on the page, without losing the focus. */
function show({ heading, items = [], notice = '', seedStars = false, trouble = null, welcome = false }) {
  const wasInTrouble = at('trouble').contains(document.activeElement);
  at('list-title').textContent = heading;
  at('notice').textContent = notice;
  at('notice').hidden = notice === '';
  at('empty').hidden = !welcome;
  renew(at('seed-stars'), seedStars ? [stars(seed.movie, ratings.of(seed.movie), (opinion) => rate(seed.movie, opinion))] : []);
  renew(at('list'), items.map((item) => recommended(item, ratings.of(item.movie), rate, chooseInList)));
  showTrouble(trouble);
  if (wasInTrouble) {
    (at('trouble').querySelector('button') ?? at('list-title')).focus();
  }
  offerMore(items.length >= k && k < MOST);
}

function showTrouble(trouble) {
  at('trouble').hidden = trouble === null;
  at('trouble').replaceChildren();
  if (trouble !== null) {
    at('trouble').append(told(trouble, { choose: chooseInList, again: refresh, useAudience }));
    say(at('trouble').querySelector('h3').textContent);
  }
}

function useAudience() {
  wishes.mode = 'audience';
  refresh();
}

function offerMore(more) {
  if (!more && document.activeElement === at('more')) {
    at('list-title').focus();
  }
  at('more').hidden = !more;
}

function showRatings() {
  const { all } = ratings;
  at('ratings-title').textContent = all.length === 0 ? 'Your ratings' : `Your ratings (${all.length})`;
  renew(at('rated'), all.map((rated) => ratedMovie(rated, rate)));
  at('rated').hidden = all.length === 0;
  at('forget').hidden = all.length === 0;
}

async function showModel(wait = 2) {
  try {
    const about = await aboutModel();
    wishes.learn(about.contents?.genres ?? []);
    at('model').replaceChildren(...described(about));
  } catch (trouble) {
    const line = isPassing(trouble) ? 'The model is not ready yet.' : 'The service says nothing of its model.';
    at('model').replaceChildren(element('p', { class: 'fine' }, line));
    if (isPassing(trouble)) {
      setTimeout(showModel, 1000 * wait, Math.min(2 * wait, LONGEST_WAIT));
    }
  }
}

function say(text) {
  at('status').textContent = text;
}

showRatings();
showModel();
const title = new URLSearchParams(location.search).get('title');
if (title) {
  at('search').value = title;
  begin({ movie: null, title });
} else {
  wishes.mode = ratings.all.length > 0 ? 'ratings' : 'audience';
  refresh();
}
