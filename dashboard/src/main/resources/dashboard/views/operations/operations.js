import { Element, define, html, nothing } from '../../kit/element.js';
import { get, post } from '../../kit/api.js';
import { away, block } from '../../kit/ask.js';
import { ago, clock, count } from '../../kit/format.js';
import { icon } from '../../kit/icons.js';
import { session } from '../../kit/session.js';
import { proven } from '../../kit/step-up.js';
import { say, sayProblem } from '../../kit/toast.js';
import { serviceCard } from './service-card.js';
import { overviewOf } from './health.js';

const EVERY = 2_000;

/** The map of services as the gateway sees them, looked at again every two seconds. */
class Operations extends Element {
  overview = null;
  parked = null;
  problem = null;
  seenAt = null;

  connectedCallback() {
    super.connectedCallback();
    this.look();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  /** What operators are told where they are served, what everybody is told where not. */
  async look() {
    try {
      this.set({ overview: await overviewOf(session.isAdmin), problem: null, seenAt: new Date() });
      if (session.isAdmin && this.overview.full) this.set({ parked: (await get('/operations/parked')).data });
    } catch (problem) {
      this.set({ problem });
    }
    if (this.isConnected) this.timer = setTimeout(() => this.look(), EVERY);
  }

  render() {
    return html`<div class="head"><div><h1>Operations</h1><p>${this.overview ? this.word() : 'Every service and instance, as the gateway sees them.'}</p></div></div>
      <div class="stack">
        ${this.problem ? away('The gateway', this.problem, this.overview !== null, () => this.look()) : nothing}
        ${this.overview ? html`
          ${this.overview.full ? nothing : html`<div class="notice">${icon('alert')}<div>${session.isAdmin ? 'The operators’ view is not served here; this is what everybody can see.' : 'You are no administrator, so this is what everybody can see.'}</div></div>`}
          <div class="cards">${this.overview.services.map(serviceCard)}</div>
          ${this.overview.full ? html`${this.parkedCard()}${errors(this.overview.errors)}` : nothing}` : this.problem ? nothing : block('20rem')}
      </div>`;
  }

  word() {
    const ill = this.overview.services.filter((each) => each.state !== 'healthy');
    return html`${ill.length ? html`<strong class="loss">${ill.map((each) => each.name).join(', ')}</strong> not well; the rest goes on.` : html`<strong class="gain">All well.</strong>`} <span class="quiet">Looked at ${clock(this.seenAt)}.</span>`;
  }

  parkedCard() {
    const { items = [], unreachable = [] } = this.parked ?? {};
    return html`<section class="card"><header><h2>Parked events</h2><p>Events a service could not apply wait here, in order, and nothing behind them is lost.</p></header>
      ${unreachable.length ? html`<p class="small warn">Not asked: ${unreachable.join(', ')}.</p>` : nothing}
      ${items.length ? html`<div class="table-wrap" tabindex="0" role="region" aria-label="Parked events"><table class="table"><thead><tr><th>Service</th><th>Event</th><th>Why</th><th class="end">Tries</th><th>Since</th><th></th></tr></thead>
        <tbody>${items.map((each) => html`<tr><td>${each.service}</td><td class="break">${each.type}</td><td class="soft break">${each.error ?? 'waits behind another'}</td><td class="end">${count(each.tries)}</td><td class="nowrap">${ago(each.parkedAt)}</td>
          <td class="end"><button class="link" @click=${() => this.replay(each)}>Replay</button></td></tr>`)}</tbody></table></div>` : html`<p class="soft">None.</p>`}</section>`;
  }

  async replay({ service, id }) {
    try {
      const { data } = await proven(() => post(`/operations/parked/${service}/${id}/replay`));
      say(data.error ? `Still refused: ${data.error}` : 'Applied.', { fault: Boolean(data.error) });
      this.parked = (await get('/operations/parked')).data;
      this.requestUpdate();
    } catch (problem) {
      sayProblem(problem);
    }
  }
}

function errors(items) {
  return html`<section class="card"><header><h2>Recent errors</h2></header>${items.length ? html`<div class="table-wrap" tabindex="0" role="region" aria-label="Recent errors"><table class="table"><thead><tr><th>Service</th><th>What</th><th>Where</th><th class="end">Times</th><th>Last</th></tr></thead>
    <tbody>${items.map((each) => html`<tr><td>${each.service}</td><td class="break"><strong>${each.kind}</strong> ${each.message}</td><td class="break"><code>${each.where}</code></td><td class="end">${count(each.count)}</td><td class="nowrap">${ago(each.lastAt)}</td></tr>`)}</tbody></table></div>` : html`<p class="soft">None.</p>`}</section>`;
}

define('ts-operations', Operations);
