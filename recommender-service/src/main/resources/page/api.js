const MOST_ITEMS = 100;

/** An answer that is no list; `status` is 0 when there was none at all. */
export class Trouble extends Error {
  constructor(status, problem, retryAfter) {
    super(problem.detail ?? '');
    this.status = status;
    this.kind = String(problem.type ?? '').split('/').pop();
    this.problem = problem;
    this.retryAfter = retryAfter;
  }
}

export function findMovies(text, signal) {
  return ask(`/v1/movies?${new URLSearchParams({ q: text, limit: 8 })}`, { signal });
}

export function aboutModel() {
  return ask('/v1/model', {});
}

/** Recommendations for a typed title; several movies may answer to it. */
export function forTitle(title, mode, wish, signal) {
  return ask(`/v1/recommendations?${query({ title, mode }, wish)}`, { signal });
}

/** Recommendations for a movie that was chosen. */
export async function forMovie(movie, mode, wish, signal) {
  if (mode === 'similar') {
    return ask(`/v1/movies/${movie.id}/similar?${query({}, wish)}`, { signal });
  }
  try {
    const year = movie.year ? { year: movie.year } : {};
    return await ask(`/v1/recommendations?${query({ title: movie.title, ...year, mode }, wish)}`, { signal });
  } catch (trouble) {
    // Two movies of one title and year: only a list can name the one that was meant.
    if (trouble.status === 300) {
      return forItems([{ movieId: movie.id }], wish, signal);
    }
    throw trouble;
  }
}

/** Recommendations for a person who is known by ratings alone, the latest of them. */
export function forRatings(ratings, wish, signal) {
  return forItems(
    ratings.slice(0, MOST_ITEMS).map(({ movie, rating, liked }) => ({ movieId: movie.id, rating, liked })),
    wish,
    signal,
  );
}

function forItems(items, { k, novelty, genre }, signal) {
  const body = { items, k, novelty, genre: genre ? [genre] : undefined };
  return ask('/v1/recommendations', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    signal,
  });
}

function query(asked, { k, novelty, genre }) {
  const parameters = new URLSearchParams({ ...asked, k });
  if (novelty > 0) {
    parameters.set('novelty', novelty);
  }
  if (genre) {
    parameters.set('genre', genre);
  }
  return parameters;
}

async function ask(path, options) {
  let response;
  try {
    response = await fetch(path, { headers: { Accept: 'application/json' }, ...options });
  } catch (error) {
    if (error.name === 'AbortError') {
      throw error;
    }
    throw new Trouble(0, {});
  }
  const body = await response.json().catch(() => ({}));
  if (response.status !== 200) {
    throw new Trouble(response.status, body, Number(response.headers.get('Retry-After')) || 2);
  }
  return body;
}
