const KEY = 'recommender.ratings';

/** What this browser's owner thinks of movies, the latest first; told to `change` listeners. */
export class Ratings extends EventTarget {
  #ratings = stored();

  constructor() {
    super();
    addEventListener('storage', (event) => {
      if (event.key === KEY || event.key === null) {
        this.#become(stored());
      }
    });
  }

  get all() {
    return this.#ratings;
  }

  of(movie) {
    return this.#ratings.find((each) => each.movie.id === movie.id) ?? null;
  }

  /** An opinion is `{rating}`, `{liked}`, or null to take it back; what is known keeps its place. */
  rate({ id, title, year }, opinion) {
    const movie = { id, title, year };
    const rated = opinion === null ? null : { movie, ...opinion };
    const known = this.of(movie) !== null;
    this.#keep(
      known
        ? this.#ratings.map((each) => (each.movie.id === id ? rated : each)).filter(Boolean)
        : [rated, ...this.#ratings].filter(Boolean),
    );
  }

  forget() {
    this.#keep([]);
  }

  #keep(ratings) {
    try {
      if (ratings.length === 0) {
        localStorage.removeItem(KEY);
      } else {
        localStorage.setItem(KEY, JSON.stringify(ratings));
      }
    } catch {
      // A browser that stores nothing keeps them until the page is closed.
    }
    this.#become(ratings);
  }

  #become(ratings) {
    this.#ratings = ratings;
    this.dispatchEvent(new Event('change'));
  }
}

function stored() {
  try {
    const ratings = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(ratings) ? ratings.filter((each) => Number.isInteger(each?.movie?.id)) : [];
  } catch {
    return [];
  }
}
