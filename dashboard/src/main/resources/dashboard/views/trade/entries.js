import { html } from '../../kit/element.js';
import { date } from '../../kit/format.js';

/** The journal entries that speak of a trade. */
export function entriesOf(items) {
  if (!items.length) return html`<p class="soft">Nothing is written about this trade yet.</p>`;
  return html`<ul class="stack">${items.map((entry) => html`<li><a class="strong" href="/journal/${entry.id}">${entry.title}</a>
    <span class="quiet small">${date(entry.date)}</span><p class="soft small">${entry.excerpt.text}</p></li>`)}</ul>`;
}
