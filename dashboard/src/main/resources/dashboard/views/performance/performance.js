import { Element, define, html } from '../../kit/element.js';
import { get } from '../../kit/api.js';
import { Ask, block } from '../../kit/ask.js';
import { onChanged } from '../../kit/memory.js';
import { query, setQuery } from '../../kit/router.js';
import { performanceQuery } from '../../kit/scope.js';
import { equity } from '../../parts/equity.js';
import { breakdown, WAYS } from './breakdown.js';
import { distribution, rolling } from './charts.js';
import { drawdowns, risk } from './risk.js';
import { figures } from './figures.js';

/** How good it was, where it came from, and how sure one can be of either. */
class Performance extends Element {
  summary = this.ask('/performance/summary');
  curve = this.ask('/performance/equity-curve', () => ({ by: 'day', points: 800 }));
  cells = this.ask('/performance/breakdown', () => ({ by: this.by }));
  spread = this.ask('/performance/distribution', () => ({ of: this.of }));
  moving = this.ask('/performance/rolling', () => ({ window: 50 }));
  falls = this.ask('/performance/drawdowns');
  dangers = this.ask('/performance/risk');

  ask(path, more = () => ({})) {
    return new Ask(this, (signal) => get(path, { query: performanceQuery(more()), signal }));
  }

  get by() {
    return query().get('by') ?? 'symbol';
  }

  get of() {
    return query().get('of') ?? 'pnl';
  }

  connectedCallback() {
    super.connectedCallback();
    this.stop = onChanged('/performance', () => this.load());
    this.load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.stop();
  }

  navigated() {
    const asked = location.search;
    if (asked === this.asked) return;
    this.load();
  }

  load() {
    this.asked = location.search;
    [this.summary, this.curve, this.cells, this.spread, this.moving, this.falls, this.dangers].forEach((ask) => ask.run());
  }

  render() {
    const show = (ask, content, height) => ask.show('Analytics', content, block(height));
    return html`<div class="head"><div><h1>Performance</h1><p>Closed trades, after costs. Point at a name to read what it means.</p></div></div>
      <div class="stack">
        ${show(this.summary, figures, '9rem')}
        <section class="card"><header><h2>What makes the difference</h2>
            <p>Each row against all others. A bar is the 95 % interval of the difference a trade; only coloured ones are more than noise after all rows were counted.</p></header>
          <div class="tabs" role="group" aria-label="Split by">${WAYS.map(([way, name]) => html`<button aria-pressed=${way === this.by} @click=${() => setQuery({ by: way })}>${name}</button>`)}</div>
          ${show(this.cells, (cells) => breakdown(cells, this.by), '18rem')}</section>
        <section class="card"><header><h2>Equity and drawdown by day</h2></header>${show(this.curve, (curve) => (curve.points.length ? equity(curve) : none()), '346px')}</section>
        <div class="grid">
          <section class="card span-6"><header><h2>How results are spread</h2>
              <div class="tabs" role="group" aria-label="Spread of">${[['pnl', 'Result'], ['r', 'R'], ['holdingTime', 'Time held']].map(([of, name]) => html`<button aria-pressed=${of === this.of} @click=${() => setQuery({ of })}>${name}</button>`)}</div></header>
            ${show(this.spread, (spread) => distribution(spread, this.of), '16rem')}</section>
          <section class="card span-6"><header><h2>The last fifty trades, over time</h2></header>${show(this.moving, rolling, '16rem')}</section>
          <section class="card span-6"><header><h2>Deepest drawdowns</h2></header>${show(this.falls, drawdowns, '12rem')}</section>
          <section class="card span-6"><header><h2>How bad it can get</h2></header>${show(this.dangers, risk, '12rem')}</section>
        </div>
      </div>`;
  }
}

const none = () => html`<p class="soft">No trade was closed in these days.</p>`;

define('ts-performance', Performance);
