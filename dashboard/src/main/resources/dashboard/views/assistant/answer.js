import { html, nothing } from '../../kit/element.js';
import { icon } from '../../kit/icons.js';
import { search } from '../../kit/api.js';

const BY = { RULES: 'Written by rules.', MODEL: 'Written by a model, checked against the facts.' };

/** A question, or an answer with each figure as a link to its fact. */
export function answer(turn, at) {
  if (turn.question) return html`<p class="asked">${turn.question}</p>`;
  const name = (id) => `fact-${at}-${id}`;
  return html`<div class="answered" aria-busy=${!turn.done}>
    ${turn.statements.map((each) => html`<p>${linked(each, turn.facts, name)}</p>`)}
    ${turn.done ? nothing : html`<p class="quiet small">${turn.looking ? `Looking at ${turn.looking.replaceAll('_', ' ')}…` : 'Reading your trades…'}</p>`}
    ${turn.problem ? html`<div class="notice fault" role="alert">${icon('alert')}<div>${turn.problem.message}</div></div>` : nothing}
    ${turn.filters?.length ? html`<p class="small">The trades it speaks of: ${turn.filters.map((each, number) => html`${number ? ', ' : ''}<a href=${tradesOf(each)}>${words(each)}</a>`)}</p>` : nothing}
    ${turn.done && turn.by ? html`<p class="tiny quiet">${BY[turn.by]} ${turn.note ?? ''} ${turn.dropped ? `${turn.dropped} sentences were left out because a figure in them was no fact.` : ''}</p>` : nothing}
    ${turn.facts.length ? factList(turn.facts, name) : nothing}
  </div>`;
}

/** The facts behind a text, where its figures lead. */
export function factList(facts, name, title = `${facts.length} facts`) {
  return html`<details class="small"><summary>${title}</summary><dl class="facts">${facts.map((fact) => html`<dt id=${name(fact.id)}>${fact.label}</dt>
    <dd>${fact.text} <span class="quiet tiny break">${fact.source}</span></dd>`)}</dl></details>`;
}

function tradesOf({ tz, from, to, ...rest }) {
  return `/trades${search({ ...rest, from, to, span: from || to ? 'custom' : '' })}`;
}

function words({ tz, accountId, ...rest }) {
  return Object.values(rest).join(', ') || 'all';
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
