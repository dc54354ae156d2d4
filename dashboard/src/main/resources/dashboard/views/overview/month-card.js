import { html } from '../../kit/element.js';
import { date, money, tone } from '../../kit/format.js';
import { link, today } from '../../kit/scope.js';
import { month } from '../../parts/month.js';

/** The results of days, from a curve with a point for each day: what each has above the one before. */
export function byDay({ points, startingBalance }) {
  const results = new Map();
  let before = Number(startingBalance ?? 0);
  for (const { at, equity } of points) {
    const result = Number(equity) - before;
    if (Math.abs(result) > 1e-9) results.set(today(Date.parse(at)), { netPnl: result.toFixed(2), trades: 0 });
    before = Number(equity);
  }
  return results;
}

/** The last month that has a result. */
export function monthCard(results, currency) {
  const last = [...results.keys()].at(-1) ?? today();
  const shown = last.slice(0, 7);
  const sum = [...results].filter(([each]) => each.startsWith(shown)).reduce((all, [, { netPnl }]) => all + Number(netPnl), 0);
  return html`<header><h2>${date(`${shown}-01`, { month: 'long', year: 'numeric' })}</h2>
      <span class="strong number ${tone(sum)}">${money(sum, currency, { sign: true })}</span></header>
    ${month(shown, results, currency, { today: today(), to: (each) => link(`/trades?from=${each}&to=${each}&span=custom`) })}
    <p class="small"><a href=${link('/calendar')}>The whole calendar</a></p>`;
}
