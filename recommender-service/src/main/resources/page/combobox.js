import { element, settled } from './element.js';
import { written } from './movies.js';

const PAUSE = 120;

/**
 * The search field, an editable combobox by the ARIA practices: the focus stays in the field, the
 * active option is named by aria-activedescendant.
 */
export class Combobox {
  #input;
  #list;
  #look;
  #movies = [];
  #active = -1;
  #asking = null;

  /**
   * `find(text, signal)` answers movies; `choose(movie)` and `submit(text)` hear what was meant;
   * `say` tells it to people who cannot see the list.
   */
  constructor(input, list, { find, choose, submit, say }) {
    this.#input = input;
    this.#list = list;
    this.find = find;
    this.choose = choose;
    this.submit = submit;
    this.say = say;
    this.#look = settled(PAUSE, () => this.#ask());
    input.addEventListener('input', () => this.#typed());
    input.addEventListener('keydown', (event) => this.#key(event));
    input.addEventListener('blur', () => this.#close());
    input.form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#enter();
    });
    // The field would lose its focus, and close the list, before the click arrives.
    list.addEventListener('mousedown', (event) => event.preventDefault());
  }

  #typed() {
    this.#asking?.abort();
    if (this.#input.value.trim() === '') {
      this.#show([]);
    }
    this.#look();
  }

  async #ask() {
    const text = this.#input.value.trim();
    if (text === '') {
      return;
    }
    const asking = new AbortController();
    this.#asking = asking;
    try {
      const movies = await this.find(text, asking.signal);
      // An answer that comes late belongs to what was typed before.
      if (!asking.signal.aborted) {
        this.#show(movies);
        this.say(movies.length === 0 ? 'No movie found' : `${movies.length} movies found`);
      }
    } catch {
      if (!asking.signal.aborted) {
        this.#show([]);
      }
    }
  }

  #show(movies) {
    this.#movies = document.activeElement === this.#input ? movies : [];
    this.#list.replaceChildren(...this.#movies.map((movie, at) => this.#option(movie, at)));
    this.#list.hidden = this.#movies.length === 0;
    this.#input.setAttribute('aria-expanded', String(!this.#list.hidden));
    this.#activate(-1);
  }

  #option(movie, at) {
    return element(
      'li',
      { role: 'option', id: `found-${at}`, 'aria-selected': 'false', click: () => this.#take(movie) },
      element('span', { class: 'title' }, written(movie)),
      element('span', { class: 'genres' }, movie.genres.join(', ')),
    );
  }

  #key(event) {
    const last = this.#movies.length - 1;
    if (event.key === 'ArrowDown' && this.#movies.length === 0) {
      this.#ask();
    } else if (event.key === 'ArrowDown') {
      this.#activate(this.#active === last ? -1 : this.#active + 1);
    } else if (event.key === 'ArrowUp') {
      this.#activate(this.#active === -1 ? last : this.#active - 1);
    } else if (event.key === 'Escape') {
      this.#escape();
    } else {
      return;
    }
    event.preventDefault();
  }

  #activate(at) {
    this.#active = at;
    [...this.#list.children].forEach((option, other) => option.setAttribute('aria-selected', String(other === at)));
    if (at < 0) {
      this.#input.removeAttribute('aria-activedescendant');
    } else {
      this.#input.setAttribute('aria-activedescendant', `found-${at}`);
      this.#list.children[at].scrollIntoView({ block: 'nearest' });
    }
  }

  #escape() {
    if (this.#list.hidden) {
      this.#input.value = '';
    }
    this.#close();
  }

  #enter() {
    const movie = this.#movies[this.#active];
    const text = this.#input.value.trim();
    if (movie) {
      this.#take(movie);
    } else if (text !== '') {
      this.#close();
      this.submit(text);
    }
  }

  #take(movie) {
    this.#input.value = written(movie);
    this.#close();
    this.choose(movie);
  }

  #close() {
    this.#asking?.abort();
    this.#look.cancel();
    this.#show([]);
  }
}
