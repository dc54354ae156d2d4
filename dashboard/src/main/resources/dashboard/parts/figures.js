import { html, nothing } from '../kit/element.js';

/** What each figure means, in the words of docs/metrics.md, made short. */
export const MEANINGS = {
  netPnl: 'What the closed trades brought after commissions and fees.',
  winRate: 'The share of closed trades that ended above zero after costs.',
  profitFactor: 'Everything won over everything lost. Above 1 the wins outweigh the losses.',
  expectancy: 'The mean net result of a trade: what one more like them would bring on average.',
  maxDrawdown: 'The deepest fall from a peak of the equity curve to a trough after it.',
  sharpe: 'Mean daily return over its deviation, a year. It rewards steadiness, and 1 is good.',
  sortino: 'As the Sharpe ratio, but only falls count as risk.',
  calmar: 'The return a year over the deepest drawdown.',
  sqn: 'System quality number: the root of the number of trades times mean over deviation of their results.',
  payoffRatio: 'The mean win over the mean loss.',
  avgRMultiple: 'The mean result in units of what was risked at the stop.',
  kelly: 'The share of capital that would grow fastest in the long run. Most people risk far less.',
  recoveryFactor: 'Net result over the deepest drawdown.',
  ulcerIndex: 'How deep and how long drawdowns were, as a root mean square.',
  avgHoldSeconds: 'How long a trade was held on average.',
  maxConsecutiveLosses: 'The longest row of losing trades.',
};

/**
 * What a figure means, why it is not known, and how sure it is.
 * @param {[number, number]|null} ends of the 95 % interval
 */
export function meaning(name, ends = null, show = String, why = '') {
  const sure = ends ? `95 % sure between ${show(ends[0])} and ${show(ends[1])}, given how many there are.` : '';
  return [MEANINGS[name], why && `Not known: ${why}.`, sure].filter(Boolean).join('\n');
}

/** A figure with its name, its meaning on pointing, a line beneath, and what a week has changed. */
export function stat(name, value, { hint = null, more = nothing, change = nothing, tone = '', lead = false } = {}) {
  const label = hint ? html`<span data-hint=${hint} tabindex="0">${name}</span>` : name;
  return html`<div class="stat ${lead ? 'lead' : ''}"><dt>${label}</dt><dd class=${tone}>${value}</dd>
    ${more === nothing ? nothing : html`<dd class="more">${more}</dd>`}${change === nothing ? nothing : html`<dd class="more">${change}</dd>`}</div>`;
}

/** An effect with its interval on an axis around zero. @param {number} reach the largest size on the axis */
export function interval(effect, ends, reach, significant, label) {
  const place = (value) => `${Math.max(0, Math.min(100, 50 + (value / reach) * 50))}%`;
  const kind = significant ? (effect > 0 ? 'gain' : 'loss') : '';
  return html`<span class="interval ${kind}" role="img" aria-label=${label}>
    <i .style=${'left:50%'}></i>
    ${ends ? html`<span .style=${`left:${place(ends[0])};right:calc(100% - ${place(ends[1])})`}></span>` : nothing}
    <b .style=${`left:${place(effect)}`}></b>
  </span>`;
}
