import { Element, define, html, nothing } from '../../kit/element.js';
import { get, patch, remove, post } from '../../kit/api.js';
import { Ask, block, lines } from '../../kit/ask.js';
import { dayTime, money, number, percent, tone, words } from '../../kit/format.js';
import { icon } from '../../kit/icons.js';
import { forget } from '../../kit/memory.js';
import { go } from '../../kit/router.js';
import { link } from '../../kit/scope.js';
import { say, sayProblem } from '../../kit/toast.js';
import { stat } from '../../parts/figures.js';
import { held } from '../trades/columns.js';
import { candleQuery, tradeChart } from './chart.js';
import { excursions } from './facts.js';
import './executions.js';
import { plan } from './plan.js';
import { entriesOf } from './entries.js';
import './screenshots.js';
import { report } from '../assistant/report.js';

/** One round trip: what happened, what was planned, what was learned. */
class Trade extends Element {
  trade = new Ask(this, (signal) => get(`/trades/${this.parameters.id}`, { signal }));
  excursions = new Ask(this, (signal) => get(`/trades/${this.parameters.id}/excursions`, { signal }));
  candles = new Ask(this, (signal) => get(...candleQuery(this.trade.data, signal)));
  entries = new Ask(this, (signal) => get('/journal/entries', { query: { tradeId: this.parameters.id }, signal }));
  view = new Ask(this, (signal) => get(`/intelligence/trades/${this.parameters.id}`, { signal }));

  async connectedCallback() {
    super.connectedCallback();
    this.excursions.run();
    this.entries.run();
    this.view.run();
    if (await this.trade.run()) this.candles.run();
  }

  render() {
    return this.trade.show('Trading', (trade) => this.whole(trade), html`${lines(2)}${block('22rem')}`);
  }

  whole(trade) {
    document.title = `${trade.symbol} · TradeSense`;
    const { currency } = trade;
    return html`<div class="head"><div>
        <p class="small"><a href=${link('/trades')}>Trades</a></p>
        <h1>${trade.symbol} <span class="tag">${words(trade.side)}</span> ${trade.status === 'OPEN' ? html`<span class="tag accent">Open</span>` : nothing}</h1>
        <p>${dayTime(trade.openedAt)}${trade.closedAt ? ` to ${dayTime(trade.closedAt)}` : ''}</p></div>
        <button class="button danger" @click=${() => this.delete(trade)}>${icon('trash')}Delete</button></div>
      <div class="stack">
        <dl class="stats">
          ${stat('Net result', money(trade.netPnl, currency, { sign: true }), { tone: tone(trade.netPnl), lead: true, more: `${money(trade.grossPnl, currency, { sign: true })} before ${money(trade.fees, currency)} of costs` })}
          ${stat('Return', percent(trade.returnPct === null ? null : trade.returnPct / 100, 2, true))}
          ${stat('R', number(trade.rMultiple, 2), { hint: 'The result in units of what was risked at the stop.', more: trade.riskAmount ? `1 R is ${money(trade.riskAmount, currency)}` : 'set a stop to know' })}
          ${stat('Held', held(trade))}
          ${stat('Planned reward', number(trade.plannedRewardRisk, 2), { hint: 'What the target would bring over what the stop would cost.' })}
        </dl>
        <div class="grid">
          <div class="stack span-8">
            <section class="card"><header><h2>The market while you were in it</h2></header>
              ${this.candles.show('Market', (history) => tradeChart(trade, history, this.excursions.data), block('22rem'))}</section>
            <section class="card"><header><h2>Executions</h2></header><ts-executions .trade=${trade}></ts-executions></section>
            <section class="card"><header><h2>Journal</h2><a class="button" href="/journal?new=1&trade=${trade.id}">${icon('plus')}Write</a></header>
              ${this.entries.show('Trading', ({ items }) => html`${entriesOf(items)}
                <ts-screenshots .trade=${trade} .entries=${items} @added=${() => this.entries.run()}></ts-screenshots>`)}</section>
            <section class="card"><header><h2>What the assistant sees</h2></header>
              ${this.view.show('The assistant', (told) => report(told, 'wide'), lines(3))}</section>
          </div>
          <div class="stack span-4">
            <section class="card"><header><h2>Plan and notes</h2></header>${plan(trade, (change) => this.change(change))}</section>
            <section class="card"><header><h2>How far it went</h2></header>${this.excursions.show('Trading', (known) => excursions(known, currency))}</section>
          </div>
        </div>
      </div>`;
  }

  /** Shown at once, kept by the service only if nobody changed the trade meanwhile. */
  async change(change) {
    const before = { data: this.trade.data, etag: this.trade.etag };
    this.trade.data = { ...before.data, ...change };
    this.requestUpdate();
    try {
      const { data, etag } = await patch(`/trades/${this.parameters.id}`, change, { ifMatch: before.etag });
      Object.assign(this.trade, { data, etag });
      say('Saved.');
    } catch (problem) {
      if (problem.status === 412) {
        say('This trade was changed elsewhere meanwhile. Here is how it is now; yours was not saved.', { fault: true });
        await this.trade.run();
      } else {
        Object.assign(this.trade, before);
        sayProblem(problem);
      }
    }
    this.requestUpdate();
  }

  async delete(trade) {
    try {
      await remove(`/trades/${trade.id}`, { ifMatch: this.trade.etag });
      forget();
      go(link('/trades'));
      say(`${trade.symbol} was deleted.`, { undo: () => restore(trade.id) });
    } catch (problem) {
      sayProblem(problem);
    }
  }
}

async function restore(id) {
  try {
    await post(`/trades/${id}/restore`);
    forget();
    say('The trade is back.');
  } catch (problem) {
    sayProblem(problem);
  }
}

define('ts-trade', Trade);
