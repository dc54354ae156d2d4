import { html } from '../../kit/element.js';
import { date, money, tone } from '../../kit/format.js';
import { link, today } from '../../kit/scope.js';
import { month } from '../../parts/month.js';

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
