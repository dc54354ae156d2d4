import { html, nothing } from '../../kit/element.js';
import { linked } from './answer.js';

/** What a month came to, in sentences whose figures lead to their facts. */
export function report({ sections, facts, missing, by, from, to }) {
  const name = (id) => `report-${id}`;
  return html`<div class="report stack">
    ${sections.map((section) => html`<section><h3>${section.title}</h3>${section.statements.map((each) => html`<p class="small">${linked(each, facts, name)}</p>`)}</section>`)}
    ${missing.length ? html`<p class="small quiet">Left out: ${missing.map((each) => `${each.what} (${each.why})`).join(', ')}.</p>` : nothing}
    <details class="small"><summary>${facts.length} facts, ${from} to ${to}, written by ${by === 'MODEL' ? 'a language model' : 'rules'}</summary>
      <dl class="facts">${facts.map((fact) => html`<dt id=${name(fact.id)}>${fact.label}</dt><dd>${fact.text} <span class="quiet tiny">${fact.source}</span></dd>`)}</dl></details>
  </div>`;
}
