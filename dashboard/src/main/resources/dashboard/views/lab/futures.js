import { html } from '../../kit/element.js';
import { count, money, percent, shortMoney } from '../../kit/format.js';
import { colour, faded } from '../../kit/theme.js';
import '../../parts/chart.js';
import { tip } from '../../parts/chart.js';
import { stat } from '../../parts/figures.js';

/** The fan of simulated futures: half of them lie in the dark band, nine of ten in the light one. */
export function futures(forecast, currency) {
  const { curve, finalEquity, drawdownPct, lossProbability, riskOfRuin, riskOfRuinInterval, startingEquity } = forecast;
  const at = (quantiles, share) => quantiles.find((each) => Math.abs(each.share - share) < 0.001)?.value ?? null;
  const line = (dash) => ({ stroke: faded('--accent', 0.4), width: 1, dash, points: { show: false } });
  const plot = () => ({
    data: [curve.map((each) => each.trades), ...['p5', 'p25', 'p50', 'p75', 'p95'].map((name) => curve.map((each) => each[name]))],
    options: {
      scales: { x: { time: false } },
      series: [{}, line([3, 3]), line(), { stroke: colour('--accent'), width: 2.5, points: { show: false } }, line(), line([3, 3])],
      bands: [{ series: [5, 1], fill: faded('--accent', 0.1) }, { series: [4, 2], fill: faded('--accent', 0.16) }],
      axes: [{ values: (chart, ticks) => ticks.map((tick) => count(tick)) }, { values: (chart, ticks) => ticks.map((tick) => shortMoney(tick, currency)) }],
      plugins: [tip((point) => ({ title: `After ${count(curve[point].trades)} trades`, lines: [['p95', '95 %'], ['p75', '75 %'], ['p50', 'Median'], ['p25', '25 %'], ['p5', '5 %']].map(([name, label]) => `${label} ${money(curve[point][name], currency, { digits: 0 })}`) }))],
    },
  });
  return html`<dl class="stats">
      ${stat('Median end', money(at(finalEquity, 0.5) ?? curve.at(-1).p50, currency, { digits: 0 }), { more: `from ${money(startingEquity, currency, { digits: 0 })}` })}
      ${stat('Unlucky end', money(curve.at(-1).p5, currency, { digits: 0 }), { hint: 'One future in twenty ends below.' })}
      ${stat('Lucky end', money(curve.at(-1).p95, currency, { digits: 0 }), { hint: 'One future in twenty ends above.' })}
      ${stat('Ends with a loss', percent(lossProbability))}
      ${stat('Ruin', percent(riskOfRuin), { more: `${percent(riskOfRuinInterval[0])} to ${percent(riskOfRuinInterval[1])}` })}
      ${stat('Median drawdown', percent(at(drawdownPct, 0.5)), { hint: 'The deepest fall within a future, in the middle one.' })}</dl>
    <ts-chart .height=${280} .plot=${plot} label="Fan of simulated futures, median end ${money(curve.at(-1).p50, currency, { digits: 0 })}"></ts-chart>`;
}
