import { html, nothing } from '../../kit/element.js';
import { ago, count } from '../../kit/format.js';

/** Events that could not be applied, each with the way to try it again. */
export function parkedCard({ items, unreachable = [], problem = null }, replay) {
  return html`<section class="card parked"><header><h2>Parked events</h2><p>Events a service could not apply wait here, in order, and nothing behind them is lost.</p></header>
    ${problem ? html`<p class="small warn">They cannot be listed: ${problem.message}</p>` : nothing}
    ${unreachable.length ? html`<p class="small warn">Not asked: ${unreachable.join(', ')}.</p>` : nothing}
    ${items.length ? html`<div class="table-wrap" tabindex="0" role="region" aria-label="Parked events"><table class="table"><thead><tr><th>Service</th><th>Event</th><th>Why</th><th class="end">Tries</th><th>Since</th><th></th></tr></thead>
      <tbody>${items.map((each) => html`<tr data-parked=${each.id}><td>${each.service}</td><td class="break">${each.type}</td><td class="soft break">${each.error ?? 'waits behind another'}</td><td class="end">${count(each.tries)}</td><td class="nowrap">${ago(each.parkedAt)}</td>
        <td class="end"><button class="link" aria-label="Replay the event ${each.id}" @click=${() => replay(each)}>Replay</button></td></tr>`)}</tbody></table></div>` : problem ? nothing : html`<p class="soft">None.</p>`}</section>`;
}

export function errorsCard(items) {
  return html`<section class="card"><header><h2>Recent errors</h2></header>${items.length ? html`<div class="table-wrap" tabindex="0" role="region" aria-label="Recent errors"><table class="table"><thead><tr><th>Service</th><th>What</th><th>Where</th><th class="end">Times</th><th>Last</th></tr></thead>
    <tbody>${items.map((each) => html`<tr><td>${each.service}</td><td class="break"><strong>${each.kind}</strong> ${each.message}</td><td class="break"><code>${each.where}</code></td><td class="end">${count(each.count)}</td><td class="nowrap">${ago(each.lastAt)}</td></tr>`)}</tbody></table></div>` : html`<p class="soft">None.</p>`}</section>`;
}
