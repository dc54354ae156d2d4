import { html, nothing } from '../../kit/element.js';
import { icon } from '../../kit/icons.js';
import { markdown } from '../../kit/markdown.js';

/** A question, or an answer with each figure as a link to its fact. */
export function answer(turn, at) {
  if (turn.question) return html`<p class="asked">${turn.question}</p>`;
  const facts = turn.facts ?? [];
  const name = (id) => `fact-${at}-${id}`;
  return html`<div class="answered" aria-busy=${!turn.done}>
    ${turn.statements ? turn.statements.map((each) => html`<p>${linked(each, facts, name)}</p>`) : turn.figures?.length ? html`<p>${linked(turn, facts, name)}</p>` : html`<div class="prose">${markdown(turn.text)}</div>`}
    ${!turn.done && !turn.text ? html`<span class="quiet">Reading your trades…</span>` : nothing}
    ${turn.problem ? html`<div class="notice fault" role="alert">${icon('alert')}<div>${turn.problem.message}</div></div>` : nothing}
    ${facts.length ? html`<details class="small"><summary>${facts.length} facts</summary><dl class="facts">${facts.map((fact) => html`<dt id=${name(fact.id)}>${fact.label}</dt>
      <dd>${fact.text} <span class="quiet tiny">${fact.source}</span></dd>`)}</dl></details>` : nothing}
  </div>`;
}

/** A text of which some places are figures. @param {(id: string) => string} name where a fact is on the page */
export function linked({ text, figures = [] }, facts, name) {
  let at = 0;
  const pieces = figures.map(({ start, end, factId }) => {
    const fact = facts.find((each) => each.id === factId);
    const told = fact ? `${fact.label}: ${fact.text}. From ${fact.source}` : '';
    const piece = html`${text.slice(at, start)}<a class="figure" href="#${name(factId)}" data-hint=${told} @click=${openFacts}>${text.slice(start, end)}</a>`;
    at = end;
    return piece;
  });
  return html`${pieces}${text.slice(at)}`;
}

function openFacts(event) {
  const facts = event.target.closest('.answered, .report')?.querySelector('details');
  if (facts) facts.open = true;
}
