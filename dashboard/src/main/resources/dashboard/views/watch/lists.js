import { Element, define, html, nothing } from '../../kit/element.js';
import { get, newKey, post } from '../../kit/api.js';
import { clock, percent, price, tone } from '../../kit/format.js';
import { icon } from '../../kit/icons.js';
import { keep } from '../../kit/kept.js';
import { forget } from '../../kit/memory.js';
import { say, sayProblem } from '../../kit/toast.js';

const split = (text) => [...new Set(text.split(/[\s,;]+/).map((each) => each.trim().toUpperCase()).filter(Boolean))];

/** Lists of symbols, each with its prices; symbols come and go by one press. */
class Watchlists extends Element {
  static properties = { lists: { attribute: false }, items: { attribute: false }, quotes: { attribute: false } };
  key = newKey();

  render() {
    const { items } = this.lists.data;
    return html`<div class="stack">
      ${items.map((list) => this.list(list))}
      <section class="card"><header><h2>${items.length ? 'Another list' : 'Your first list'}</h2></header>
        <form class="form row" @submit=${(event) => this.make(event)}>
          <div class="field"><label for="list-name">Name</label><input class="input" id="list-name" name="name" required maxlength="100" placeholder="Momentum"></div>
          <div class="field"><label for="list-symbols">Symbols</label><input class="input" id="list-symbols" name="symbols" required placeholder="AAPL, NVDA, EUR/USD" autocapitalize="characters"></div>
          <div><button class="button primary">${icon('plus')}Make it</button></div></form></section></div>`;
  }

  list(list) {
    return html`<section class="card"><header><h2>${list.name}</h2><button class="link" aria-label="Delete the list ${list.name}" @click=${() => this.delete(list)}>Delete</button></header>
      ${list.symbols.length ? html`<div class="table-wrap" tabindex="0" role="region" aria-label=${list.name}><table class="table"><thead><tr><th>Symbol</th><th class="end">Price</th><th class="end">Today</th><th class="end">Range of the day</th><th>As of</th><th></th></tr></thead>
        <tbody>${list.symbols.map((symbol) => this.row(list, symbol, this.quotes.get(symbol)))}</tbody></table></div>` : html`<p class="soft">No symbol is in it.</p>`}
      <form class="actions adding" @submit=${(event) => this.add(event, list)}><input class="input compact" name="symbols" required aria-label="Add symbols to ${list.name}" placeholder="Add symbols" autocapitalize="characters"><button class="button">${icon('plus')}Add</button></form></section>`;
  }

  row(list, symbol, quote) {
    return html`<tr data-symbol=${symbol}><td class="strong">${symbol}</td>
      <td class="end number">${quote ? price(quote.price) : '–'}</td>
      <td class="end number ${tone(quote?.changePct)}">${quote ? percent(quote.changePct === null ? null : quote.changePct / 100, 2, true) : '–'}</td>
      <td class="end number quiet">${quote?.low && quote.high ? `${price(quote.low)} to ${price(quote.high)}` : '–'}</td>
      <td class="nowrap">${quote ? clock(quote.asOf) : ''} ${quote?.simulated ? html`<span class="tag warn">Made up</span>` : quote?.stale ? html`<span class="tag">Old</span>` : nothing} ${quote?.delayed ? html`<span class="tag" title="Your plan has prices of 15 minutes ago; others have them live">Delayed</span>` : nothing}</td>
      <td class="end"><button class="link" aria-label="Take ${symbol} off ${list.name}" @click=${() => this.change(list, (symbols) => symbols.filter((each) => each !== symbol))}>Remove</button></td></tr>`;
  }

  async make(event) {
    event.preventDefault();
    const form = event.target;
    const { name, symbols } = Object.fromEntries(new FormData(form));
    try {
      const { data } = await post('/market-data/watchlists', { name: name.trim(), symbols: split(symbols) }, { key: this.key });
      this.key = newKey();
      this.lists.data = { ...this.lists.data, items: [...this.lists.data.items, data] };
      form.reset();
      this.told();
      say(`${data.name} is made.`);
    } catch (problem) {
      sayProblem(problem);
    }
  }

  add(event, list) {
    event.preventDefault();
    const form = event.target;
    const more = split(new FormData(form).get('symbols'));
    form.reset();
    return this.change(list, (symbols) => [...new Set([...symbols, ...more])]);
  }

  /** Of the list as it is now, so that what another device has added stays in it. */
  async change(list, changed) {
    try {
      const { data, etag } = await get(`/market-data/watchlists/${list.id}`);
      await keep(this.lists, this, `/market-data/watchlists/${list.id}`, data, { symbols: changed(data.symbols) }, etag);
    } catch (problem) {
      sayProblem(problem);
    }
    this.told();
  }

  async delete(list) {
    if (await keep(this.lists, this, `/market-data/watchlists/${list.id}`, list, null)) say(`${list.name} is gone.`);
    this.told();
  }

  told() {
    this.items = this.lists.data.items;
    forget('/market-data/watchlists');
  }
}

define('ts-watchlists', Watchlists);
