import { html } from '../../kit/element.js';
import { money, number, percent, shortTime, tone, words } from '../../kit/format.js';

/** The trades that were closed last. */
export function recent(items) {
  if (!items.length) return html`<p class="soft">No trade has been closed yet.</p>`;
  return html`<div class="table-wrap" tabindex="0" role="region" aria-label="Latest trades"><table class="table">
    <thead><tr><th>Symbol</th><th>Side</th><th>Opened</th><th>Closed</th><th class="end">Net result</th><th class="end">Return</th><th class="end">R</th><th>Setup</th></tr></thead>
    <tbody>${items.map((trade) => html`<tr>
      <td><a href="/trades/${trade.id}">${trade.symbol}</a></td>
      <td>${words(trade.side)}</td>
      <td class="nowrap">${shortTime(trade.openedAt)}</td>
      <td class="nowrap">${shortTime(trade.closedAt)}</td>
      <td class="end number ${tone(trade.netPnl)}">${money(trade.netPnl, trade.currency, { sign: true })}</td>
      <td class="end number">${percent(trade.returnPct === null ? null : trade.returnPct / 100, 2, true)}</td>
      <td class="end number">${number(trade.rMultiple, 1)}</td>
      <td>${trade.setup ?? ''}</td></tr>`)}</tbody></table></div>`;
}
