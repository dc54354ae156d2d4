/** Numbers, money and times as this user reads them. Money comes as exact text and is rounded only to be shown. */
const LOCALES = navigator.languages?.length ? [...navigator.languages] : undefined;
const ZONE_KEY = 'tradesense.zone';
const NONE = '–';
const made = new Map();

// Read once: a table asks for it with every cell.
const DEVICE_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
let chosenZone = localStorage.getItem(ZONE_KEY);

export function zone() {
  return chosenZone || DEVICE_ZONE;
}

export function chooseZone(name) {
  chosenZone = name;
  if (name) localStorage.setItem(ZONE_KEY, name);
  else localStorage.removeItem(ZONE_KEY);
}

// Making a formatter costs far more than using one.
function formatter(kind, options) {
  let key = kind.name;
  for (const name in options) key += `|${name}${options[name]}`;
  if (!made.has(key)) made.set(key, new kind(LOCALES, options));
  return made.get(key);
}

const numberOf = (options) => formatter(Intl.NumberFormat, options);
const timeOf = (options) => formatter(Intl.DateTimeFormat, { timeZone: zone(), ...options });
const isNone = (value) => value === null || value === undefined || value === '';

/** @param {string|null} value plain decimal @param {{sign?: boolean, digits?: number}} options */
export function money(value, currency, { sign = false, digits = 2 } = {}) {
  if (isNone(value)) return NONE;
  const style = /^[A-Z]{3}$/.test(currency ?? '') ? { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } : {};
  const text = numberOf({
    ...style, minimumFractionDigits: digits, maximumFractionDigits: digits, signDisplay: sign ? 'exceptZero' : 'negative',
  }).format(value);
  return style.style || !currency ? text : `${text} ${currency}`;
}

/** Money in a tight place: 12.4K. */
export function shortMoney(value, currency) {
  if (isNone(value)) return NONE;
  const style = /^[A-Z]{3}$/.test(currency ?? '') ? { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } : {};
  const large = Math.abs(Number(value)) >= 10_000;
  return numberOf({ ...style, notation: large ? 'compact' : 'standard', maximumFractionDigits: large ? 1 : 0 }).format(value);
}

/** An amount in the tightest place, without its currency: 2.1K. */
export function tinyMoney(value) {
  if (isNone(value)) return NONE;
  const large = Math.abs(Number(value)) >= 1_000;
  return numberOf({ notation: large ? 'compact' : 'standard', maximumFractionDigits: large ? 1 : 0, signDisplay: 'exceptZero' }).format(value);
}

export function price(value) {
  return isNone(value) ? NONE : numberOf({ minimumFractionDigits: 2, maximumFractionDigits: 8 }).format(value);
}

export function quantity(value) {
  return isNone(value) ? NONE : numberOf({ maximumFractionDigits: 8 }).format(value);
}

export function number(value, digits = 2) {
  return isNone(value) ? NONE : numberOf({ minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
}

export function count(value) {
  return isNone(value) ? NONE : numberOf({ maximumFractionDigits: 0 }).format(value);
}

/** A fraction as a percentage: 0.25 is 25 %. */
export function percent(value, digits = 1, sign = false) {
  return isNone(value)
    ? NONE
    : numberOf({ style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits, signDisplay: sign ? 'exceptZero' : 'negative' }).format(value);
}

export function day(value) {
  return isNone(value) ? NONE : timeOf({ day: 'numeric', month: 'short', year: 'numeric' }).format(moment(value));
}

export function dayTime(value) {
  return isNone(value)
    ? NONE
    : timeOf({ day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' }).format(moment(value));
}

/** As short as this locale writes it, for lists. */
export function shortTime(value) {
  return isNone(value) ? NONE : timeOf({ dateStyle: 'short', timeStyle: 'short' }).format(moment(value));
}

/** An instant in the parts that are asked for, as Intl names them. */
export function timeText(value, parts) {
  return timeOf(parts).format(moment(value));
}

/** A date without a time, such as 2026-01-15, is that day in every zone. */
export function date(value, options = { day: 'numeric', month: 'short', year: 'numeric' }) {
  return isNone(value) ? NONE : formatter(Intl.DateTimeFormat, { timeZone: 'UTC', ...options }).format(new Date(`${value}T00:00:00Z`));
}

export function clock(value) {
  return isNone(value) ? NONE : timeOf({ hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(moment(value));
}

export function ago(value, now = Date.now()) {
  if (isNone(value)) return NONE;
  const seconds = (moment(value).getTime() - now) / 1000;
  const [unit, size] = [['year', 31_536_000], ['month', 2_592_000], ['day', 86_400], ['hour', 3_600], ['minute', 60]]
    .find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
  return formatter(Intl.RelativeTimeFormat, { numeric: 'auto' }).format(Math.round(seconds / size), unit);
}

export function duration(seconds) {
  if (isNone(seconds)) return NONE;
  const parts = [[86_400, 'd'], [3_600, 'h'], [60, 'min'], [1, 's']];
  const first = parts.findIndex(([length]) => seconds >= length);
  if (first < 0) return '0 s';
  const whole = Math.floor(seconds / parts[first][0]);
  const next = parts[first + 1];
  const rest = next ? Math.floor((seconds % parts[first][0]) / next[0]) : 0;
  return `${whole} ${parts[first][1]}${rest ? ` ${rest} ${next[1]}` : ''}`;
}

/** `gain`, `loss` or nothing: the class that colours an amount. The sign says it too. */
export function tone(value) {
  const size = Number(value);
  return size > 0 ? 'gain' : size < 0 ? 'loss' : '';
}

/** `LAST_QUOTE` as a person writes it. */
export function words(constant) {
  const text = String(constant ?? '').replaceAll('_', ' ').toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function moment(value) {
  return value instanceof Date ? value : new Date(value);
}
