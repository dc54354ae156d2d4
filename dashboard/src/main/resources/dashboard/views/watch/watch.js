import { Element, define, html } from '../../kit/element.js';
import { get } from '../../kit/api.js';
import { Ask, lines } from '../../kit/ask.js';
import { onChanged } from '../../kit/memory.js';
import { Prices } from '../../kit/prices.js';
import './lists.js';
import './alerts.js';

const MOST_SYMBOLS = 100;
const SOON = 150;

/** What somebody keeps an eye on: lists of symbols at prices as they come, and the prices they wait for. */
class Watch extends Element {
  lists = new Ask(this, (signal) => get('/market-data/watchlists', { query: { limit: 100 }, signal }));
  quotes = new Map();
  live = false;
  listened = '';

  async connectedCallback() {
    super.connectedCallback();
    this.stop = onChanged('/market-data/watchlists', () => this.follow());
    await this.lists.run();
    this.follow();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.stop();
    this.prices?.close();
    cancelAnimationFrame(this.frame);
    clearTimeout(this.timer);
  }

  /** Prices of every symbol of every list by one line; changes that come together are drawn together. */
  follow() {
    const symbols = [...new Set((this.lists.data?.items ?? []).flatMap((each) => each.symbols))].slice(0, MOST_SYMBOLS).join(',');
    if (symbols === this.listened || !this.isConnected) return;
    this.prices?.close();
    this.listened = symbols;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.listen(symbols), SOON);
  }

  listen(symbols) {
    if (!symbols || !this.isConnected) return;
    this.prices = new Prices(symbols, (quote) => {
      this.quotes.set(quote.symbol, quote);
      cancelAnimationFrame(this.frame);
      this.frame = requestAnimationFrame(() => (this.quotes = new Map(this.quotes), this.requestUpdate()));
    }, (live) => live !== this.live && this.set({ live }));
  }

  render() {
    return html`<div class="head"><div><h1>Watchlists</h1><p>${this.live ? html`<span class="tag gain">Live</span> prices as they come` : this.listened ? 'Prices as they were last known' : 'Symbols to keep an eye on, and prices to wait for.'}</p></div></div>
      <div class="grid">
        <div class="span-8">${this.lists.show('Market', () => html`<ts-watchlists .lists=${this.lists} .items=${this.lists.data.items} .quotes=${this.quotes}></ts-watchlists>`, lines(6))}</div>
        <ts-alerts class="span-4"></ts-alerts>
      </div>`;
  }
}

define('ts-watch', Watch);
