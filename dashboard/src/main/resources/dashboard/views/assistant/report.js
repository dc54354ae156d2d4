import { html, nothing } from '../../kit/element.js';
import { ago, words } from '../../kit/format.js';
import { factList, linked } from './answer.js';

/** Sections of sentences whose figures lead to their facts: a month's report, or a trade's review. */
export function report({ sections, facts, missing, by, tradeId }, kind = '') {
  const name = (id) => `report-${tradeId ?? ''}-${id}`;
  return html`<div class="report stack ${kind}">
    ${sections.map((section) => html`<section class="stack"><h3>${section.title}</h3>${section.statements.map((each) => html`<p class="small">${linked(each, facts, name)}</p>`)}</section>`)}
    ${missing.length ? html`<p class="small quiet">Left out: ${missing.map((each) => `${each.what} (${each.why})`).join(', ')}.</p>` : nothing}
    ${facts.length ? factList(facts, name, `${facts.length} facts, written by ${by === 'MODEL' ? 'a language model' : 'rules'}`) : nothing}
  </div>`;
}

/** What stands out by more than luck. */
export function insights({ items }) {
  if (!items.length) return html`<p class="soft">Nothing stands out by more than luck.</p>`;
  return html`<ul class="stack">${items.slice(0, 4).map((each) => html`<li class="report"><p class="title"><strong>${each.title}</strong><span class="tag">${words(each.severity)}</span></p>
    ${each.statements.map((said) => html`<p class="small">${linked(said, each.facts, (id) => `insight-${each.id}-${id}`)}</p>`)}
    <p class="tiny quiet">${ago(each.createdAt)}</p>${factList(each.facts, (id) => `insight-${each.id}-${id}`)}</li>`)}</ul>`;
}
