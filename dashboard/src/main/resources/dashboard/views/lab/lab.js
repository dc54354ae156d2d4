import { Element, define, html, nothing } from '../../kit/element.js';
import { get, newKey, post } from '../../kit/api.js';
import { Ask, away, lines } from '../../kit/ask.js';
import { ago, count, percent, words } from '../../kit/format.js';
import { performanceQuery } from '../../kit/scope.js';
import { futures } from './futures.js';
import { RULES, answers } from './what-if.js';
import './models.js';

const POLL = 500;

/** What may come, what would have been, and what can be foretold. */
class Lab extends Element {
  earlier = new Ask(this, (signal) => get('/analytics/simulations', { query: { limit: 10 }, signal }));
  shown = null;
  problem = null;
  busy = false;

  connectedCallback() {
    super.connectedCallback();
    this.earlier.run();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.gone = true;
  }

  render() {
    return html`<div class="head"><div><h1>Lab</h1><p>Simulations over your own trades, and models that are judged on trades they have not seen.</p></div></div>
      <div class="stack">
        <div class="grid">
          <section class="card span-6"><header><h2>What may come</h2><p>Thousands of futures drawn from your own trades, in blocks, so that streaks stay streaks.</p></header>${this.monteCarloForm()}</section>
          <section class="card span-6"><header><h2>What would have been</h2><p>Rules tried on your past. Every rule tried makes luck likelier, so all of them count.</p></header>${this.whatIfForm()}</section>
        </div>
        ${this.problem ? away('Analytics', this.problem, false, () => this.set({ problem: null })) : nothing}
        ${this.shown ? this.result(this.shown) : nothing}
        <section class="card"><header><h2>Earlier simulations</h2></header>${this.earlier.show('Analytics', ({ items }) => this.list(items), lines(3))}</section>
        <ts-models></ts-models>
      </div>`;
  }

  monteCarloForm() {
    return html`<form class="form" @submit=${(event) => this.monteCarlo(event)}>
      <div class="form row">
        <div class="field"><label for="mc-trades">Trades ahead</label><input class="input" id="mc-trades" name="trades" type="number" min="1" max="10000" value="250" required></div>
        <div class="field"><label for="mc-paths">Futures</label><input class="input" id="mc-paths" name="paths" type="number" min="100" max="50000" value="5000" required></div>
        <div class="field"><label for="mc-ruin">Ruin below</label><select class="input" id="mc-ruin" name="ruinLevel">${[0.5, 0.7, 0.8, 0.9].map((level) => html`<option value=${level}>${percent(level, 0)} of the equity</option>`)}</select></div>
      </div><div><button class="button primary" ?disabled=${this.busy}>Simulate</button></div></form>`;
  }

  whatIfForm() {
    return html`<form class="form" @submit=${(event) => this.whatIf(event)}>
      <fieldset class="checks"><legend class="visually-hidden">Rules</legend>${RULES.map(({ name }, at) => html`<label class="check"><input type="checkbox" name="rule" value=${at} ?checked=${at < 2}>${name}</label>`)}</fieldset>
      <div><button class="button primary" ?disabled=${this.busy}>Try them</button></div></form>`;
  }

  result(simulation) {
    const done = simulation.status === 'COMPLETED';
    if (!done && simulation.status !== 'FAILED') {
      return html`<section class="card" aria-busy="true"><h2>${words(simulation.status)}</h2><div class="meter" role="progressbar" aria-label="Simulation" aria-valuenow=${Math.round(simulation.progress * 100)} aria-valuemin="0" aria-valuemax="100"><span .style=${`width:${simulation.progress * 100}%`}></span></div></section>`;
    }
    if (!done) return html`<div class="notice fault" role="alert"><div>${simulation.fault}</div></div>`;
    const { monteCarlo, whatIf, currency } = simulation.result;
    return html`<section class="card stack"><header><h2>${monteCarlo ? `${count(monteCarlo.paths)} futures of ${count(monteCarlo.trades)} trades` : `${count(whatIf.items.length)} rules on your past`}</h2></header>
      ${monteCarlo ? futures(monteCarlo, currency) : answers(whatIf, currency)}</section>`;
  }

  list(items) {
    if (!items.length) return html`<p class="soft">None yet.</p>`;
    return html`<div class="table-wrap"><table class="table"><thead><tr><th>When</th><th>What</th><th>State</th><th></th></tr></thead><tbody>${items.map((each) => html`<tr>
      <td>${ago(each.createdAt)}</td><td>${each.parameters.whatIf ? 'What would have been' : 'What may come'}</td><td><span class="tag">${words(each.status)}</span></td>
      <td class="end"><button class="link" @click=${() => this.open(each.id)}>Show</button></td></tr>`)}</tbody></table></div>`;
  }

  monteCarlo(event) {
    event.preventDefault();
    const { trades, paths, ruinLevel } = Object.fromEntries(new FormData(event.target));
    this.start({ monteCarlo: { trades: Number(trades), paths: Number(paths), ruinLevel: Number(ruinLevel) } });
  }

  whatIf(event) {
    event.preventDefault();
    const rules = new FormData(event.target).getAll('rule').map((at) => RULES[at]);
    if (rules.length) this.start({ whatIf: { rules } });
  }

  async start(order) {
    this.set({ busy: true, problem: null });
    try {
      const scope = Object.fromEntries(Object.entries(performanceQuery()).filter(([, value]) => value));
      const { data } = await post('/analytics/simulations', { scope, ...order }, { query: { wait: 2 }, key: newKey() });
      this.set({ shown: data });
      await this.follow(data.id);
      this.earlier.run();
    } catch (problem) {
      this.set({ problem });
    }
    this.set({ busy: false });
  }

  async open(id) {
    try {
      await this.follow(id);
    } catch (problem) {
      this.set({ problem });
    }
  }

  async follow(id) {
    while (!this.gone) {
      const { data } = await get(`/analytics/simulations/${id}`);
      this.set({ shown: data });
      if (!['QUEUED', 'RUNNING'].includes(data.status)) return;
      await new Promise((later) => setTimeout(later, POLL));
    }
  }
}

define('ts-lab', Lab);
