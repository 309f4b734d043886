import { element } from './element.js';

const COUNT = new Intl.NumberFormat('en');
const DAY = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' });

/** The version that answers, what it learned from and how good it is, in plain words. */
export function described({ model, trainedAt, metrics, counts, dataset }) {
  return [
    element('p', { class: 'version' }, `${model.name}, version ${model.version}`),
    element('p', {}, learned(trainedAt, counts, dataset)),
    ...quality(metrics),
  ];
}

function learned(trainedAt, { ratings, users, items } = {}, { uri } = {}) {
  const from = [
    ratings ? `from ${COUNT.format(ratings)} ratings` : '',
    users ? `by ${COUNT.format(users)} people` : '',
    items ? `of ${COUNT.format(items)} movies` : '',
    uri ? `(${uri.replace(/\/+$/, '').split('/').pop()})` : '',
  ];
  const day = trainedAt ? ` on ${DAY.format(new Date(trainedAt))}` : '';
  return `Trained${day} ${from.filter(Boolean).join(' ')}`.trim() + '.';
}

function quality({ ndcgAt10, baselineNdcgAt10, evaluatedUsers } = {}) {
  if (typeof ndcgAt10 !== 'number') {
    return [];
  }
  const people = evaluatedUsers ? `${COUNT.format(evaluatedUsers)} people` : 'people';
  const lines = [
    element('p', {}, `Some movies that ${people} liked were hidden from it; then it had ten guesses for each of them. `
      + 'NDCG@10 is 1 when all that could be found stand first, and 0 when none is found.'),
    gauge('This model', ndcgAt10, Math.max(ndcgAt10, baselineNdcgAt10 ?? 0), 'bar'),
  ];
  if (typeof baselineNdcgAt10 === 'number') {
    lines.push(gauge('Most popular for everyone', baselineNdcgAt10, Math.max(ndcgAt10, baselineNdcgAt10), 'bar plain'));
    lines.push(element('p', { class: 'fine' }, compared(ndcgAt10, baselineNdcgAt10)));
  }
  return lines;
}

function gauge(label, value, most, look) {
  const bar = element('span', { class: look, 'aria-hidden': 'true' }, element('span'));
  bar.firstChild.style.width = `${most > 0 ? (100 * value) / most : 0}%`;
  return element('p', { class: 'gauge' }, element('span', {}, label), element('b', {}, value.toFixed(3)), bar);
}

function compared(model, baseline) {
  if (baseline <= 0 || model <= baseline) {
    return 'It is no better than showing everyone what is popular.';
  }
  return `That is ${(model / baseline).toFixed(1)} times as good as showing everyone what is popular.`;
}
