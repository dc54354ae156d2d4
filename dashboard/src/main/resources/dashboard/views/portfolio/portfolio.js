import { Element, define, html, nothing } from '../../kit/element.js';
import { get } from '../../kit/api.js';
import { Ask, block } from '../../kit/ask.js';
import { clock, money, percent, price, quantity, tone, words } from '../../kit/format.js';
import { icon } from '../../kit/icons.js';
import { Prices } from '../../kit/prices.js';
import { stat } from '../../parts/figures.js';
import { revalued } from './live.js';
import { history } from './history.js';

const MOST_SYMBOLS = 100;

/** What is held now, at prices as they come. */
class Portfolio extends Element {
  portfolio = new Ask(this, (signal) => get('/portfolio', { signal }));
  history = new Ask(this, (signal) => get('/portfolio/history', { signal }));
  returns = new Ask(this, (signal) => get('/portfolio/returns', { signal }));
  quotes = new Map();
  live = false;

  async connectedCallback() {
    super.connectedCallback();
    this.history.run();
    this.returns.run();
    if (await this.portfolio.run()) this.listen();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.prices?.close();
    cancelAnimationFrame(this.frame);
  }

  /** Prices of what can be quoted; several changes are drawn together. */
  listen() {
    const symbols = [...new Set(this.portfolio.data.positions.filter((each) => ['STOCK', 'FOREX', 'CRYPTO'].includes(each.assetClass)).map((each) => each.symbol))];
    if (!symbols.length || !this.isConnected) return;
    this.prices = new Prices(symbols.slice(0, MOST_SYMBOLS).join(','), (quote) => {
      this.quotes.set(quote.symbol, quote);
      cancelAnimationFrame(this.frame);
      this.frame = requestAnimationFrame(() => this.requestUpdate());
    }, (live) => live !== this.live && this.set({ live }));
  }

  render() {
    return html`<div class="head"><div><h1>Portfolio</h1><p>${this.live ? html`<span class="tag gain">Live</span> prices as they come` : 'Prices as they were last known'}</p></div></div>
      <div class="stack">
        ${this.portfolio.show('Trading', (portfolio) => this.holdings(portfolio), block('20rem'))}
        <section class="card"><header><h2>Value over the last year</h2></header>${this.history.show('Trading', history, block('16rem'))}</section>
        <section class="card"><header><h2>Returns</h2></header>${this.returns.show('Trading', returns, block('6rem'))}</section>
      </div>`;
  }

  holdings(portfolio) {
    const positions = portfolio.positions.map((each) => revalued(each, this.quotes.get(each.symbol)));
    return html`
      ${portfolio.totals.map((total) => html`<dl class="stats" aria-label="In ${total.currency}">
        ${stat('Equity', money(total.equity, total.currency), { lead: true, more: total.simulated ? 'with made-up prices' : total.stale ? 'with old prices' : nothing })}
        ${stat('Cash', money(total.cash, total.currency))}
        ${stat('Open result', money(total.unrealisedPnl, total.currency, { sign: true }), { tone: tone(total.unrealisedPnl) })}
        ${stat('Closed result', money(total.realisedPnl, total.currency, { sign: true }), { tone: tone(total.realisedPnl) })}
        ${stat('Costs', money(total.fees, total.currency))}</dl>`)}
      <section class="card"><header><h2>Positions</h2></header>${positions.length ? table(positions) : html`<div class="empty">${icon('portfolio')}<p>Nothing is open.</p></div>`}</section>
      ${portfolio.allocation.bySymbol.length ? html`<section class="card"><header><h2>Allocation</h2></header><ul class="stack">${portfolio.allocation.bySymbol.slice(0, 12).map(slice)}</ul></section>` : nothing}`;
  }
}

function table(positions) {
  return html`<div class="table-wrap" tabindex="0" role="region" aria-label="Positions"><table class="table">
    <thead><tr><th>Symbol</th><th>Side</th><th class="end">Quantity</th><th class="end">Entered at</th><th class="end">Price</th><th>As of</th><th class="end">Value</th><th class="end">Open result</th></tr></thead>
    <tbody>${positions.map((each) => html`<tr>
      <td><a href="/trades/${each.tradeId}">${each.symbol}</a></td><td>${words(each.side)}</td>
      <td class="end">${quantity(each.quantity)}</td><td class="end">${price(each.averagePrice)}</td>
      <td class="end number">${price(each.price)}</td>
      <td class="nowrap">${clock(each.asOf)} ${each.simulated ? html`<span class="tag warn">Made up</span>` : each.stale ? html`<span class="tag">Old</span>` : nothing}</td>
      <td class="end number">${money(each.marketValue, each.currency)}</td>
      <td class="end number ${tone(each.unrealisedPnl)}">${money(each.unrealisedPnl, each.currency, { sign: true })}</td></tr>`)}</tbody></table></div>`;
}

function slice({ key, currency, value, share }) {
  return html`<li><div class="title small"><span class="strong">${key}</span><span class="number soft">${money(value, currency)}${share === null ? '' : `, ${percent(share)}`}</span></div>
    <div class="meter" aria-hidden="true"><span .style=${`width:${(share ?? 0) * 100}%`}></span></div></li>`;
}

function returns({ timeWeighted, moneyWeighted, attribution, currency, from, to }) {
  const rate = (name, value, hint) => stat(name, percent(value.return, 2, true), { hint, tone: tone(value.return), more: value.reason ?? (value.annualised === null ? nothing : `${percent(value.annualised, 1, true)} a year`) });
  const { parts } = attribution;
  return html`<dl class="stats">
      ${rate('Time-weighted', timeWeighted, 'As if no money had come or gone: what the trading itself did.')}
      ${rate('Money-weighted', moneyWeighted, 'With the money as it came and went: what your money did (XIRR).')}
      ${stat('From prices', money(parts.price, currency, { sign: true }), { tone: tone(parts.price) })}
      ${stat('From currencies', money(parts.currency, currency, { sign: true }), { tone: tone(parts.currency) })}
      ${stat('Dividends and interest', money(Number(parts.dividends) + Number(parts.interest), currency, { sign: true }))}
      ${stat('Fees', money(parts.fees, currency, { sign: true }), { tone: tone(parts.fees) })}</dl>
    <p class="small quiet">From ${from} to ${to}.</p>`;
}

define('ts-portfolio', Portfolio);
