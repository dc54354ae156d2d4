import { Element, define, html, nothing } from '../../kit/element.js';
import { get } from '../../kit/api.js';
import { Ask, lines } from '../../kit/ask.js';
import { date } from '../../kit/format.js';
import { icon } from '../../kit/icons.js';
import { onChanged } from '../../kit/memory.js';
import { go, query, setQuery } from '../../kit/router.js';
import './entry.js';
import './editor.js';

const PAUSE = 250;

/** What was written, found by its words, and the page to write on. */
class Journal extends Element {
  list = new Ask(this, (signal) => get('/journal/entries', { query: { q: query().get('q') ?? '', tag: query().get('tag') ?? '', limit: 100 }, signal }));

  connectedCallback() {
    super.connectedCallback();
    this.stop = onChanged('/journal', () => this.list.run());
    this.list.run();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.stop();
    clearTimeout(this.timer);
  }

  navigated() {
    this.list.run();
  }

  render() {
    const { id } = this.parameters;
    const writing = query().get('new') === '1';
    return html`<div class="head"><h1>Journal</h1><a class="button primary" href="/journal?new=1">${icon('plus')}Write</a></div>
      <div class="grid">
        <section class="span-4 stack">
          <div class="searching" role="search"><input class="input" type="search" aria-label="Search the journal" placeholder="Search the journal" .value=${query().get('q') ?? ''} @input=${(event) => this.search(event.target.value)}></div>
          <div class="card flush">${this.list.show('Trading', ({ items }) => this.entries(items, id), lines(6))}</div>
        </section>
        <section class="span-8">
          ${writing ? html`<ts-journal-editor .trade=${query().get('trade')} @written=${(event) => go(`/journal/${event.detail}`)}></ts-journal-editor>`
            : id ? html`<ts-journal-entry .entryId=${id}></ts-journal-entry>`
            : html`<div class="card empty">${icon('journal')}<p>Choose an entry, or write what today taught you. A day’s trades can be linked to it.</p></div>`}
        </section>
      </div>`;
  }

  entries(items, id) {
    if (!items.length) return html`<div class="empty"><p>${query().get('q') ? 'Nothing has these words.' : 'Nothing is written yet.'}</p></div>`;
    return html`<ul class="entries">${items.map((entry) => html`<li><a href="/journal/${entry.id}${location.search.replace(/[?&]new=1/, '')}" aria-current=${entry.id === id ? 'true' : nothing}>
      <span class="title"><strong>${entry.title}</strong><time class="tiny quiet">${date(entry.date)}</time></span>
      <span class="soft small">${excerpt(entry.excerpt)}</span>
      <span>${entry.mood ? html`<span class="tag accent">${entry.mood}</span> ` : nothing}${entry.tags.map((tag) => html`<span class="tag">${tag}</span> `)}</span></a></li>`)}</ul>`;
  }

  search(words) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => setQuery({ q: words.trim() }, { replace: true }), PAUSE);
  }
}

/** Plain text with the words that were found marked. */
function excerpt({ text, highlights }) {
  let at = 0;
  const pieces = highlights.map(({ start, end }) => {
    const piece = html`${text.slice(at, start)}<mark>${text.slice(start, end)}</mark>`;
    at = end;
    return piece;
  });
  return html`${pieces}${text.slice(at)}`;
}

define('ts-journal', Journal);
