import { html, nothing } from '../../kit/element.js';
import { count, date, money, number, percent, tone, words } from '../../kit/format.js';
import { link } from '../../kit/scope.js';
import { interval } from '../../parts/figures.js';

export const WAYS = [
  ['symbol', 'Symbol'], ['setup', 'Setup'], ['tag', 'Tag'], ['hour', 'Hour'], ['weekday', 'Weekday'],
  ['month', 'Month'], ['side', 'Side'], ['assetClass', 'Class'], ['holdingTime', 'Time held'],
];
const FILTERS = { symbol: 'symbol', setup: 'setup', tag: 'tag', side: 'side', assetClass: 'assetClass' };
const MOST = 40;

/** Cells beside each other: what is an edge stands out, what may be luck is grey and says how many trades would tell. */
export function breakdown({ items, currency, cellsTested, method }, by) {
  if (!items.length) return html`<p class="soft">No trade was closed in these days.</p>`;
  const shown = [...items].sort((a, b) => Number(b.significant) - Number(a.significant) || b.trades - a.trades).slice(0, MOST);
  const reach = reachOf(shown);
  const found = items.filter((cell) => cell.significant).length;
  return html`<p class="notice spaced ${found ? 'good' : ''}">${found
      ? `${count(found)} of ${count(cellsTested)} differ from the rest by more than luck.`
      : `None of these ${count(cellsTested)} differs from the rest by more than luck would do. That is worth knowing too.`}</p>
    <div class="table-wrap" tabindex="0" role="region" aria-label="Breakdown"><table class="table">
    <thead><tr><th>${WAYS.find(([way]) => way === by)[1]}</th><th class="end">Trades</th><th class="end">Net result</th><th class="end">Win rate</th><th class="end">A trade</th>
      <th>Difference to the rest</th><th class="end"><span data-hint="The chance of a difference like this without any edge, after counting that many rows were looked at." tabindex="0">p</span></th>
      <th class="end"><span data-hint="What to expect of a trade in future, with luck taken off." tabindex="0">To expect</span></th><th></th></tr></thead>
    <tbody>${shown.map((cell) => row(cell, currency, by, reach))}</tbody></table></div>
    <p class="small quiet">${method === 'WELCH_BONFERRONI' ? 'Welch’s test, adjusted for all rows by Bonferroni.' : 'Permutation test, adjusted for all rows by the largest statistic.'}
      ${items.length > MOST ? ` The ${MOST} with the most trades of ${count(items.length)}.` : ''}</p>`;
}

/** The axis holds nine tenths of all ends; one wild cell must not make dots of the others. */
function reachOf(cells) {
  const ends = cells.flatMap((cell) => [cell.effect ?? 0, ...(cell.confidenceInterval ?? [])]).map(Math.abs).sort((a, b) => a - b);
  return Math.max(ends[Math.floor((ends.length - 1) * 0.9)], 1);
}

function row(cell, currency, by, reach) {
  const name = label(cell.key, by);
  const filter = FILTERS[by];
  return html`<tr>
    <td>${filter && cell.key ? html`<a href=${link(`/trades?${filter}=${encodeURIComponent(cell.key)}`)}>${name}</a>` : html`<span class="strong">${name}</span>`}</td>
    <td class="end">${count(cell.trades)}</td>
    <td class="end number ${tone(cell.netPnl)}">${money(cell.netPnl, currency, { sign: true })}</td>
    <td class="end">${percent(cell.winRate)}</td>
    <td class="end number">${money(cell.expectancy, currency, { sign: true })}</td>
    <td>${cell.effect === null ? html`<span class="quiet">too few</span>` : interval(cell.effect, cell.confidenceInterval, reach, cell.significant,
      `${name}: ${money(cell.effect, currency, { sign: true })} a trade against the rest${cell.confidenceInterval ? `, 95 % from ${money(cell.confidenceInterval[0], currency)} to ${money(cell.confidenceInterval[1], currency)}` : ''}`)}</td>
    <td class="end">${cell.adjustedPValue === null ? '–' : cell.adjustedPValue < 0.001 ? '< 0.001' : number(cell.adjustedPValue, 3)}</td>
    <td class="end number">${money(cell.shrunkExpectancy, currency, { sign: true })}</td>
    <td>${cell.significant ? html`<span class="tag ${cell.effect > 0 ? 'gain' : 'loss'}">${cell.effect > 0 ? 'Edge' : 'Leak'}</span>`
      : html`<span class="tag" title=${cell.tradesNeeded ? `${count(cell.tradesNeeded - cell.trades)} more trades would tell` : ''}>Noise</span>`}
      ${cell.significant || !cell.tradesNeeded ? nothing : html`<span class="tiny quiet nowrap">${count(cell.tradesNeeded - cell.trades)} more would tell</span>`}</td></tr>`;
}

const WEEKDAYS = { MONDAY: 1, TUESDAY: 2, WEDNESDAY: 3, THURSDAY: 4, FRIDAY: 5, SATURDAY: 6, SUNDAY: 7 };

function label(key, by) {
  if (key === null) return by === 'tag' ? 'Without a tag' : 'Without a setup';
  if (by === 'hour') return `${String(key).padStart(2, '0')}:00`;
  if (by === 'weekday') {
    const number = WEEKDAYS[String(key).toUpperCase()] ?? Number(key);
    return number >= 1 && number <= 7 ? date(`2024-01-0${number}`, { weekday: 'long' }) : key;
  }
  if (by === 'month' && /^\d{4}-\d{2}$/.test(key)) return date(`${key}-01`, { month: 'long', year: 'numeric' });
  return ['side', 'assetClass', 'holdingTime'].includes(by) ? words(key) : key;
}
