import { get } from './api.js';
import { LiveStream, pause } from './stream.js';

const EVERY = 60_000;

/** Prices of some symbols: as they come where the plan has them live, else late ones, asked for from time to time. */
export class Prices {
  #closing = new AbortController();
  #symbols;
  #heard;

  /**
   * @param {string} symbols separated by commas
   * @param {(quote: object) => void} heard told of each price
   * @param {(live: boolean) => void} state told whenever prices come by themselves or do not
   */
  constructor(symbols, heard, state) {
    this.#symbols = symbols;
    this.#heard = heard;
    this.#begin(state);
  }

  close() {
    this.#closing.abort();
    this.stream?.close();
  }

  /** What is known says whether the plan has more: a stream that it does not have is not asked for. */
  async #begin(state) {
    const known = await this.#ask();
    if (this.#closing.signal.aborted) return;
    if (known.some((quote) => quote.delayed)) {
      this.#poll();
      return;
    }
    this.stream = new LiveStream('/quotes/stream', { symbols: this.#symbols }, (event) => {
      if (event.type === 'quote') this.#heard(JSON.parse(event.data));
    }, state, () => this.#poll());
  }

  async #poll() {
    const { signal } = this.#closing;
    for (await pause(EVERY, signal); !signal.aborted; await pause(EVERY, signal)) await this.#ask();
  }

  /** Nothing where the market is away: the page shows what it knows, and the next turn asks again. */
  async #ask() {
    try {
      const { data } = await get('/quotes', { query: { symbols: this.#symbols }, signal: this.#closing.signal });
      data.items.forEach(this.#heard);
      return data.items;
    } catch {
      return [];
    }
  }
}
