import { Element, define, html, nothing } from '../../kit/element.js';
import { post, search } from '../../kit/api.js';
import { away, lines } from '../../kit/ask.js';
import { count } from '../../kit/format.js';
import { icon } from '../../kit/icons.js';
import { onChanged } from '../../kit/memory.js';
import { query, setQuery } from '../../kit/router.js';
import { say, sayProblem } from '../../kit/toast.js';
import { downloadOf } from '../../kit/download.js';
import { filters, tradesQuery } from './filters.js';
import { Pages } from './pages.js';
import './saved.js';
import './table.js';

const NEWEST = '-openedAt';

/** Every trade, however many, with filters that are an address to be kept or sent. */
class Trades extends Element {
  pages = null;
  asked = '';
  selected = new Set();
  everything = false;
  version = 0;

  connectedCallback() {
    super.connectedCallback();
    this.stop = onChanged('/trades', () => this.load(true));
    this.load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.stop();
    this.pages?.close();
  }

  navigated() {
    this.requestUpdate();
    this.load();
  }

  load(again = false) {
    const wanted = tradesQuery();
    const asked = JSON.stringify(wanted);
    if (asked === this.asked && !again) return;
    this.pages?.close();
    this.asked = asked;
    this.pages = new Pages(wanted, () => this.set({ version: this.version + 1 }));
    this.set({ selected: new Set(), everything: false });
  }

  render() {
    const { items, done, problem } = this.pages;
    const number = `${count(items.length)}${done ? '' : '+'}`;
    return html`<div class="head"><div><h1>Trades</h1></div>
        <button class="button" @click=${() => this.download()}>${icon('download')}Export as CSV</button></div>
      <div class="stack">
        <ts-saved-views .here=${location.search}></ts-saved-views>
        ${filters()}
        ${problem ? away('Trading', problem, items.length > 0, () => this.pages.retry()) : nothing}
        <section class="card flush trades" aria-label="Trades">
          ${!items.length && !done ? html`<div class="drop-in" aria-busy="true">${lines(10, '1.5rem')}</div>` : nothing}
          ${!items.length && done ? html`<div class="empty">${icon('trades')}<p>No trade is like that.</p></div>` : nothing}
          ${items.length ? html`<ts-trade-table .pages=${this.pages} .version=${this.version} .length=${items.length} .selected=${this.selected}
            .sort=${query().get('sort') ?? NEWEST} @sort=${(event) => setQuery({ sort: event.detail === NEWEST ? '' : event.detail })}
            @choose=${(event) => this.choose(event.detail)}></ts-trade-table>` : nothing}
          ${items.length || !done ? html`<div class="foot">${this.selected.size ? this.bulk() : html`<span>${items.length ? `${number} trades` : nothing}</span>
            <span class="quiet wide-only">Enter opens, space selects, Shift selects up to there</span>`}</div>` : nothing}
        </section>
      </div>`;
  }

  bulk() {
    return html`<form class="actions" @submit=${(event) => this.tag(event)}>
      <strong>${this.everything ? 'All trades of this list' : `${count(this.selected.size)} selected`}</strong>
      ${this.everything ? nothing : html`<button type="button" class="link" @click=${() => this.set({ everything: true })}>All of this list</button>`}
      <select class="input compact" name="what" aria-label="What to do"><option value="addTags">Add tag</option><option value="removeTags">Remove tag</option><option value="setup">Set setup</option><option value="addMistakes">Add mistake</option></select>
      <input class="input compact" name="text" required maxlength="100" aria-label="Tag, setup or mistake" placeholder="breakout">
      <button class="button primary">Apply</button>
      <button type="button" class="button plain" @click=${() => this.set({ selected: new Set(), everything: false })}>Clear</button>
    </form>`;
  }

  choose(ids) {
    const selected = new Set(this.selected);
    const off = ids.length === 1 && selected.has(ids[0]);
    ids.forEach((id) => (off ? selected.delete(id) : selected.add(id)));
    this.set({ selected, everything: false });
  }

  /** Shown at once; taken back where the service says no. */
  async tag(event) {
    event.preventDefault();
    const { what, text } = Object.fromEntries(new FormData(event.target));
    const change = { [what]: what === 'setup' ? text : [text] };
    const { sort, ...filter } = this.pages.query;
    const filled = Object.fromEntries(Object.entries(filter).filter(([, value]) => value));
    const which = this.everything ? { filter: filled } : { ids: [...this.selected].slice(0, 1000) };
    const before = this.pages.items;
    this.pages.items = before.map((trade) => (this.everything || this.selected.has(trade.id) ? changed(trade, what, text) : trade));
    this.set({ version: this.version + 1 });
    try {
      const { data } = await post('/trades/bulk', { ...which, change });
      say(`${count(data.changed)} trades changed.`);
      this.set({ selected: new Set(), everything: false });
    } catch (problem) {
      this.pages.items = before;
      this.set({ version: this.version + 1 });
      sayProblem(problem);
    }
  }

  async download() {
    try {
      const { sort, ...filter } = this.pages.query;
      await downloadOf(`/trades/export${search({ ...filter, format: 'csv' })}`, 'trades.csv');
    } catch (problem) {
      sayProblem(problem);
    }
  }
}

function changed(trade, what, text) {
  if (what === 'setup') return { ...trade, setup: text };
  const field = what.endsWith('Tags') ? 'tags' : 'mistakes';
  const rest = trade[field].filter((each) => each !== text);
  return { ...trade, [field]: what.startsWith('add') ? [...rest, text] : rest };
}

define('ts-trades', Trades);
