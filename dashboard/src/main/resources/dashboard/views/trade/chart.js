import { html } from '../../kit/element.js';
import { dayTime, price } from '../../kit/format.js';
import '../../parts/chart.js';
import { tip } from '../../parts/chart.js';
import { candles, fills, held, levels } from '../../parts/candles.js';

const SECONDS = { '1m': 60, '5m': 300, '15m': 900, '1h': 3_600, '1d': 86_400 };

/** The finest candles of which about two hundred reach over the trade, with a margin before and after. */
export function candleQuery(trade, signal) {
  const open = Date.parse(trade.openedAt) / 1000;
  const close = trade.closedAt ? Date.parse(trade.closedAt) / 1000 : Date.now() / 1000;
  const interval = Object.keys(SECONDS).find((name) => (close - open) / SECONDS[name] <= 150) ?? '1d';
  const margin = Math.max((close - open) * 0.35, SECONDS[interval] * 30);
  const at = (seconds) => new Date(Math.min(seconds * 1000, Date.now())).toISOString();
  return [`/market-data/history/${encodeURIComponent(trade.symbol)}`,
    { query: { interval, from: at(open - margin), to: at(close + margin), adjusted: false, limit: 1000 }, signal }];
}

/** As far as price has certainly gone against and for the trade; within a candle of a fill it may have gone further. */
function furthest(trade, excursions) {
  if (excursions?.status !== 'KNOWN') return [];
  const { mae, mfe } = excursions.price;
  const at = ({ low, high }) => Number(trade.entryPrice) + (trade.side === 'LONG' ? 1 : -1) * (Math.abs(low) < Math.abs(high) ? Number(low) : Number(high));
  return [[at(mae), 'MAE', '--loss', true], [at(mfe), 'MFE', '--gain', true]];
}

/** @param {object|null} excursions how far it went, once that is known */
export function tradeChart(trade, history, excursions) {
  const marks = trade.executions.map((each) => ({
    at: Date.parse(each.executedAt) / 1000, price: Number(each.price), buy: (each.role === 'ENTRY') === (trade.side === 'LONG'),
  }));
  const some = trade.executionCount > marks.length;
  // Without a provider prices are made up; they would only mislead beside real fills.
  const real = history.simulated ? [] : history.candles;
  const times = real.length ? real.map((candle) => Date.parse(candle.t) / 1000) : marks.map((mark) => mark.at);
  const column = (name) => (real.length ? real.map((candle) => Number(candle[name])) : marks.map((mark) => mark.price));
  const data = [times, column('o'), column('h'), column('l'), column('c')];
  const lines = [
    [trade.stopLoss, 'Stop', '--loss'], [trade.takeProfit, 'Target', '--gain'], [trade.entryPrice, 'Average entry', '--ink-3'],
    ...furthest(trade, excursions),
  ].filter(([value]) => value !== null).map(([value, name, token, faint = false]) => ({ value: Number(value), name, token, faint }));
  const all = [...data[2], ...data[3], ...marks.map((mark) => mark.price), ...lines.map((line) => line.value)];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const room = Math.max((high - low) * 0.1, high * 0.001);
  const from = Math.min(times[0], marks[0].at), to = Math.max(times.at(-1), marks.at(-1).at);
  const plot = () => ({
    data,
    options: {
      plugins: [held(marks[0].at, trade.closedAt ? Date.parse(trade.closedAt) / 1000 : to), ...(real.length ? [candles()] : []), levels(lines), fills(marks), tip((at) => ({
        title: dayTime(new Date(times[at] * 1000)),
        lines: real.length ? [`Open ${price(real[at].o)}`, `High ${price(real[at].h)}`, `Low ${price(real[at].l)}`, `Close ${price(real[at].c)}`] : [`Fill ${price(data[1][at])}`],
      }))],
      scales: { x: { range: () => [from - (to - from) * 0.03 - 30, to + (to - from) * 0.03 + 30] }, y: { range: () => [low - room, high + room] } },
      series: [{}, ...Array.from({ length: 4 }, () => ({ paths: () => null, points: { show: false } }))],
      axes: [{}, { values: (chart, ticks) => ticks.map((tick) => price(tick)), size: 66 }],
    },
  });
  return html`<ts-chart .height=${350} .plot=${plot}
      label="Price of ${trade.symbol} with ${some ? 'the first ' : ''}${marks.length} fills${trade.stopLoss ? ', the stop' : ''}${trade.takeProfit ? ', the target' : ''}${excursions?.status === 'KNOWN' ? ', how far it went' : ''}"></ts-chart>
    <p class="small quiet">${real.length ? `${history.interval} candles from ${history.source}.` : 'No provider has prices of that time, so only your fills are shown.'} Triangles are ${some ? `the first ${marks.length} of your ${trade.executionCount} fills` : 'your fills'}, the shaded time is that of the trade.</p>`;
}
