import { html } from '../../kit/element.js';
import { count, duration, money, number, percent, tone } from '../../kit/format.js';
import { meaning, stat } from '../../parts/figures.js';

/** All the figures, the money first. Where one is undefined the answer may say why. */
export function figures(summary) {
  const { currency, intervals = {} } = summary;
  const shows = { winRate: percent, profitFactor: number, sharpe: number, expectancy: (value) => money(value, currency, { sign: true }) };
  const figure = (label, name, shown, more) => stat(label, shown, { hint: meaning(name, intervals[name], shows[name], summary.undefined?.[name]), ...more });
  return html`<dl class="stats">
    ${figure('Net result', 'netPnl', money(summary.netPnl, currency, { sign: true }), { tone: tone(summary.netPnl), lead: true, more: `${count(summary.trades)} trades, ${money(summary.fees, currency)} of costs` })}
    ${figure('Win rate', 'winRate', percent(summary.winRate), { more: `${count(summary.wins)} won, ${count(summary.losses)} lost` })}
    ${figure('Profit factor', 'profitFactor', number(summary.profitFactor), { more: `payoff ${number(summary.payoffRatio)}` })}
    ${figure('A trade', 'expectancy', money(summary.expectancy, currency, { sign: true }), { tone: tone(summary.expectancy) })}
    ${figure('Mean win', 'payoffRatio', money(summary.avgWin, currency), { more: `largest ${money(summary.largestWin, currency)}` })}
    ${figure('Mean loss', 'payoffRatio', money(summary.avgLoss, currency), { more: `largest ${money(summary.largestLoss, currency)}` })}
    ${figure('Deepest drawdown', 'maxDrawdown', money(summary.maxDrawdown, currency), { more: percent(summary.maxDrawdownPct) })}
    ${figure('Sharpe', 'sharpe', number(summary.sharpe), { more: `Sortino ${number(summary.sortino)}` })}
    ${figure('Calmar', 'calmar', number(summary.calmar), { more: `recovery ${number(summary.recoveryFactor)}` })}
    ${figure('SQN', 'sqn', number(summary.sqn), { more: `Kelly ${percent(summary.kelly)}` })}
    ${figure('R a trade', 'avgRMultiple', number(summary.avgRMultiple), { more: 'of trades with a stop' })}
    ${figure('Held', 'avgHoldSeconds', duration(summary.avgHoldSeconds), { more: `at most ${count(summary.maxConsecutiveLosses)} lost in a row` })}
  </dl>`;
}
