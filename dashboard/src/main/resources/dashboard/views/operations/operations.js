import { Element, define, html, nothing } from '../../kit/element.js';
import { post } from '../../kit/api.js';
import { away, block } from '../../kit/ask.js';
import { clock } from '../../kit/format.js';
import { icon } from '../../kit/icons.js';
import { session } from '../../kit/session.js';
import { prove, proven } from '../../kit/step-up.js';
import { say, sayProblem } from '../../kit/toast.js';
import { nameOf, serviceCard } from './service-card.js';
import { errorsCard, parkedCard } from './parked.js';
import { overviewOf } from './health.js';

const EVERY = 2_000;

/** The map of services as the gateway sees them, looked at again every two seconds. */
class Operations extends Element {
  overview = null;
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

  async look() {
    clearTimeout(this.timer);
    try {
      this.set({ overview: await overviewOf(session.isAdmin), problem: null, seenAt: new Date() });
    } catch (problem) {
      this.set({ problem });
    }
    clearTimeout(this.timer);
    if (this.isConnected) this.timer = setTimeout(() => this.look(), EVERY);
  }

  render() {
    return html`<div class="head"><div><h1>Operations</h1><p>${this.overview ? this.word() : 'Every service and instance, as the gateway sees them.'}</p></div></div>
      <div class="stack">
        ${this.problem ? away('The gateway', this.problem, this.overview !== null, () => this.look()) : nothing}
        ${this.overview ? this.map(this.overview) : this.problem ? nothing : block('20rem')}
      </div>`;
  }

  map({ services, parked, errors, full, locked }) {
    return html`${full ? nothing : this.why(locked)}
      <div class="cards">${services.map(serviceCard)}</div>
      ${full ? html`${parkedCard(parked, (each) => this.replay(each))}${errorsCard(errors)}` : nothing}`;
  }

  /** Why there is no more to see. An operator proves who they are when they want to, not whenever it is looked again. */
  why(locked) {
    const said = locked ? 'What is parked and what went wrong is shown to operators who proved in the last ten minutes that it is them.'
      : session.isAdmin ? 'The operators’ view is not served here; this is what everybody can see.'
      : 'You are no administrator, so this is what everybody can see.';
    return html`<div class="notice">${icon('alert')}<div>${said}</div>${locked ? html`<button class="link" @click=${() => this.unlock()}>Prove it</button>` : nothing}</div>`;
  }

  async unlock() {
    if (await prove()) this.look();
  }

  word() {
    const ill = this.overview.services.filter((each) => each.state !== 'healthy');
    return html`${ill.length ? html`<strong class="loss">${ill.map((each) => nameOf(each.name)).join(', ')}</strong> ${ill.length > 1 ? 'are' : 'is'} not well; the rest goes on.` : html`<strong class="gain">All well.</strong>`} <span class="quiet">Looked at ${clock(this.seenAt)}.</span>`;
  }

  async replay({ service, id }) {
    try {
      const { data } = await proven(() => post(`/operations/parked/${service}/${id}/replay`));
      say(data.error ? `Still refused: ${data.error}` : 'Applied.', { fault: Boolean(data.error) });
    } catch (problem) {
      sayProblem(problem);
    }
    this.look();
  }
}

define('ts-operations', Operations);
