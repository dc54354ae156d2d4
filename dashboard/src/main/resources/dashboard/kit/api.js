import { Problem, problemOf } from './problem.js';
import { session } from './session.js';

/**
 * The public API. Answers `{data, etag}`; what is refused is thrown as a Problem.
 *
 * @param {object} options query, body (JSON) or file (as it is), ifMatch, key (for safe retries), signal, headers
 */
export async function call(method, path, options = {}) {
  const response = await send(method, path, options);
  const text = response.status === 204 ? '' : await response.text();
  return { data: text ? JSON.parse(text) : null, etag: response.headers.get('etag') };
}

export const get = (path, options) => call('GET', path, options);
export const post = (path, body, options) => call('POST', path, { body, ...options });
export const patch = (path, body, options) => call('PATCH', path, { body, ...options });
export const put = (path, body, options) => call('PUT', path, { body, ...options });
export const remove = (path, options) => call('DELETE', path, options);

/** The response itself, for bytes and streams. */
export async function send(method, path, options = {}) {
  let response = await attempt(method, path, options);
  if (response.status === 401 && session.user && !options.anonymous) {
    const problem = await problemOf(response);
    if (['mfa-required', 'invalid-otp', 'invalid-passkey'].includes(problem.kind)) throw problem;
    await session.renew();
    if (!session.user) throw problem;
    response = await attempt(method, path, options);
  }
  if (!response.ok) throw await problemOf(response);
  return response;
}

async function attempt(method, path, options) {
  const headers = new Headers(options.headers);
  const token = options.anonymous ? null : await session.token();
  if (token) headers.set('authorization', `Bearer ${token}`);
  if (options.ifMatch) headers.set('if-match', options.ifMatch);
  if (options.key) headers.set('idempotency-key', options.key);
  let body = options.file;
  if (options.body !== undefined) {
    headers.set('content-type', 'application/json');
    body = JSON.stringify(options.body);
  }
  try {
    return await fetch(`/api${path}${search(options.query)}`, { method, headers, body, signal: options.signal });
  } catch (failure) {
    if (failure.name === 'AbortError') throw failure;
    throw new Problem(0, { title: 'The server cannot be reached.', detail: 'The server cannot be reached. Is it running?' });
  }
}

export function search(query = {}) {
  const set = Object.entries(query).filter(([, value]) => value !== null && value !== undefined && value !== '');
  return set.length ? `?${new URLSearchParams(set)}` : '';
}

/** For `Idempotency-Key`; `randomUUID` is only there on secure pages. */
export function newKey() {
  return crypto.randomUUID?.() ?? Array.from(crypto.getRandomValues(new Uint32Array(4)), (n) => n.toString(36)).join('-');
}
