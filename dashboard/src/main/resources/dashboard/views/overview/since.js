import { html, nothing } from '../../kit/element.js';

/**
 * What the last seven days changed of a figure. Larger is better of every figure here; a drawdown is below zero.
 * @param {object|null} before the same figures as they were a week ago; null where there is no such week
 * @param {(size: number) => string} show the size of the change, which is above zero
 */
export function since(now, before, name, show) {
  if (!before?.trades || now[name] === null || before[name] === null || now.currency !== before.currency) return nothing;
  if (now.trades === before.trades) return name === 'netPnl' ? 'No trade since last week' : nothing;
  const change = Number(now[name]) - Number(before[name]);
  const size = show(Math.abs(change));
  if (size === show(0)) return 'As last week';
  return html`<span class=${change > 0 ? 'gain' : 'loss'}>${change > 0 ? '▲ +' : '▼ −'}${size}</span> since last week`;
}
