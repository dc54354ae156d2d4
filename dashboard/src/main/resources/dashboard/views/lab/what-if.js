import { html } from '../../kit/element.js';
import { count, money, number, percent, tone } from '../../kit/format.js';

/** Rules that traders ask about most; as the service takes them. */
export const RULES = [
  { name: 'No trades on Fridays', excludeWeekdays: ['FRIDAY'] },
  { name: 'Stop for the day after two losses', stopAfterLosses: 2 },
  { name: 'At most three trades a day', maxTradesPerDay: 3 },
  { name: 'A stop at 1 R', stopAtR: 1 },
  { name: 'A target at 2 R', targetAtR: 2 },
  { name: 'Only long', side: 'LONG' },
  { name: 'None of the trades marked as mistakes', excludeMistakes: true },
  { name: 'Not in the first hour of New York', excludeHours: [9] },
];

export function answers({ items, tried, actualNetPnl }, currency) {
  return html`<p class="soft">You made ${money(actualNetPnl, currency, { sign: true })}. With ${count(tried)} rules tried so far, this is what each would have changed.</p>
    <div class="table-wrap" tabindex="0" role="region" aria-label="Rules"><table class="table"><thead><tr><th>Rule</th><th class="end">Trades</th><th class="end">Net result</th><th class="end">Change</th><th class="end">95 %</th><th class="end">Win rate</th><th class="end">p</th><th></th></tr></thead>
    <tbody>${items.map((each) => html`<tr><td class="strong">${each.name}</td><td class="end">${count(each.trades)}</td><td class="end number">${money(each.netPnl, currency, { sign: true })}</td>
      <td class="end number ${tone(each.improvement)}">${money(each.improvement, currency, { sign: true })}</td>
      <td class="end number quiet">${each.improvementInterval ? `${money(each.improvementInterval[0], currency, { digits: 0 })} to ${money(each.improvementInterval[1], currency, { digits: 0 })}` : '–'}</td>
      <td class="end">${percent(each.winRate)}</td><td class="end">${number(each.adjustedPValue, 3)}</td>
      <td><span class="tag ${each.better ? 'gain' : ''}">${each.better ? 'Better' : 'May be luck'}</span></td></tr>`)}</tbody></table></div>`;
}
