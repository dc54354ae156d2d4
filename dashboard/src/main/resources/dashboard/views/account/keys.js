import { Element, define, html, nothing } from '../../kit/element.js';
import { get, newKey, post, remove } from '../../kit/api.js';
import { Ask, lines } from '../../kit/ask.js';
import { ago } from '../../kit/format.js';
import { proven } from '../../kit/step-up.js';
import { say, sayProblem } from '../../kit/toast.js';

const SCOPES = ['trades:read', 'trades:write', 'portfolio:read', 'portfolio:write', 'journal:read', 'journal:write', 'analytics:read', 'analytics:write',
  'market:read', 'market:write', 'billing:read', 'ai:read', 'ai:write', 'profile:read'];

/** Keys for one's own programs. */
class Keys extends Element {
  keys = new Ask(this, (signal) => get('/auth/api-keys', { signal }));
  issued = null;

  connectedCallback() {
    super.connectedCallback();
    this.keys.run();
  }

  render() {
    return html`<section class="card stack"><header><h2>API keys</h2><p>For your own programs. <a href="/docs" target="_blank">What they can call</a></p></header>
      ${this.issued ? html`<div class="notice good"><div><strong>Copy this key now; it is shown only once.</strong><br><code class="break">${this.issued}</code></div></div>` : nothing}
      ${this.keys.show('Sign-in', ({ items }) => (items.length ? html`<ul class="stack small">${items.map((each) => html`<li class="title"><span><strong>${each.name}</strong> <code>${each.hint}…</code><br><span class="quiet">${each.scopes.join(', ')}; ${each.lastUsedAt ? `used ${ago(each.lastUsedAt)}` : 'never used'}</span></span>
        <button class="link" aria-label="Revoke ${each.name}" @click=${() => this.revoke(each)}>Revoke</button></li>`)}</ul>` : html`<p class="soft small">None.</p>`), lines(2))}
      <details><summary>Make a key</summary><form class="form" @submit=${(event) => this.make(event)}>
        <div class="field"><label for="key-name">Name</label><input class="input" id="key-name" name="name" required maxlength="100" placeholder="Nightly report"></div>
        <fieldset class="checks"><legend class="small strong">It may</legend>${SCOPES.map((scope) => html`<label class="check"><input type="checkbox" name="scopes" value=${scope} ?checked=${scope.endsWith(':read') && scope !== 'profile:read'}>${scope}</label>`)}</fieldset>
        <div><button class="button">Make it</button></div></form></details></section>`;
  }

  async make(event) {
    event.preventDefault();
    const entered = new FormData(event.target);
    const order = { name: entered.get('name'), scopes: entered.getAll('scopes') };
    const key = newKey();
    try {
      const { data } = await proven(() => post('/auth/api-keys', order, { key }));
      this.set({ issued: data.key });
      this.keys.run();
    } catch (problem) {
      sayProblem(problem);
    }
  }

  async revoke(each) {
    try {
      await proven(() => remove(`/auth/api-keys/${each.id}`));
      say(`${each.name} is revoked.`);
      this.keys.run();
    } catch (problem) {
      sayProblem(problem);
    }
  }
}

define('ts-keys', Keys);
