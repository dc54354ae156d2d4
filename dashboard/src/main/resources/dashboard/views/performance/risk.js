import { html, nothing } from '../../kit/element.js';
import { count, day, duration, money, number, percent } from '../../kit/format.js';

export function drawdowns({ items, current, currency, underWater }) {
  if (!items.length) return html`<p class="soft">The curve has never been below a peak.</p>`;
  const days = (from, to) => (from && to ? duration((Date.parse(to) - Date.parse(from)) / 1000) : '–');
  return html`<div class="table-wrap" tabindex="0" role="region" aria-label="Drawdowns"><table class="table">
    <thead><tr><th>From</th><th>Lowest</th><th>Recovered</th><th class="end">Depth</th><th class="end">Lasted</th></tr></thead>
    <tbody>${items.slice(0, 6).map((each) => html`<tr><td>${day(each.peakAt)}</td><td>${day(each.troughAt)}</td>
      <td>${each.recoveredAt ? day(each.recoveredAt) : html`<span class="tag warn">Not yet</span>`}</td>
      <td class="end loss number">${money(each.depth, currency)} <span class="quiet">${percent(each.depthPct)}</span></td>
      <td class="end nowrap">${days(each.peakAt, each.recoveredAt)}</td></tr>`)}</tbody></table></div>
    <p class="small quiet">${current ? 'In a drawdown now. ' : ''}${underWater === null ? '' : `Below a peak ${percent(underWater, 0)} of the time.`}</p>`;
}

export function risk({ tails, riskOfRuin, deflatedSharpe, daily, currency, correlations }) {
  const row = (name, value, meaning) => html`<dt><span data-hint=${meaning} tabindex="0">${name}</span></dt><dd>${value}</dd>`;
  return html`<dl class="facts">
    ${tails.map((tail) => html`
      ${row(`Value at risk, ${percent(tail.confidence, 0)}`, percent(tail.valueAtRisk, 2), 'A day worse than this comes about once in so many.')}
      ${row(`Expected beyond it`, html`${percent(tail.conditionalValueAtRisk, 2)}${tail.amount === null ? nothing : html` <span class="quiet">${money(tail.amount, currency)}</span>`}`, 'The mean of the days beyond the value at risk.')}`)}
    ${riskOfRuin ? row(`Ruin within ${count(riskOfRuin.trades)} trades`, html`${percent(riskOfRuin.probability)} <span class="quiet">${percent(riskOfRuin.interval[0])} to ${percent(riskOfRuin.interval[1])}</span>`, `The share of simulated futures that lose ${percent(1 - riskOfRuin.level, 0)} of the equity.`) : nothing}
    ${deflatedSharpe ? row('Sharpe is not luck', percent(deflatedSharpe.probability), `The chance that the Sharpe ratio is above what the best of ${count(deflatedSharpe.trials)} ways without any edge would show.`) : nothing}
    ${row('Volatility a year', percent(daily.volatility), 'The deviation of daily returns, a year.')}
    ${row('Days above zero', percent(daily.positiveDays), 'The share of days that ended above zero.')}
    ${row('Best and worst day', `${percent(daily.bestDay, 1, true)} / ${percent(daily.worstDay, 1, true)}`, 'Of the daily returns.')}
  </dl>
  ${correlations.length ? html`<p class="small quiet">Moving together most: ${correlations.slice(0, 3).map((each) => `${each.symbol} and ${each.other} (${number(each.coefficient)})`).join(', ')}.</p>` : nothing}`;
}
