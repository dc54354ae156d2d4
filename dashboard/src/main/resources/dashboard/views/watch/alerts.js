import { Element, define, html, nothing } from '../../kit/element.js';
import { get, newKey, post } from '../../kit/api.js';
import { Ask, lines } from '../../kit/ask.js';
import { ago, price } from '../../kit/format.js';
import { keep } from '../../kit/kept.js';
import { say, sayProblem } from '../../kit/toast.js';

const EVERY = 15_000;

/** Prices that are waited for, by the service itself: the page may be closed meanwhile. */
class Alerts extends Element {
  alerts = new Ask(this, (signal) => get('/market-data/alerts', { query: { limit: 100 }, signal }));
  problem = null;
  key = newKey();

  connectedCallback() {
    super.connectedCallback();
    this.alerts.run();
    this.timer = setInterval(() => document.hidden || this.look(), EVERY);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  async look() {
    const waited = new Set((this.alerts.data?.items ?? []).filter((each) => each.status === 'ACTIVE').map((each) => each.id));
    await this.alerts.run();
    (this.alerts.data?.items ?? []).filter((each) => each.status === 'TRIGGERED' && waited.has(each.id))
      .forEach((each) => say(`${each.symbol} is at ${price(each.triggeredPrice)}.`));
  }

  render() {
    return html`<section class="card stack"><header><h2>Price alerts</h2></header>
      ${this.alerts.show('Market', ({ items }) => this.list(items), lines(3))}
      <form class="form" @submit=${(event) => this.add(event)}>
        <div class="form row">
          <div class="field"><label for="alert-symbol">Symbol</label><input class="input" id="alert-symbol" name="symbol" required maxlength="30" placeholder="NVDA" autocapitalize="characters">${this.fault('symbol')}</div>
          <div class="field"><label for="alert-condition">When it is</label><select class="input" id="alert-condition" name="condition"><option value="ABOVE">At or above</option><option value="BELOW">At or below</option></select></div>
        </div>
        <div class="form row">
          <div class="field"><label for="alert-price">Price</label><input class="input" id="alert-price" name="price" required inputmode="decimal" pattern="[0-9]+([.,][0-9]+)?">${this.fault('price')}</div>
          <div class="field"><label for="alert-note">Note</label><input class="input" id="alert-note" name="note" maxlength="500" placeholder="take half off"></div>
        </div>
        ${this.problem ? html`<p class="loss small" role="alert">${this.problem.message}</p>` : nothing}
        <div><button class="button primary">Wait for it</button></div></form></section>`;
  }

  fault(name) {
    const said = this.problem?.of(name);
    return said ? html`<span class="fault">${said}</span>` : nothing;
  }

  list(items) {
    if (!items.length) return html`<p class="soft small">None. The service watches for you, whether this page is open or not.</p>`;
    return html`<ul class="stack small">${items.map((each) => html`<li class="title" data-alert=${each.status}>
      <span><strong>${each.symbol}</strong> ${each.condition === 'ABOVE' ? '≥' : '≤'} <span class="number">${price(each.price)}</span>
        ${each.status === 'TRIGGERED' ? html`<span class="tag gain">Reached</span>` : html`<span class="tag">Waiting</span>`} ${each.simulated ? html`<span class="tag warn">Made up</span>` : nothing}<br>
        <span class="quiet">${each.status === 'TRIGGERED' ? `at ${price(each.triggeredPrice)}, ${ago(each.triggeredAt)}. ` : ''}${each.note}</span></span>
      <span class="actions">${each.status === 'TRIGGERED' ? html`<button class="link" aria-label="Wait for ${each.symbol} again" @click=${() => this.again(each)}>Wait again</button>` : nothing}
        <button class="link" aria-label="Remove the alert of ${each.symbol}" @click=${() => this.giveUp(each)}>Remove</button></span></li>`)}</ul>`;
  }

  async add(event) {
    event.preventDefault();
    const form = event.target;
    const { symbol, condition, price: text, note } = Object.fromEntries(new FormData(form));
    const order = { symbol: symbol.trim().toUpperCase(), condition, price: text.trim().replace(',', '.'), ...(note.trim() ? { note: note.trim() } : {}) };
    try {
      const { data } = await post('/market-data/alerts', order, { key: this.key });
      this.alerts.data = { ...this.alerts.data, items: [...(this.alerts.data?.items ?? []), data] };
      this.set({ problem: null, key: newKey() });
      form.reset();
    } catch (problem) {
      this.set({ problem });
    }
  }

  async again(alert) {
    try {
      const { data, etag } = await get(`/market-data/alerts/${alert.id}`);
      await keep(this.alerts, this, `/market-data/alerts/${alert.id}`, { ...data, status: 'ACTIVE' }, { price: data.price }, etag);
    } catch (problem) {
      sayProblem(problem);
    }
  }

  async giveUp(alert) {
    await keep(this.alerts, this, `/market-data/alerts/${alert.id}`, alert, null);
  }
}

define('ts-alerts', Alerts);
