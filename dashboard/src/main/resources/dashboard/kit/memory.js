import { get } from './api.js';

/** Answers that several views ask for, kept for the life of the page; whoever changes one says so. */
const kept = new Map();
const FRESH = 30_000;

export async function remembered(path, { signal } = {}) {
  const known = kept.get(path);
  if (known && Date.now() - known.at < FRESH) return known.answer;
  const answer = get(path, { signal });
  kept.set(path, { at: Date.now(), answer });
  answer.catch(() => kept.delete(path));
  return answer;
}

export function forget(beginning = '') {
  for (const path of kept.keys()) if (path.startsWith(beginning)) kept.delete(path);
  dispatchEvent(new CustomEvent('tradesense:changed', { detail: beginning }));
}

/** Tells a component when something it shows was changed elsewhere on the page. */
export function onChanged(beginning, listener) {
  const heard = (event) => (beginning.startsWith(event.detail) || event.detail.startsWith(beginning)) && listener();
  addEventListener('tradesense:changed', heard);
  return () => removeEventListener('tradesense:changed', heard);
}
