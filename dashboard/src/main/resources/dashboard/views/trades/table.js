import { Element, define, html, nothing } from '../../kit/element.js';
import { repeat } from '../../lib/lit-html/directives/repeat.js';
import { go } from '../../kit/router.js';
import { COLUMNS, cells, passing } from './columns.js';

const ROW = 40;
const HEAD = 36;
const SPARE = 8;
const SETTLED_MILLIS = 120;
/** Rows a millisecond that an eye can still follow. */
const READABLE = 0.5;
/** A step over more rows than that keeps their elements. */
const FEW = 8;

/**
 * A table of any length, of which only the rows in sight are in the document, and only those that come into sight are drawn.
 * While they fly past, faster than an eye can follow, it says instead where in the list it is. Arrows, Page Up and Down, Home
 * and End move; Enter opens, the space bar selects.
 */
class TradeTable extends Element {
  static properties = {
    pages: { attribute: false }, length: { type: Number }, sort: {}, selected: { attribute: false }, version: { type: Number },
  };
  first = 0;
  visible = 30;
  cursor = -1;
  #looked = { row: 0, at: 0 };
  #fast = false;
  #drawn = 0;
  #base = 0;
  #frame = 0;
  #settling = 0;
  #sizes = new ResizeObserver(() => this.#look());

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#sizes.disconnect();
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#settling);
  }

  firstUpdated() {
    this.#sizes.observe(this.querySelector('.viewport'));
  }

  render() {
    const items = this.pages?.items ?? [];
    const from = Math.max(0, Math.min(this.first, items.length - 1));
    const shown = items.slice(from, from + this.visible + SPARE);
    // Over a jump all rows keep their elements: what they say changes.
    if (Math.abs(from - this.#drawn) > FEW) this.#base += from - this.#drawn;
    this.#drawn = from;
    return html`<div class="viewport" tabindex="0" role="grid" aria-label="Trades" aria-rowcount=${this.pages?.done ? items.length + 1 : -1}
      aria-colcount=${COLUMNS.length + 1} aria-multiselectable="true" aria-activedescendant=${this.cursor >= 0 ? `trade-${this.cursor}` : nothing}
      @scroll=${() => this.#soon()} @keydown=${(event) => this.#key(event)}>
      <div class="line headings" role="row" aria-rowindex="1">
        <span role="columnheader"><span class="visually-hidden">Selected</span></span>
        ${COLUMNS.map((column) => this.heading(column))}
      </div>
      <div class="passing" aria-hidden="true" hidden><div><strong></strong></div></div>
      <div class="body" role="rowgroup" .style=${`height:${items.length * ROW}px`}>
        ${repeat(shown, (trade, at) => from + at - this.#base, (trade, at) => this.row(trade, from + at))}
      </div>
    </div>`;
  }

  heading({ name, sort, kind }) {
    if (!sort) return html`<span role="columnheader" class=${kind}>${name}</span>`;
    const way = this.sort === sort ? 'ascending' : this.sort === `-${sort}` ? 'descending' : 'none';
    return html`<span role="columnheader" class=${kind} aria-sort=${way}><button @click=${() => this.#sortBy(way === 'descending' ? sort : `-${sort}`)}>
      ${name}${way === 'none' ? '' : way === 'ascending' ? ' ↑' : ' ↓'}</button></span>`;
  }

  row(trade, index) {
    const chosen = this.selected.has(trade.id);
    const said = cells(trade);
    return html`<div class="line row ${index === this.cursor ? 'cursor' : ''}" role="row" id="trade-${index}" aria-rowindex=${index + 2} aria-selected=${chosen}
      .style=${`transform:translateY(${index * ROW}px)`}>
      <span role="gridcell"><input type="checkbox" tabindex="-1" aria-label="Select ${trade.symbol}" .checked=${chosen} @click=${(event) => this.#select(index, event.shiftKey)}></span>
      ${COLUMNS.map(({ kind }, at) => html`<span role="gridcell" class=${kind}>${said[at]}</span>`)}
    </div>`;
  }

  #soon() {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#look());
  }

  #look() {
    const viewport = this.querySelector('.viewport');
    if (!viewport) return;
    const first = Math.max(0, Math.floor((viewport.scrollTop - HEAD) / ROW) - SPARE / 2);
    const visible = Math.ceil(viewport.clientHeight / ROW);
    this.pages?.want(first + visible);
    const at = performance.now();
    const fast = Math.abs(first - this.#looked.row) > READABLE * (at - this.#looked.at);
    const flying = fast && this.#fast;
    this.#looked = { row: first, at };
    this.#fast = fast;
    const cover = viewport.querySelector('.passing');
    if (cover.hidden === flying) cover.hidden = !flying;
    clearTimeout(this.#settling);
    if (flying) {
      cover.querySelector('strong').textContent = passing(this.pages.items[Math.min(first, this.pages.items.length - 1)], this.sort);
      this.#settling = setTimeout(() => this.#look(), SETTLED_MILLIS);
    } else if (first !== this.first || visible !== this.visible) {
      this.set({ first, visible });
    }
  }

  #sortBy(sort) {
    this.dispatchEvent(new CustomEvent('sort', { detail: sort }));
  }

  #select(index, through) {
    const from = through && this.cursor >= 0 ? this.cursor : index;
    const range = this.pages.items.slice(Math.min(from, index), Math.max(from, index) + 1).map((trade) => trade.id);
    this.cursor = index;
    this.dispatchEvent(new CustomEvent('choose', { detail: range }));
  }

  #key(event) {
    if (event.target.matches('button, input')) return;
    const page = Math.max(1, this.visible - 2);
    const last = this.pages.items.length - 1;
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -last - 1, End: last + 1 };
    if (event.key in steps) {
      this.#moveTo(Math.max(0, Math.min(last, this.cursor + steps[event.key])));
    } else if (event.key === 'Enter' && this.cursor >= 0) {
      go(`/trades/${this.pages.items[this.cursor].id}`);
    } else if (event.key === ' ' && this.cursor >= 0) {
      this.#select(this.cursor, event.shiftKey);
    } else {
      return;
    }
    event.preventDefault();
  }

  #moveTo(cursor) {
    const viewport = this.querySelector('.viewport');
    const top = cursor * ROW;
    if (top < viewport.scrollTop) viewport.scrollTop = top;
    if (top + ROW + HEAD > viewport.scrollTop + viewport.clientHeight) viewport.scrollTop = top + ROW + HEAD - viewport.clientHeight;
    this.set({ cursor });
  }
}

define('ts-trade-table', TradeTable);
