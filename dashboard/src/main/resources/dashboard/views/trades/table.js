import { Element, define, html, nothing } from '../../kit/element.js';
import { go } from '../../kit/router.js';
import { COLUMNS, cells } from './columns.js';

const ROW = 40;
const HEAD = 36;
const SPARE = 8;
const SETTLED_MILLIS = 120;

/**
 * A table of any length, of which only the rows in sight are in the document. They keep their elements while it scrolls: only
 * what they say changes. While they fly past, more than a screen with each frame, they say only what an eye can follow. Arrows,
 * Page Up and Down, Home and End move; Enter opens, the space bar selects.
 */
class TradeTable extends Element {
  static properties = {
    pages: { attribute: false }, length: { type: Number }, sort: {}, selected: { attribute: false }, version: { type: Number },
  };
  first = 0;
  visible = 30;
  cursor = -1;
  flying = false;
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
    return html`<div class="viewport" tabindex="0" role="grid" aria-label="Trades" aria-rowcount=${this.pages?.done ? items.length + 1 : -1}
      aria-colcount=${COLUMNS.length + 1} aria-multiselectable="true" aria-activedescendant=${this.cursor >= 0 ? `trade-${this.cursor}` : nothing}
      @scroll=${() => this.#soon()} @keydown=${(event) => this.#key(event)}>
      <div class="line headings" role="row" aria-rowindex="1">
        <span role="columnheader"><span class="visually-hidden">Selected</span></span>
        ${COLUMNS.map((column) => this.heading(column))}
      </div>
      <div class="body" role="rowgroup" .style=${`height:${items.length * ROW}px`}>
        ${shown.map((trade, at) => this.row(trade, from + at))}
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
      ${COLUMNS.map(({ kind, seen }, at) => html`<span role="gridcell" class=${kind}>${this.flying && !seen ? nothing : said[at]}</span>`)}
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
    if (first === this.first && visible === this.visible) return;
    const flying = Math.abs(first - this.first) > visible;
    clearTimeout(this.#settling);
    if (flying) this.#settling = setTimeout(() => this.set({ flying: false }), SETTLED_MILLIS);
    this.set({ first, visible, flying });
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
