import { html, nothing } from '../../kit/element.js';
import { query, setQuery } from '../../kit/router.js';
import { days, scope, today } from '../../kit/scope.js';
import { dayBegin } from '../../kit/zoned.js';

/** What a list of trades can be narrowed by, all of it in the address bar. */
export const FILTERS = ['symbol', 'side', 'status', 'assetClass', 'tag', 'setup', 'minPnl', 'maxPnl', 'sort'];
const DAY = 86_400_000;

/** As GET /trades takes it. A last day is meant whole. */
export function tradesQuery() {
  const asked = query();
  const { from, to } = days();
  const chosen = Object.fromEntries(FILTERS.map((name) => [name, asked.get(name)]).filter(([, value]) => value));
  return {
    ...chosen,
    accountId: scope().accountId,
    dateBy: from || to ? 'closedAt' : '',
    from: from ? dayBegin(from) : '',
    to: to ? dayBegin(new Date(Date.parse(`${to}T00:00:00Z`) + DAY).toISOString().slice(0, 10)) : '',
  };
}

/**
 * What the list shows, as the service keeps it: days as the moments they begin and end. A span that moves with today, such
 * as the last thirty days, is no part of it.
 */
export function filterOf() {
  const { dateBy, from, to, ...rest } = tradesQuery();
  return filled({ ...rest, ...(scope().span === 'custom' ? { dateBy, from, to } : {}) });
}

/** What the address says of a list that was kept. */
export function addressOf({ from, to, dateBy, ...rest }) {
  const asked = filled({ from: from && today(Date.parse(from)), to: to && today(Date.parse(to) - 1) });
  const known = Object.entries(rest).filter(([name]) => name === 'accountId' || FILTERS.includes(name));
  return { ...Object.fromEntries(known), ...(from || to ? { span: 'custom', ...asked } : {}) };
}

const filled = (values) => Object.fromEntries(Object.entries(values).filter(([, value]) => value));

export function filters() {
  const asked = query();
  const choice = (name, label, options) => html`<select class="input compact" aria-label=${label} @change=${(event) => setQuery({ [name]: event.target.value })}>
    <option value="">${label}</option>${options.map(([value, text]) => html`<option value=${value} ?selected=${asked.get(name) === value}>${text}</option>`)}</select>`;
  const text = (name, label, mode = 'text') => html`<input class="input compact" aria-label=${label} placeholder=${label} inputmode=${mode} .value=${asked.get(name) ?? ''}
    @change=${(event) => setQuery({ [name]: event.target.value.trim() })}>`;
  const any = FILTERS.some((name) => name !== 'sort' && asked.get(name));
  return html`<div class="filters" role="search" aria-label="Filter trades">
    ${text('symbol', 'Symbol')}
    ${choice('side', 'Any side', [['LONG', 'Long'], ['SHORT', 'Short']])}
    ${choice('status', 'Open and closed', [['OPEN', 'Open'], ['CLOSED', 'Closed']])}
    ${choice('assetClass', 'Any class', [['STOCK', 'Stocks'], ['OPTION', 'Options'], ['FUTURE', 'Futures'], ['FOREX', 'Forex'], ['CRYPTO', 'Crypto']])}
    ${text('tag', 'Tag')}
    ${text('setup', 'Setup')}
    ${text('minPnl', 'Result from', 'decimal')}
    ${text('maxPnl', 'Result to', 'decimal')}
    ${any ? html`<button class="button plain" @click=${() => setQuery(Object.fromEntries(FILTERS.map((name) => [name, ''])))}>Clear</button>` : nothing}
  </div>`;
}
