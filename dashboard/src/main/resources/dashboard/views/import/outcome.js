import { html, nothing } from '../../kit/element.js';
import { count, dayTime, price, quantity, words } from '../../kit/format.js';
import { icon } from '../../kit/icons.js';
import { stat } from '../../parts/figures.js';

/** What a file did, or in a dry run would do. */
export function outcome(state, rows, dry) {
  if (state.status === 'FAILED') {
    return html`<div class="notice fault" role="alert">${icon('alert')}<div>${state.detail ?? 'The file could not be read.'}</div></div>`;
  }
  const passedOver = Object.entries(state.passedOverBy ?? {}).map(([kind, number]) => `${count(number)} ${words(kind).toLowerCase()}`).join(', ');
  return html`
    <dl class="stats" aria-label=${dry ? 'What would be recorded' : 'What was recorded'}>
      ${stat(dry ? 'Would be added' : 'Added', count(state.imported), { tone: state.imported ? 'gain' : '' })}
      ${stat('Known already', count(state.duplicates))}
      ${stat('Corrected', count(state.changed))}
      ${stat('Rejected', count(state.rejected), { tone: state.rejected ? 'loss' : '' })}
      ${stat('No executions', count(state.passedOver), { more: passedOver || nothing })}
    </dl>
    ${dry ? nothing : html`<div class="notice good" role="status">${icon('check')}<div>Recorded, format ${state.format}. Figures follow within a second or two.</div></div>`}
    ${faults(state)}
    ${rows.length ? preview(rows, state) : nothing}`;
}

function faults({ errors, rejected }) {
  if (!errors?.length) return nothing;
  return html`<section class="card"><header><h2>Rejected rows</h2><p>${count(rejected)} rows were not understood; all others are.</p></header>
    <div class="table-wrap"><table class="table"><thead><tr><th>Line</th><th>Why</th><th>The row</th></tr></thead>
    <tbody>${errors.slice(0, 50).map((each) => html`<tr><td>${each.line}</td><td>${each.detail}</td><td class="break"><code>${each.raw}</code></td></tr>`)}</tbody></table></div></section>`;
}

function preview(rows, state) {
  return html`<section class="card"><header><h2>What the rows say</h2><p>Format ${state.format}; the first ${count(rows.length)} of ${count(state.rows)}.</p></header>
    <div class="table-wrap" tabindex="0" role="region" aria-label="Rows of the file"><table class="table">
      <thead><tr><th>Line</th><th>Would be</th><th>Symbol</th><th>Side</th><th class="end">Quantity</th><th class="end">Price</th><th>When</th><th>Why</th></tr></thead>
      <tbody>${rows.slice(0, 25).map(({ line, outcome: became, why, execution }) => html`<tr>
        <td>${line}</td>
        <td><span class="tag ${became === 'ADDED' ? 'gain' : became === 'REJECTED' ? 'loss' : ''}">${words(became)}</span></td>
        <td class="strong">${execution?.symbol ?? '–'}</td><td>${words(execution?.side)}</td>
        <td class="end">${quantity(execution?.quantity)}</td><td class="end">${price(execution?.price)}</td>
        <td class="nowrap">${dayTime(execution?.executedAt)}</td><td class="soft">${why ?? ''}</td></tr>`)}</tbody></table></div></section>`;
}
