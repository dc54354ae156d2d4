import { html } from '../../kit/element.js';
import { count, day, duration, money, number, percent, shortMoney } from '../../kit/format.js';
import { colour, faded } from '../../kit/theme.js';
import '../../parts/chart.js';
import { tip } from '../../parts/chart.js';

const SHOW = { pnl: (value, currency) => shortMoney(value, currency), r: (value) => `${number(value, 1)} R`, holdingTime: (value) => duration(value) };

/** A histogram; what lies below zero in the colour of losses. */
export function distribution({ bins, count: total, mean, deviation, skewness, currency }, of) {
  if (!bins.length) return html`<p class="soft">There is nothing to spread out.</p>`;
  const show = (value) => SHOW[of](value, currency);
  const middle = bins.map((bin) => (bin.from + bin.to) / 2);
  const below = bins.map((bin, at) => (middle[at] < 0 ? bin.count : null));
  const above = bins.map((bin, at) => (middle[at] >= 0 ? bin.count : null));
  const plot = () => ({
    data: [middle, below, above],
    options: {
      scales: { x: { time: false }, y: { range: (chart, low, high) => [0, high * 1.08] } },
      series: [{}, bars('--loss'), bars('--gain')],
      axes: [{ values: (chart, ticks) => ticks.map(show) }, { size: 40 }],
      plugins: [tip((at) => ({ title: `${show(bins[at].from)} to ${show(bins[at].to)}`, lines: [`${count(bins[at].count)} trades`] }))],
    },
  });
  return html`<ts-chart .height=${230} .plot=${plot} label="Histogram of ${count(total)} trades, mean ${show(mean)}"></ts-chart>
    <p class="small quiet">Mean ${show(mean)}, deviation ${show(deviation)}, skewness ${number(skewness)}.</p>`;
}

function bars(token) {
  return { stroke: colour(token), fill: faded(token, 0.55), width: 1, points: { show: false }, paths: columns };
}

// uPlot's own bars need its namespace, which only the chart has loaded.
const columns = (chart, series, first, last) => {
  const path = new Path2D();
  const [xs, ys] = [chart.data[0], chart.data[series]];
  const width = xs.length > 1 ? Math.max(1, Math.abs(chart.valToPos(xs[1], 'x', true) - chart.valToPos(xs[0], 'x', true)) - devicePixelRatio) : 20;
  const ground = chart.valToPos(0, 'y', true);
  for (let at = first; at <= last; at++) {
    if (!ys[at]) continue;
    const top = chart.valToPos(ys[at], 'y', true);
    path.rect(chart.valToPos(xs[at], 'x', true) - width / 2, top, width, ground - top);
  }
  return { stroke: path, fill: path };
};

/** Expectancy and win rate of the last trades, after each trade. */
export function rolling({ points, currency }) {
  if (points.length < 2) return html`<p class="soft">It takes more than fifty closed trades.</p>`;
  const times = points.map((point) => Date.parse(point.at) / 1000);
  const plot = () => ({
    data: [times, points.map((point) => point.expectancy), points.map((point) => point.winRate)],
    options: {
      scales: { share: { range: [0, 1] } },
      series: [{}, { stroke: colour('--accent'), width: 2, points: { show: false } }, { scale: 'share', stroke: colour('--ink-3'), width: 1.5, dash: [5, 4], points: { show: false } }],
      axes: [{}, { values: (chart, ticks) => ticks.map((tick) => shortMoney(tick, currency)) }, { scale: 'share', side: 1, size: 44, grid: { show: false }, values: (chart, ticks) => ticks.map((tick) => percent(tick, 0)) }],
      plugins: [tip((at) => ({ title: day(points[at].at), lines: [`A trade ${money(points[at].expectancy, currency, { sign: true })}`, `Win rate ${percent(points[at].winRate)}`, `Profit factor ${number(points[at].profitFactor)}`] }))],
    },
  });
  return html`<ts-chart .height=${230} .plot=${plot} label="Mean result and win rate of the last fifty trades, over time"></ts-chart>
    <p class="small quiet">The line is the mean result of a trade, the dashes are the win rate.</p>`;
}
