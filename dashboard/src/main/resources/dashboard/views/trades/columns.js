import { html, nothing } from '../../kit/element.js';
import { day, duration, money, number, percent, price, quantity, shortTime, tone, words } from '../../kit/format.js';

/**
 * The columns of the table: name, how it is sorted by the service, how it stands (`late` is dropped where there is little room),
 * cell, and where the list is sorted by it and flies past, what it says in plain text if that is not the cell.
 */
export const COLUMNS = [
  { name: 'Symbol', sort: 'symbol', kind: '', passing: (trade) => trade.symbol, cell: (trade) => html`<a href="/trades/${trade.id}" tabindex="-1">${trade.symbol}</a>` },
  { name: 'Side', kind: 'late', cell: (trade) => words(trade.side) },
  { name: 'Opened', sort: 'openedAt', kind: '', passing: (trade) => day(trade.openedAt), cell: (trade) => shortTime(trade.openedAt) },
  { name: 'Closed', sort: 'closedAt', kind: 'late', passing: (trade) => day(trade.closedAt), cell: (trade) => (trade.closedAt ? shortTime(trade.closedAt) : html`<span class="tag accent">Open</span>`) },
  { name: 'Quantity', kind: 'late end', cell: (trade) => quantity(trade.quantity) },
  { name: 'Entry', kind: 'late end', cell: (trade) => price(trim(trade.entryPrice)) },
  { name: 'Exit', kind: 'late end', cell: (trade) => price(trim(trade.exitPrice)) },
  { name: 'Net result', sort: 'netPnl', kind: 'end', passing: result, cell: (trade) => html`<span class="strong ${tone(trade.netPnl)}">${result(trade)}</span>` },
  { name: 'Return', sort: 'returnPct', kind: 'late end', cell: (trade) => percent(trade.returnPct === null ? null : trade.returnPct / 100, 2, true) },
  { name: 'R', kind: 'late end', cell: (trade) => number(trade.rMultiple, 1) },
  { name: 'Setup and tags', kind: 'late', cell: (trade) => html`${trade.setup ? html`<span class="tag accent">${trade.setup}</span> ` : nothing}${trade.tags.map((tag) => html`<span class="tag">${tag}</span> `)}` },
];

const MOST_KNOWN = 2_000;
const known = new Map();

/** What the columns say of a trade, made once while it is near: a row is drawn again with every step of the scroll. */
export function cells(trade) {
  let said = known.get(trade);
  if (!said) {
    // Kept for a hundred thousand they would cost the collector more than making them anew costs a frame.
    if (known.size >= MOST_KNOWN) known.clear();
    said = COLUMNS.map((column) => column.cell(trade));
    known.set(trade, said);
  }
  return said;
}

/** Where in the list a trade is, by what the list is sorted by. */
export function passing(trade, sort) {
  const column = COLUMNS.find((each) => each.sort === sort.replace('-', '')) ?? COLUMNS.find((each) => each.sort === 'openedAt');
  return (column.passing ?? column.cell)(trade);
}

function result(trade) {
  return money(trade.netPnl, trade.currency, { sign: true });
}

/** Averages can have many digits; four tell a price. */
function trim(value) {
  return value === null ? null : Number(value).toFixed(4).replace(/\.?0+$/, '');
}

export function held(trade) {
  return trade.closedAt ? duration((Date.parse(trade.closedAt) - Date.parse(trade.openedAt)) / 1000) : '–';
}
