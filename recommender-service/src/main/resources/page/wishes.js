import { element, settled } from './element.js';

const PAUSE = 150;
const NOVELTY = ['What fits best', 'Now and then a surprise', 'A good mix', 'Mostly discoveries', 'Far off the beaten track'];

/** The form of what list is wished for: its mode, its genre, how far off the beaten track. */
export class Wishes {
  #form;
  #modes;
  #novelty;
  #genre;
  #genres = new Set();

  constructor(form, changed) {
    this.#form = form;
    this.#modes = form.elements.mode;
    this.#novelty = form.elements.novelty;
    this.#genre = form.elements.genre;
    const settledChange = settled(PAUSE, changed);
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('change', (event) => {
      if (event.target !== this.#novelty) {
        settledChange.cancel();
        changed();
      }
    });
    this.#novelty.addEventListener('input', () => {
      this.#sayNovelty();
      settledChange();
    });
    this.#sayNovelty();
  }

  get mode() {
    return this.#modes.value;
  }

  set mode(mode) {
    this.#modes.value = mode;
  }

  get filters() {
    return { novelty: Number(this.#novelty.value), genre: this.#genre.value };
  }

  /** Lets only that be chosen which has something to start from. */
  offer({ seed, ratings }) {
    this.#form.hidden = !seed && !ratings;
    for (const radio of this.#modes) {
      radio.disabled = radio.value === 'ratings' ? !ratings : !seed;
    }
  }

  /** The service names its genres with its movies: what was seen can be asked for. */
  learn(genres) {
    const before = this.#genres.size;
    genres.forEach((genre) => this.#genres.add(genre));
    if (this.#genres.size > before) {
      const chosen = this.#genre.value;
      const options = [...this.#genres].sort().map((genre) => element('option', { value: genre }, genre));
      this.#genre.replaceChildren(element('option', { value: '' }, 'All genres'), ...options);
      this.#genre.value = chosen;
    }
  }

  #sayNovelty() {
    const said = NOVELTY[Math.round(this.#novelty.value * (NOVELTY.length - 1))];
    this.#form.elements['novelty-said'].value = said;
    this.#novelty.setAttribute('aria-valuetext', said);
  }
}
