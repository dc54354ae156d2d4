import { Element, define, html, nothing } from '../../kit/element.js';
import { get } from '../../kit/api.js';
import { Ask, block, lines } from '../../kit/ask.js';
import { ago, count } from '../../kit/format.js';
import { icon } from '../../kit/icons.js';
import { onChanged, remembered } from '../../kit/memory.js';
import { days, link, performanceQuery, scope, today } from '../../kit/scope.js';
import { equity } from '../../parts/equity.js';
import { goalMeter } from '../../parts/goal.js';
import { headline } from './headline.js';
import { recent } from './recent.js';
import { calendarDays } from '../../parts/days.js';
import { monthCard } from './month-card.js';

const DAY = 86_400_000;

/** The state of things at a glance. Every card asks for itself. */
class Overview extends Element {
  accounts = new Ask(this, (signal) => remembered('/portfolio/accounts?limit=500', { signal }));
  summary = new Ask(this, (signal) => get('/performance/summary', { query: performanceQuery(), signal }));
  week = new Ask(this, (signal) => this.weekAgo(signal));
  curve = new Ask(this, (signal) => get('/performance/equity-curve', { query: performanceQuery({ by: 'trade', points: 600 }), signal }));
  daily = new Ask(this, (signal) => calendarDays(signal));
  goals = new Ask(this, (signal) => get('/journal/goals', { query: { limit: 20 }, signal }));
  trades = new Ask(this, (signal) => get('/trades', { query: { accountId: scope().accountId, limit: 8, sort: '-closedAt', status: 'CLOSED' }, signal }));

  connectedCallback() {
    super.connectedCallback();
    this.stop = onChanged('/', () => this.load());
    this.load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.stop();
    clearTimeout(this.timer);
  }

  navigated() {
    this.load();
  }

  load() {
    [this.accounts, this.summary, this.week, this.curve, this.daily, this.goals, this.trades].forEach((ask) => ask.run());
    clearTimeout(this.timer);
    // What was just recorded reaches the figures a moment later.
    this.timer = setTimeout(() => this.freshen(), 2_500);
  }

  async freshen() {
    const before = this.summary.data?.dataVersion;
    await this.summary.run();
    if (this.summary.data?.dataVersion !== before) this.load();
  }

  /** The same figures as they stood a week ago; none where the days that are asked for end before. */
  async weekAgo(signal) {
    const to = today(Date.now() - 7 * DAY);
    const asked = days();
    if ((asked.to && asked.to <= to) || asked.from > to) return { data: null };
    return get('/performance/summary', { query: performanceQuery({ to }), signal });
  }

  render() {
    if (this.accounts.data?.items.length === 0) return firstRun();
    const { from, to } = days();
    return html`<div class="head"><div><h1>Overview</h1><p>${this.about(from, to)}</p></div></div>
      <div class="stack">
        ${this.summary.show('Analytics', (summary) => headline(summary, this.week.data), block('5.5rem'))}
        <div class="grid">
          <section class="card span-8"><header><h2>Equity and drawdown</h2></header>
            ${this.curve.show('Analytics', (curve) => curve.points.length ? equity(curve) : nothingClosed(), block('346px'))}</section>
          <section class="card span-4">${this.daily.show('Analytics', ({ results, currency }) => monthCard(results, currency), block('346px'))}</section>
          ${this.goals.data?.items.length === 0 ? nothing : html`<section class="card span-12"><header><h2>Goals and limits</h2><a href="/goals">All of them</a></header>
            ${this.goals.show('Trading', ({ items }) => html`<div class="goals">${items.slice(0, 6).map(goalMeter)}</div>`, lines(2))}</section>`}
          <section class="card span-12"><header><h2>Latest trades</h2><a href=${link('/trades')}>All trades</a></header>
            ${this.trades.show('Trading', ({ items }) => recent(items))}</section>
        </div>
      </div>`;
  }

  about(from, to) {
    const summary = this.summary.data;
    if (!summary) return 'Your closed trades, after costs.';
    const span = from || to ? ` ${from ? `from ${from}` : ''}${to ? ` to ${to}` : ''}` : '';
    return `${count(summary.trades)} closed trades${span}, after costs.${summary.asOf ? ` Last change ${ago(summary.asOf)}.` : ''}`;
  }
}

function firstRun() {
  return html`<div class="empty">
    ${icon('upload')}
    <h1>Welcome. Let us look at your trades.</h1>
    <p>Export a statement from your broker and drop it here. You see what would be recorded before anything is, and what it was worth a moment later.</p>
    <a class="button primary large" href="/import">Import your first file</a>
    <p class="small">No file at hand? Your broker’s “activity” or “trades” export as CSV will do.</p>
  </div>`;
}

const nothingClosed = () => html`<div class="empty">${icon('performance')}<p>No trade was closed in these days.</p></div>`;

define('ts-overview', Overview);
