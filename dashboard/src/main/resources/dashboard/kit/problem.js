/** What went wrong, as RFC 9457 tells it; status 0 where nothing answered at all. */
export class Problem extends Error {
  constructor(status, document = {}, retryAfter = null) {
    super(document.detail || document.title || `The service answered ${status}.`);
    this.name = 'Problem';
    this.status = status;
    this.document = document;
    this.errors = document.errors ?? [];
    this.retryAfter = retryAfter;
  }

  /** The last part of the type, such as `mfa-required`. */
  get kind() {
    return String(this.document.type ?? '').split(/[:/]/).pop();
  }

  is(kind) {
    return this.kind === kind;
  }

  /** True where asking again later may well help, because nobody was there to answer. */
  get passing() {
    return this.status === 0 || this.status === 429 || this.status >= 502 || this.status === 503;
  }

  /** What is said of one field of the form, by the name of the field. */
  of(field) {
    return this.errors.find((each) => each.pointer.replace(/^[#/]+/, '') === field)?.detail ?? null;
  }
}

export async function problemOf(response) {
  let document = {};
  try {
    document = await response.json();
  } catch {
    // An intermediary answered, or nobody did: the status has to do.
  }
  return new Problem(response.status, document, Number(response.headers.get('retry-after')) || null);
}
