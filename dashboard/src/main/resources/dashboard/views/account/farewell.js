import { Element, define, html, nothing } from '../../kit/element.js';
import { remove } from '../../kit/api.js';
import { password, whose } from '../../kit/password.js';
import { session } from '../../kit/session.js';
import { go } from '../../kit/router.js';

/** The end of an account and of everything that belongs to it, in every service. */
class Farewell extends Element {
  static properties = { etag: { attribute: false } };
  problem = null;

  render() {
    return html`<section class="card"><header><h2>Delete the account</h2></header>
      <p class="soft">Your trades, journal, pictures and keys go with it, in every service. Nothing of it comes back.</p>
      <details><summary class="loss">Delete it</summary><form class="form" @submit=${(event) => this.delete(event)}>
        ${whose(session.user?.email ?? '')}
        ${password({ field: 'farewell-password', label: 'Your password', autocomplete: 'current-password' })}
        ${this.problem ? html`<p class="loss small" role="alert">${this.problem.message}</p>` : nothing}
        <div><button class="button danger">Delete everything</button></div></form></details></section>`;
  }

  async delete(event) {
    event.preventDefault();
    try {
      await remove('/auth/users/me', { body: { password: new FormData(event.target).get('password') }, ifMatch: this.etag });
      session.end();
      go('/register');
    } catch (problem) {
      this.set({ problem });
    }
  }
}

define('ts-farewell', Farewell);
