import { Element, define, html, nothing } from '../../kit/element.js';
import { get } from '../../kit/api.js';
import { count, dayTime, money, price, quantity, words } from '../../kit/format.js';
import { sayProblem } from '../../kit/toast.js';

const PAGE = 500;

/** The executions of a trade. The first come with it; of a trade that has thousands the others follow as they are asked for. */
class Executions extends Element {
  static properties = { trade: { attribute: false } };
  following = [];
  cursor = null;
  busy = false;

  willUpdate(changed) {
    if (!changed.has('trade') || changed.get('trade')?.executions === this.trade.executions) return;
    this.following = [];
    this.cursor = this.trade.executionsCursor;
  }

  render() {
    const { currency, executions, executionCount } = this.trade;
    const shown = [...executions, ...this.following];
    return html`<div class="table-wrap" tabindex="0" role="region" aria-label="Executions"><table class="table">
      <thead><tr><th>When</th><th>Role</th><th class="end">Quantity</th><th class="end">Price</th><th class="end">Costs</th></tr></thead>
      <tbody>${shown.map((each) => html`<tr><td class="nowrap">${dayTime(each.executedAt)}</td><td>${words(each.role)}</td>
        <td class="end">${quantity(each.quantity)}</td><td class="end">${price(each.price)}</td><td class="end">${money(each.costs, currency)}</td></tr>`)}</tbody></table></div>
      ${this.cursor === null ? nothing : html`<div class="title"><span class="soft small">${count(shown.length)} of ${count(executionCount)}</span>
        <button class="button" ?disabled=${this.busy} @click=${() => this.more()}>Show more</button></div>`}`;
  }

  async more() {
    this.busy = true;
    this.requestUpdate();
    const { id, executions } = this.trade;
    try {
      const { data } = await get(`/trades/${id}/executions`, { query: { limit: PAGE, cursor: this.cursor } });
      // The trade may have been read again meanwhile.
      if (this.trade.executions === executions) {
        this.following = [...this.following, ...data.items];
        this.cursor = data.nextCursor;
      }
    } catch (problem) {
      sayProblem(problem);
    }
    this.busy = false;
    this.requestUpdate();
  }
}

define('ts-executions', Executions);
