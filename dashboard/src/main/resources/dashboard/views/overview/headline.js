import { html, nothing } from '../../kit/element.js';
import { count, money, number, percent, tone } from '../../kit/format.js';
import { MEANINGS, stat } from '../../parts/figures.js';

/** The figures a trader asks for first, each with what it means, and what the week changed. */
export function headline(summary, weeks) {
  const { currency } = summary;
  return html`<dl class="stats">
    ${stat('Net result', money(summary.netPnl, currency, { sign: true }), { lead: true, hint: MEANINGS.netPnl, tone: tone(summary.netPnl), more: week(weeks) })}
    ${stat('Win rate', percent(summary.winRate), { hint: MEANINGS.winRate, more: `${count(summary.wins)} won, ${count(summary.losses)} lost` })}
    ${stat('Profit factor', number(summary.profitFactor), { hint: MEANINGS.profitFactor, more: `payoff ${number(summary.payoffRatio)}` })}
    ${stat('A trade', money(summary.expectancy, currency, { sign: true }), { hint: MEANINGS.expectancy, tone: tone(summary.expectancy), more: summary.avgRMultiple === null ? nothing : `${number(summary.avgRMultiple)} R` })}
    ${stat('Deepest drawdown', money(summary.maxDrawdown, currency), { hint: MEANINGS.maxDrawdown, more: summary.maxDrawdownPct === null ? nothing : percent(summary.maxDrawdownPct) })}
    ${stat('Sharpe', number(summary.sharpe), { hint: MEANINGS.sharpe, more: `Sortino ${number(summary.sortino)}` })}
  </dl>
  ${summary.otherCurrencies.length ? html`<p class="small quiet">In ${currency}. Left out: ${summary.otherCurrencies.map((each) => `${count(each.trades)} trades in ${each.currency}`).join(', ')}.</p>` : nothing}`;
}

function week(weeks) {
  if (!weeks) return ' ';
  const { now, before } = weeks;
  if (!now.trades) return 'No trade in the last 7 days';
  const currency = now.currency;
  return html`7 days: <span class=${tone(now.netPnl)}>${money(now.netPnl, currency, { sign: true })}</span>, before: ${before.trades ? money(before.netPnl, currency, { sign: true }) : 'none'}`;
}
