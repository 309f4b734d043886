import { element } from './element.js';
import { choices } from './movies.js';

/** What went wrong, in words that help, with what can be done about it. */
export function told(trouble, { choose, again, useAudience }) {
  const { status, problem } = trouble;
  if (status === 300) {
    return box('Which one do you mean?', 'Several movies answer to that title.', choices(problem.candidates ?? [], choose));
  }
  if (status === 404) {
    const near = problem.suggestions ?? [];
    return near.length === 0
      ? box('No movie like that', 'Nothing here is called so. Perhaps another title?')
      : box('No movie of quite that name', 'Did you mean one of these?', choices(near, choose));
  }
  if (status === 409) {
    return box(
      'Too few people for that',
      'Not enough people liked this movie to look at the closest of them without showing somebody.',
      action('Ask its whole audience', useAudience),
    );
  }
  if (status === 422) {
    return box('None of your movies is known here', 'This version of the model has none of the movies you rated. Search for others and rate those.');
  }
  if (isPassing(trouble)) {
    return box(waiting(trouble), 'Nothing is lost. This page asks again by itself.', action('Ask now', again));
  }
  return box('That did not work', trouble.message || 'The service could not answer.', action('Ask again', again));
}

/** Whether waiting may be all it takes. */
export function isPassing({ status }) {
  return [0, 429, 502, 503, 504].includes(status);
}

function waiting({ status, kind }) {
  if (status === 0) {
    return 'The service cannot be reached';
  }
  if (kind === 'not-ready') {
    return 'The model is being loaded';
  }
  return kind === 'people-unavailable' ? 'The people cannot be asked at the moment' : 'A lot is going on right now';
}

function box(title, text, ...more) {
  return element('div', { class: 'trouble' }, element('h3', {}, title), element('p', {}, text), ...more);
}

function action(label, click) {
  return element('button', { type: 'button', class: 'quiet', click }, label);
}
