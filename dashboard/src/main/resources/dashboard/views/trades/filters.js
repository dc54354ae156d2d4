import { html, nothing } from '../../kit/element.js';
import { query, setQuery } from '../../kit/router.js';
import { days, scope } from '../../kit/scope.js';

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
    from: from ? instant(from) : '',
    to: to ? instant(new Date(Date.parse(`${to}T00:00:00Z`) + DAY).toISOString().slice(0, 10)) : '',
  };
}

// The beginning of a day by the clock of this device.
function instant(day) {
  const [year, month, number] = day.split('-').map(Number);
  return new Date(year, month - 1, number).toISOString();
}

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
