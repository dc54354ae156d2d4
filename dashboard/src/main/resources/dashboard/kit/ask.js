import { html, nothing } from './element.js';
import { icon } from './icons.js';

const FIRST_RETRY = 3_000;
const LONGEST_RETRY = 20_000;

/**
 * One question to one service and what came of it, drawn apart from all others: where the service is away, this part says so
 * and asks again by itself, and keeps showing what it knew.
 */
export class Ask {
  #host;
  #question;
  #abort = null;
  #timer = null;
  #waits = FIRST_RETRY;
  data = null;
  etag = null;
  problem = null;
  loading = false;

  /** @param {(signal: AbortSignal) => Promise<{data, etag}>} question */
  constructor(host, question) {
    this.#host = host;
    this.#question = question;
    host.addController(this);
  }

  /** @param {boolean} afresh forgets what was known, because it answers another question */
  async run(afresh = false) {
    this.#abort?.abort();
    clearTimeout(this.#timer);
    const mine = (this.#abort = new AbortController());
    this.loading = true;
    if (afresh) this.data = this.problem = null;
    this.#host.requestUpdate();
    try {
      const { data, etag } = await this.#question(mine.signal);
      if (mine.signal.aborted) return this.data;
      Object.assign(this, { data, etag, problem: null });
      this.#waits = FIRST_RETRY;
    } catch (failure) {
      if (failure.name === 'AbortError' || mine.signal.aborted) return this.data;
      this.problem = failure;
      if (failure.passing) this.#again();
    }
    this.loading = false;
    this.#host.requestUpdate();
    return this.data;
  }

  #again() {
    this.#timer = setTimeout(() => this.run(), this.#waits);
    this.#waits = Math.min(LONGEST_RETRY, this.#waits * 1.6);
  }

  hostDisconnected() {
    this.#abort?.abort();
    clearTimeout(this.#timer);
  }

  /**
   * @param {string} who the service as a person calls it
   * @param {(data) => unknown} content
   * @param {unknown} skeleton what stands there until the first answer
   */
  show(who, content, skeleton = lines(4)) {
    const trouble = this.problem ? away(who, this.problem, this.data !== null, () => this.run()) : nothing;
    if (this.data === null) return this.problem ? trouble : html`<div aria-busy="true">${skeleton}</div>`;
    return html`${trouble}${content(this.data)}`;
  }
}

export function away(who, problem, old, again) {
  if (problem.status === 402) return beyondPlan(problem);
  const what = problem.status === 429
    ? 'That was a lot of questions in a short time.'
    : problem.passing
      ? `${who} is not answering. ${old ? 'What you see is from before.' : 'The rest of the page goes on.'}`
      : `${who}: ${problem.message}`;
  return html`<div class="notice ${problem.passing ? 'warn' : 'fault'}" role="status" data-away=${who}>
    ${icon('alert')}
    <div>${what} ${problem.passing ? html`<span class="quiet">Trying again by itself.</span>` : nothing}</div>
    <button class="link" @click=${again}>Try now</button>
  </div>`;
}

function beyondPlan(problem) {
  return html`<div class="notice" role="status">${icon('plan')}<div>${problem.message}.</div><a href="/plan">See the plans</a></div>`;
}

export function lines(number, height = '1rem') {
  return html`<div class="stack">${Array.from({ length: number }, (_, at) =>
    html`<span class="skeleton" .style=${`height:${height};width:${100 - ((at * 17) % 40)}%`}></span>`)}</div>`;
}

export function block(height) {
  return html`<span class="skeleton" .style=${`height:${height}`}></span>`;
}
