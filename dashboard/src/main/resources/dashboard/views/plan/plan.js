import { Element, define, html, nothing } from '../../kit/element.js';
import { get, post } from '../../kit/api.js';
import { Ask, block, lines } from '../../kit/ask.js';
import { day, money, words } from '../../kit/format.js';
import { say, sayProblem } from '../../kit/toast.js';
import { allowed, NAMES, usage } from './limits.js';

/** What is paid for, what it allows, and how much of it is used. */
class Plan extends Element {
  plans = new Ask(this, (signal) => get('/billing/plans', { signal }));
  entitlements = new Ask(this, (signal) => get('/billing/entitlements', { signal }));
  subscription = new Ask(this, (signal) => get('/subscriptions/current', { signal }));
  usage = new Ask(this, (signal) => get('/billing/usage', { signal }));
  invoices = new Ask(this, (signal) => get('/billing/invoices', { signal }));
  interval = 'month';
  busy = false;

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  load() {
    [this.plans, this.entitlements, this.subscription, this.usage, this.invoices].forEach((ask) => ask.run());
  }

  render() {
    return html`<div class="head"><div><h1>Plan and usage</h1><p>${this.current()}</p></div>
        <button class="button" ?disabled=${this.busy} @click=${() => this.leave('/billing/portal', {})}>Cards and invoices</button></div>
      <div class="stack">
        <section class="card"><header><h2>Used this month</h2></header>${this.usage.show('Billing', usage, lines(4))}</section>
        <section><div class="title offer"><h2>Plans</h2><div class="tabs" role="group" aria-label="Paid by">${['month', 'year'].map((each) => html`<button aria-pressed=${each === this.interval} @click=${() => this.set({ interval: each })}>By ${each}</button>`)}</div></div>
          ${this.plans.show('Billing', ({ items }) => html`<div class="cards">${items.map((plan) => this.offer(plan))}</div>`, block('18rem'))}</section>
        <section class="card"><header><h2>Invoices</h2></header>${this.invoices.show('Billing', ({ items }) => invoices(items), lines(2))}</section>
      </div>`;
  }

  current() {
    const known = this.subscription.data ?? this.entitlements.data;
    if (!known) return 'What is paid for and what it allows.';
    const paid = known.subscription;
    return html`You are on <strong>${words(known.plan)}</strong>${known.status === 'none' ? '' : `, ${words(known.status).toLowerCase()}`}${paid?.cancelAt ? `, until ${day(paid.cancelAt)}` : paid?.periodEnd ? `, paid until ${day(paid.periodEnd)}` : ''}.
      ${known.graceEndsAt ? html`<span class="loss">A payment failed; the limits of your plan stay until ${day(known.graceEndsAt)}.</span>` : nothing}
      ${known.underWay ? html`<span class="tag warn">${words(known.underWay.kind)} under way</span>` : nothing}
      ${paid && !paid.endedAt ? paid.cancelAt || known.status === 'paused'
        ? html`<button class="link" @click=${() => this.act('/subscriptions/resume', 'It goes on.')}>Go on with it</button>`
        : html`<button class="link" @click=${() => this.act('/subscriptions/cancel', 'It ends with the period that is paid for.')}>Cancel it</button>` : nothing}`;
  }

  async act(path, said) {
    try {
      await post(path);
      say(said);
    } catch (problem) {
      sayProblem(problem);
    }
    this.load();
  }

  offer(plan) {
    const price = plan.prices.find((each) => each.interval === this.interval) ?? plan.prices[0];
    const mine = this.entitlements.data?.plan === plan.id;
    return html`<section class="card stack plan ${mine ? 'mine' : ''}">
      <header><h3>${plan.name}</h3>${mine ? html`<span class="tag accent">Yours</span>` : nothing}</header>
      <p class="price">${price ? html`<strong>${money(price.amount, price.currency)}</strong> <span class="quiet">a ${price.interval}</span>` : html`<strong>Free</strong>`}</p>
      <p class="soft small">${plan.description}</p>
      <ul class="small stack">${Object.entries(plan.entitlements).filter(([key]) => NAMES[key]).map(([key, limit]) => html`<li>${allowed(key, limit)}</li>`)}</ul>
      ${mine || !price || Number(price.amount) === 0 ? nothing : html`<button class="button primary wide" ?disabled=${this.busy} @click=${() => this.take(plan)}>
        ${plan.trialDays && this.subscription.data?.trialAvailable ? `Try ${plan.trialDays} days` : `Choose ${plan.name}`}</button>`}</section>`;
  }

  /** Whoever pays already changes at once, having seen what it costs; whoever does not goes to the provider's page. */
  async take(plan) {
    const order = { planId: plan.id, interval: this.interval };
    const paid = this.subscription.data?.subscription;
    if (!paid || paid.endedAt) return this.leave('/billing/checkout', order);
    try {
      const { data } = await post('/subscriptions/preview', order);
      if (!confirm(`${plan.name} from now on: ${money(data.dueNow, data.currency)} are due now. Change?`)) return;
      await post('/subscriptions/change', { ...order, prorationAt: data.prorationAt });
      say(`You are on ${plan.name}.`);
    } catch (problem) {
      sayProblem(problem);
    }
    this.load();
  }

  /** To a page of the payment provider, which alone ever sees a card. */
  async leave(path, body) {
    this.set({ busy: true });
    try {
      const { data } = await post(path, body);
      location.assign(data.url);
    } catch (problem) {
      sayProblem(problem);
    }
    this.set({ busy: false });
  }
}

function invoices(items) {
  if (!items.length) return html`<p class="soft">None yet.</p>`;
  return html`<div class="table-wrap"><table class="table"><thead><tr><th>Day</th><th>Number</th><th>State</th><th class="end">Amount</th><th></th></tr></thead>
    <tbody>${items.map((each) => html`<tr><td>${day(each.createdAt)}</td><td>${each.number ?? ''}</td><td><span class="tag">${words(each.status)}</span></td>
      <td class="end number">${money(each.total, each.currency)}</td><td class="end">${each.url ? html`<a href=${each.url} target="_blank" rel="noopener noreferrer">Open</a>` : nothing}</td></tr>`)}</tbody></table></div>`;
}

define('ts-plan', Plan);
