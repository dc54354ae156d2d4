import { html } from '../../kit/element.js';
import { date, money, shortMoney } from '../../kit/format.js';
import { colour } from '../../kit/theme.js';
import '../../parts/chart.js';
import { tip } from '../../parts/chart.js';
import { gradient, padded } from '../../parts/equity.js';

/** The value at the close of each day. */
export function history(past) {
  const { days, currency } = past;
  if (days.length < 2) return html`<p class="soft">There is not a day to look back on yet.</p>`;
  const plot = () => ({
    data: [days.map((each) => Date.parse(each.date) / 1000), days.map((each) => Number(each.value))],
    options: {
      scales: { y: { range: (chart, low, high) => padded(low, high) } },
      series: [{}, { stroke: colour('--accent'), width: 2, fill: gradient('--accent', 0.18), points: { show: false } }],
      axes: [{}, { values: (chart, ticks) => ticks.map((tick) => shortMoney(tick, currency)) }],
      plugins: [tip((at) => ({ title: date(days[at].date), lines: [money(days[at].value, currency), `Cash ${money(days[at].cash, currency)}`] }))],
    },
  });
  return html`<ts-chart .of=${past} .height=${240} .plot=${plot} label="Value over the last year, now ${money(days.at(-1).value, currency)}"></ts-chart>`;
}
