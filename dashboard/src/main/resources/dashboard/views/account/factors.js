import { Element, define, html, nothing } from '../../kit/element.js';
import { get, post, remove } from '../../kit/api.js';
import { Ask, lines } from '../../kit/ask.js';
import { ago, count } from '../../kit/format.js';
import { icon } from '../../kit/icons.js';
import { proven } from '../../kit/step-up.js';
import { say, sayProblem } from '../../kit/toast.js';
import { addPasskey, passkeysWork } from '../../kit/passkey.js';

/** One-time codes and passkeys. */
class Factors extends Element {
  factors = new Ask(this, (signal) => get('/auth/mfa', { signal }));
  passkeys = new Ask(this, (signal) => get('/auth/passkeys', { signal }));
  secret = null;
  drawing = null;
  codes = null;

  connectedCallback() {
    super.connectedCallback();
    this.factors.run();
    this.passkeys.run();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    if (this.drawing) URL.revokeObjectURL(this.drawing);
  }

  render() {
    return html`<section class="card stack"><header><h2>How you get in</h2></header>
      ${this.codes ? html`<div class="notice good"><div><strong>Keep these recovery codes.</strong> Each works once, and they are shown only now.<pre>${this.codes.join('\n')}</pre></div></div>` : nothing}
      <div>${this.factors.show('Sign-in', (known) => this.totp(known), lines(2))}</div>
      <div><div class="title"><h3>Passkeys</h3>${passkeysWork() ? html`<button class="button" @click=${() => this.addPasskey()}>${icon('plus')}Add one</button>` : nothing}</div>
        ${this.passkeys.show('Sign-in', ({ items }) => (items.length ? html`<ul class="stack small">${items.map((each) => html`<li class="title"><span><strong>${each.name}</strong> <span class="quiet">added ${ago(each.createdAt)}${each.lastUsedAt ? `, used ${ago(each.lastUsedAt)}` : ''}</span></span>
          <button class="link" aria-label="Remove ${each.name}" @click=${() => this.removePasskey(each.id)}>Remove</button></li>`)}</ul>` : html`<p class="soft small">None. A passkey signs you in with the device alone and cannot be phished.</p>`), lines(1))}</div></section>`;
  }

  totp({ totp, recoveryCodesLeft }) {
    if (this.secret) {
      return html`<form class="form" @submit=${(event) => this.activate(event)}>
        <p class="small">Scan this with your authenticator app, then enter the code it shows. On this device, <a href=${this.secret.uri}>open it in the app</a>.</p>
        <img class="qr" src=${this.drawing} alt="The secret as a QR code" width="208" height="208">
        <details><summary class="small">It cannot be scanned</summary><p class="small soft">Enter this secret in the app:</p><code class="break">${this.secret.secret.match(/.{1,4}/g).join(' ')}</code></details>
        <div class="field"><label for="totp-code">Code</label><input class="input" id="totp-code" name="code" inputmode="numeric" autocomplete="one-time-code" required maxlength="20"></div>
        <div class="actions"><button class="button primary">Turn on</button><button type="button" class="button" @click=${() => this.leave()}>Leave it</button></div></form>`;
    }
    return html`<div class="title"><h3>One-time codes ${totp.active ? html`<span class="tag gain">On</span>` : html`<span class="tag">Off</span>`}</h3>
        ${totp.active ? html`<button class="button" @click=${() => this.act(() => post('/auth/mfa/totp/disable'), 'One-time codes are off.')}>Turn off</button>` : html`<button class="button" @click=${() => this.enrol()}>Turn on</button>`}</div>
      ${totp.active ? html`<p class="small soft">${count(recoveryCodesLeft)} recovery codes left. <button class="link" @click=${() => this.newCodes()}>Get ten new ones</button></p>` : nothing}`;
  }

  async act(work, said) {
    try {
      const { data } = await proven(work);
      if (said) say(said);
      this.factors.run();
      this.passkeys.run();
      return data;
    } catch (problem) {
      sayProblem(problem);
      return null;
    }
  }

  async enrol() {
    const secret = await this.act(() => post('/auth/mfa/totp/enroll'));
    this.leave();
    // Shown from memory: the secret is in no address that anybody could ask for.
    if (secret) this.set({ secret, drawing: URL.createObjectURL(new Blob([secret.qrCode], { type: 'image/svg+xml' })) });
  }

  leave(codes = null) {
    if (this.drawing) URL.revokeObjectURL(this.drawing);
    this.set({ secret: null, drawing: null, codes });
  }

  async activate(event) {
    event.preventDefault();
    const { code } = Object.fromEntries(new FormData(event.target));
    const done = await this.act(() => post('/auth/mfa/totp/activate', { code }), null);
    if (done) this.leave(done.recoveryCodes);
  }

  async newCodes() {
    const done = await this.act(() => post('/auth/mfa/recovery-codes'), null);
    if (done) this.set({ codes: done.recoveryCodes });
  }

  addPasskey() {
    return this.act(() => addPasskey(`${navigator.platform || 'This device'}`.slice(0, 64)), 'The passkey is added.');
  }

  removePasskey(id) {
    return this.act(() => remove(`/auth/passkeys/${id}`), 'The passkey is removed.');
  }
}

define('ts-factors', Factors);
