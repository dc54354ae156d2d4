import { html, nothing } from '../../kit/element.js';
import { duration, money, number, percent, price, quantity, shortTime, tone, words } from '../../kit/format.js';

/** The columns of the table: name, how it is sorted by the service, whether it is dropped where there is little room, cell. */
export const COLUMNS = [
  { name: 'Symbol', sort: 'symbol', cell: (trade) => html`<a href="/trades/${trade.id}" tabindex="-1">${trade.symbol}</a>` },
  { name: 'Side', late: true, cell: (trade) => words(trade.side) },
  { name: 'Opened', sort: 'openedAt', cell: (trade) => shortTime(trade.openedAt) },
  { name: 'Closed', sort: 'closedAt', late: true, cell: (trade) => (trade.closedAt ? shortTime(trade.closedAt) : html`<span class="tag accent">Open</span>`) },
  { name: 'Quantity', late: true, end: true, cell: (trade) => quantity(trade.quantity) },
  { name: 'Entry', late: true, end: true, cell: (trade) => price(trim(trade.entryPrice)) },
  { name: 'Exit', late: true, end: true, cell: (trade) => price(trim(trade.exitPrice)) },
  { name: 'Net result', sort: 'netPnl', end: true, cell: (trade) => html`<span class="strong ${tone(trade.netPnl)}">${money(trade.netPnl, trade.currency, { sign: true })}</span>` },
  { name: 'Return', sort: 'returnPct', late: true, end: true, cell: (trade) => percent(trade.returnPct === null ? null : trade.returnPct / 100, 2, true) },
  { name: 'R', late: true, end: true, cell: (trade) => number(trade.rMultiple, 1) },
  { name: 'Setup and tags', late: true, cell: (trade) => html`${trade.setup ? html`<span class="tag accent">${trade.setup}</span> ` : nothing}${trade.tags.map((tag) => html`<span class="tag">${tag}</span> `)}` },
];

/** Averages can have many digits; four tell a price. */
function trim(value) {
  return value === null ? null : Number(value).toFixed(4).replace(/\.?0+$/, '');
}

export function held(trade) {
  return trade.closedAt ? duration((Date.parse(trade.closedAt) - Date.parse(trade.openedAt)) / 1000) : '–';
}
