import { html } from '../kit/element.js';
import { day, money, percent, shortMoney } from '../kit/format.js';
import { colour, faded } from '../kit/theme.js';
import './chart.js';
import { tip } from './chart.js';

/** The equity curve over its drawdown, with one cursor. */
export function equity(curve) {
  const { points, currency } = curve;
  const times = points.map((point) => Date.parse(point.at) / 1000);
  const values = points.map((point) => Number(point.equity));
  const falls = points.map((point) => Number(point.drawdown));
  const telling = (at) => ({
    title: day(points[at].at),
    lines: [
      `Equity ${money(points[at].equity, currency)}`,
      `Drawdown ${money(points[at].drawdown, currency)}${points[at].drawdownPct === null ? '' : ` (${percent(points[at].drawdownPct)})`}`,
    ],
  });
  const last = points.at(-1);
  const deepest = Math.min(...falls);
  return html`
    <ts-chart .of=${curve} .height=${250} label="Equity over time, ending at ${money(last.equity, currency)}" .plot=${() => ({
      options: {
        cursor: { sync: { key: 'equity' } },
        plugins: [tip(telling)],
        series: [{}, { stroke: colour('--accent'), width: 2, fill: gradient('--accent', 0.22), points: { show: false } }],
        scales: { y: { range: (chart, low, high) => padded(low, high) } },
        axes: [{}, { values: (chart, ticks) => ticks.map((tick) => shortMoney(tick, currency)) }],
      },
      data: [times, values],
    })}></ts-chart>
    <ts-chart .of=${curve} .height=${96} label="Drawdown over time, at its deepest ${money(deepest, currency)}" .plot=${() => ({
      options: {
        cursor: { sync: { key: 'equity' }, y: false },
        padding: [4, 8, 0, 0],
        series: [{}, { stroke: colour('--loss'), width: 1.5, fill: faded('--loss', 0.16), points: { show: false } }],
        axes: [{ show: false }, { values: (chart, ticks) => ticks.map((tick) => shortMoney(tick, currency)), space: 36 }],
      },
      data: [times, falls],
    })}></ts-chart>`;
}

export function gradient(token, share) {
  return (chart) => {
    const { top, height } = chart.bbox;
    const fill = chart.ctx.createLinearGradient(0, top, 0, top + height);
    fill.addColorStop(0, faded(token, share));
    fill.addColorStop(1, faded(token, 0));
    return fill;
  };
}

export function padded(low, high) {
  const room = Math.max((high - low) * 0.08, 1);
  return [low - room, high + room];
}
