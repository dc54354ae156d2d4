import { html, nothing } from '../../kit/element.js';
import { count, money, number, percent, tone } from '../../kit/format.js';
import { meaning, stat } from '../../parts/figures.js';
import { since } from './since.js';

/** The figures a trader asks for first: each with what it means and how sure it is, and what the last week changed. */
export function headline(summary, before) {
  const { currency, intervals = {} } = summary;
  const cash = (value) => money(value, currency, { sign: true });
  const points = (value) => `${number(value * 100, 1)} points`;
  const change = (name, show) => since(summary, before, name, show);
  return html`<dl class="stats">
    ${stat('Net result', cash(summary.netPnl), { lead: true, hint: meaning('netPnl'), tone: tone(summary.netPnl), more: `${count(summary.trades)} trades, ${money(summary.fees, currency)} of costs`, change: change('netPnl', (value) => money(value, currency)) })}
    ${stat('Win rate', percent(summary.winRate), { hint: meaning('winRate', intervals.winRate, percent), more: `${count(summary.wins)} won, ${count(summary.losses)} lost`, change: change('winRate', points) })}
    ${stat('Profit factor', number(summary.profitFactor), { hint: meaning('profitFactor', intervals.profitFactor, number), more: `payoff ${number(summary.payoffRatio)}`, change: change('profitFactor', number) })}
    ${stat('A trade', cash(summary.expectancy), { hint: meaning('expectancy', intervals.expectancy, cash), tone: tone(summary.expectancy), more: summary.avgRMultiple === null ? nothing : `${number(summary.avgRMultiple)} R`, change: change('expectancy', (value) => money(value, currency)) })}
    ${stat('Deepest drawdown', money(summary.maxDrawdown, currency), { hint: meaning('maxDrawdown'), more: summary.maxDrawdownPct === null ? nothing : percent(summary.maxDrawdownPct), change: change('maxDrawdown', (value) => money(value, currency)) })}
    ${stat('Sharpe', number(summary.sharpe), { hint: meaning('sharpe', intervals.sharpe, number), more: `Sortino ${number(summary.sortino)}`, change: change('sharpe', number) })}
  </dl>
  ${summary.otherCurrencies.length ? html`<p class="small quiet">In ${currency}. Left out: ${summary.otherCurrencies.map((each) => `${count(each.trades)} trades in ${each.currency}`).join(', ')}.</p>` : nothing}`;
}
