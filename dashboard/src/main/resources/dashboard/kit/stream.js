import { send } from './api.js';

/**
 * Server-sent events of a request that carries the user's token, which the browser's own EventSource cannot do.
 *
 * @param {(event: {type: string, id: string, data: string}) => void} heard
 * @returns when the answer ends
 */
export async function events(method, path, options, heard) {
  const response = await send(method, path, { ...options, headers: { accept: 'text/event-stream', ...options.headers } });
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    rest += value.replaceAll('\r', '');
    const blocks = rest.split('\n\n');
    rest = blocks.pop();
    blocks.map(parse).filter(Boolean).forEach(heard);
  }
}

export function parse(block) {
  const event = { type: 'message', id: '', data: null };
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':');
    if (colon === 0) continue;
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') event.type = value;
    if (field === 'id') event.id = value;
    if (field === 'data') event.data = event.data === null ? value : `${event.data}\n${value}`;
  }
  return event.data === null ? null : event;
}

/** Listens until it is closed, again and again with growing patience. */
export class LiveStream {
  #closing = new AbortController();
  #last = '';

  /**
   * @param {(live: boolean) => void} state told whenever the line is there or is not
   * @param {() => void} refused told where the plan has no such line: asking again would not bring it
   */
  constructor(path, query, heard, state, refused = () => {}) {
    this.#run(path, query, heard, state, refused);
  }

  close() {
    this.#closing.abort();
  }

  async #run(path, query, heard, state, refused) {
    for (let failures = 0; !this.#closing.signal.aborted; failures++) {
      try {
        const headers = this.#last ? { 'last-event-id': this.#last } : {};
        await events('GET', path, { query, headers, signal: this.#closing.signal }, (event) => {
          failures = 0;
          this.#last = event.id;
          state(true);
          heard(event);
        });
      } catch (failure) {
        if (failure.name === 'AbortError') return;
        if (failure.status === 402) return refused();
      }
      state(false);
      await pause(Math.min(30_000, 500 * 2 ** failures) * (0.7 + Math.random() * 0.6), this.#closing.signal);
    }
  }
}

export function pause(millis, signal) {
  return new Promise((done) => {
    const timer = setTimeout(done, millis);
    signal.addEventListener('abort', () => (clearTimeout(timer), done()), { once: true });
  });
}
