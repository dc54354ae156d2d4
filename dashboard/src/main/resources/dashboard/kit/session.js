import { Problem, problemOf } from './problem.js';

/**
 * Who is signed in. The refresh token lives in this browser's storage, for the tab or for good as the user chose; it is
 * spent by use, so tabs take turns. An access token is renewed half a minute before it ends.
 */
const KEY = 'tradesense.session';
const EARLY = 30_000;

class Session extends EventTarget {
  #held = read();
  #renewing = null;

  get user() {
    return this.#held?.user ?? null;
  }

  get isAdmin() {
    return this.user?.roles?.includes('admin') ?? false;
  }

  /** Takes what a sign-in answers. @param {boolean} keep beyond this tab */
  accept(signedIn, keep = this.#held?.keep ?? false) {
    this.#held = {
      user: signedIn.user,
      accessToken: signedIn.accessToken,
      refreshToken: signedIn.refreshToken,
      until: Date.now() + signedIn.expiresIn * 1000,
      keep,
    };
    write(this.#held);
    this.dispatchEvent(new Event('change'));
  }

  rename(user) {
    this.#held = { ...this.#held, user };
    write(this.#held);
    this.dispatchEvent(new Event('change'));
  }

  /** Forgets everything here; the session itself is ended by whoever asks for it. */
  end() {
    this.#held = null;
    sessionStorage.removeItem(KEY);
    localStorage.removeItem(KEY);
    this.dispatchEvent(new Event('change'));
  }

  /** A token that is good for a while; null where nobody is signed in. */
  async token() {
    if (!this.#held) return null;
    if (this.#held.until - EARLY < Date.now()) await this.renew();
    return this.#held?.accessToken ?? null;
  }

  /** Exchanges the refresh token, once however many ask for it. */
  renew() {
    this.#renewing ??= turn(() => this.#exchange()).finally(() => (this.#renewing = null));
    return this.#renewing;
  }

  async #exchange() {
    const other = read();
    if (other && other.refreshToken !== this.#held?.refreshToken && other.until - EARLY > Date.now()) {
      // Another tab was first.
      this.#held = other;
      return;
    }
    const response = await fetch('/api/auth/refresh', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ refreshToken: this.#held?.refreshToken }),
    }).catch(() => {
      throw new Problem(0, { title: 'The server cannot be reached.' });
    });
    if (response.ok) {
      this.accept(await response.json());
    } else if (response.status === 401) {
      this.end();
    } else {
      throw await problemOf(response);
    }
  }

  follow() {
    addEventListener('storage', (event) => {
      if (event.key === KEY) {
        this.#held = read();
        this.dispatchEvent(new Event('change'));
      }
    });
  }
}

function read() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? localStorage.getItem(KEY));
  } catch {
    return null;
  }
}

function write(held) {
  const [mine, other] = held.keep ? [localStorage, sessionStorage] : [sessionStorage, localStorage];
  mine.setItem(KEY, JSON.stringify(held));
  other.removeItem(KEY);
}

// Locks exist where the page is secure; elsewhere the service's grace for a token used twice has to do.
function turn(work) {
  return navigator.locks ? navigator.locks.request(KEY, work) : work();
}

export const session = new Session();
session.follow();
