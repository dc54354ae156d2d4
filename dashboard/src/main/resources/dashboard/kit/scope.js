import { query, setQuery } from './router.js';
import { zone } from './format.js';

/** Which trades the whole page is about: an account and a span of days, both in the address. */
const DAY = 86_400_000;
export const SPANS = [
  ['', 'All time'],
  ['7d', 'Last 7 days'],
  ['30d', 'Last 30 days'],
  ['90d', 'Last 90 days'],
  ['365d', 'Last 365 days'],
  ['ytd', 'This year'],
  ['custom', 'Other days…'],
];
const NAMES = ['accountId', 'span', 'from', 'to'];

export function scope() {
  const asked = query();
  return Object.fromEntries(NAMES.map((name) => [name, asked.get(name) ?? '']));
}

/** As the performance endpoints take it. */
export function performanceQuery(more = {}) {
  const { accountId, from, to } = { ...scope(), ...days() };
  return { accountId, from, to, tz: zone(), ...more };
}

/** The days that are asked for, as YYYY-MM-DD; empty where there is no bound. */
export function days(now = Date.now()) {
  const { span, from, to } = scope();
  if (span === 'custom') return { from, to };
  if (span === 'ytd') return { from: `${today(now).slice(0, 4)}-01-01`, to: '' };
  const number = /^(\d+)d$/.exec(span)?.[1];
  return { from: number ? today(now - number * DAY) : '', to: '' };
}

export function today(now = Date.now()) {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone(), year: 'numeric', month: '2-digit', day: '2-digit' }).format(now);
}

/** An address of the page that keeps the scope. */
export function link(path) {
  const kept = new URLSearchParams(Object.entries(scope()).filter(([, value]) => value));
  const text = kept.toString();
  return text ? `${path}${path.includes('?') ? '&' : '?'}${text}` : path;
}

export function narrow(values) {
  setQuery(values);
}
