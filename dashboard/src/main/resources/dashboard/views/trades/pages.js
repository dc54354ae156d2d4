import { get } from '../../kit/api.js';

const PAGE = 500;
const AHEAD = 1_500;
const PATIENCE = 2_000;

/**
 * All trades of a list, fetched page after page as far as somebody looks, and a good way ahead of them. What is fetched
 * stays, so scrolling back costs nothing.
 */
export class Pages {
  items = [];
  done = false;
  problem = null;
  #cursor = '';
  #wanted = PAGE;
  #running = false;
  #closing = new AbortController();

  /** @param {() => void} changed called when there is more to show */
  constructor(query, changed) {
    this.query = query;
    this.changed = changed;
    this.#run();
  }

  /** Says that somebody looks at this row. */
  want(row) {
    this.#wanted = Math.max(this.#wanted, row + AHEAD);
    this.#run();
  }

  /** Puts a trade that was changed into its place. */
  replace(trade) {
    const at = this.items.findIndex((each) => each.id === trade.id);
    if (at >= 0) this.items[at] = trade;
    this.changed();
  }

  retry() {
    this.problem = null;
    this.#run();
  }

  close() {
    this.#closing.abort();
  }

  async #run() {
    if (this.#running || this.problem) return;
    this.#running = true;
    while (!this.done && !this.problem && this.items.length < this.#wanted && !this.#closing.signal.aborted) {
      await this.#next();
    }
    this.#running = false;
  }

  async #next() {
    try {
      const query = { ...this.query, limit: PAGE, cursor: this.#cursor };
      const { data } = await get('/trades', { query, signal: this.#closing.signal });
      this.items.push(...data.items);
      this.#cursor = data.nextCursor;
      this.done = data.nextCursor === null;
    } catch (failure) {
      if (failure.name === 'AbortError') return;
      this.problem = failure;
      if (failure.passing) setTimeout(() => this.retry(), (failure.retryAfter ?? 0) * 1000 || PATIENCE);
    }
    this.changed();
  }
}
