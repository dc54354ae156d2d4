import { Element, define, html, nothing } from '../../kit/element.js';
import { post } from '../../kit/api.js';
import { icon, mark } from '../../kit/icons.js';
import { go, query } from '../../kit/router.js';
import { session } from '../../kit/session.js';
import { passkeysWork, signInWithPasskey } from '../../kit/passkey.js';
import { password } from '../../kit/password.js';
import { FORMS } from './forms.js';

/** Everything before somebody is signed in. Which form it is, the address says. */
class Door extends Element {
  problem = null;
  busy = false;
  done = '';
  wantsCode = false;

  // Where it was opened: the address may move on while an answer is still awaited.
  path = location.pathname;

  connectedCallback() {
    super.connectedCallback();
    if (this.path === '/verify-email') this.verify();
  }

  get form() {
    return FORMS[this.path];
  }

  render() {
    const form = this.form;
    return html`<div class="door">
      <section class="pitch">
        <p class="brand">${mark}<span>TradeSense</span></p>
        <h1>Know which of your trades were skill.</h1>
        <p>Drop your broker’s file. See every round trip exact to the cent, and which habits make money once luck is taken off.</p>
        <ul>
          <li>${icon('check')}Twenty-two formats, recognised by what is in them</li>
          <li>${icon('check')}Every figure with its interval, every pattern with its odds</li>
          <li>${icon('check')}Your data stays where you run it, and leaves when you say</li>
        </ul>
      </section>
      <section class="card" aria-labelledby="door-title">
        <h2 id="door-title">${form.title}</h2>
        ${form.lead ? html`<p class="soft">${form.lead}</p>` : nothing}
        ${this.done ? html`<div class="notice good" role="status">${icon('check')}<div>${this.done}</div></div>` : this.fields(form)}
        ${this.ways()}
      </section>
    </div>`;
  }

  fields(form) {
    if (!form.fields.length) return this.trouble();
    return html`<form class="form" novalidate @submit=${(event) => this.submit(event)}>
      ${form.fields.map((field) => (field.name === 'otp' && !this.wantsCode ? nothing : this.field(field)))}
      ${form.keep ? html`<label class="check"><input type="checkbox" name="keep" checked>Keep me signed in on this device</label>` : nothing}
      ${this.trouble()}
      <button class="button primary large wide" ?disabled=${this.busy}>${this.busy ? 'One moment…' : form.button}</button>
      ${this.path === '/sign-in' && passkeysWork() ? html`
        <button type="button" class="button large wide" ?disabled=${this.busy} @click=${() => this.withPasskey()}>${icon('key')}Use a passkey</button>` : nothing}
    </form>`;
  }

  field({ name, label, type, autocomplete, hint }) {
    const fault = this.problem?.of(name);
    if (type === 'password') return password({ field: `door-${name}`, name, label, autocomplete, hint, fault });
    return html`<div class="field">
      <label for="door-${name}">${label}</label>
      <input class="input" id="door-${name}" name=${name} type=${type} autocomplete=${autocomplete} required
        inputmode=${name === 'otp' ? 'numeric' : nothing} aria-invalid=${fault ? 'true' : 'false'} aria-describedby="about-${name}">
      <span id="about-${name}" class=${fault ? 'fault' : 'hint'}>${fault ?? hint ?? ''}</span>
    </div>`;
  }

  trouble() {
    if (!this.problem) return nothing;
    const strength = this.problem.document.passwordStrength;
    return html`<div class="notice ${this.problem.is('mfa-required') ? '' : 'fault'}" role="alert">${icon('alert')}<div>
      ${this.problem.is('mfa-required') ? 'Enter the code of your authenticator app, or a recovery code.' : this.problem.message}
      ${strength ? html`<br>${[strength.warning, ...strength.suggestions].filter(Boolean).join(' ')}` : nothing}</div></div>`;
  }

  ways() {
    const way = (address, text) => html`<a href=${address + location.search}>${text}</a>`;
    if (this.path === '/sign-in') return html`<p class="ways">${way('/register', 'Create an account')}${way('/forgot-password', 'Forgot your password?')}</p>`;
    return html`<p class="ways">${way('/sign-in', 'Sign in instead')}</p>`;
  }

  async submit(event) {
    event.preventDefault();
    const entered = Object.fromEntries(new FormData(event.target));
    const keep = entered.keep === 'on';
    delete entered.keep;
    if (!entered.otp) delete entered.otp;
    await this.attempt(async () => {
      const { data } = await post(this.form.path, { ...entered, ...this.form.more?.() }, { anonymous: true });
      if (data?.accessToken) this.enter(data, keep);
      else this.done = this.form.done;
    });
  }

  withPasskey() {
    return this.attempt(async () => this.enter(await signInWithPasskey(), true));
  }

  verify() {
    return this.attempt(async () => {
      await post('/auth/email/verify', { token: query().get('token') ?? '' }, { anonymous: true });
      this.done = 'Your address is confirmed.';
    });
  }

  enter(signedIn, keep) {
    session.accept(signedIn, keep);
    const then = query().get('then');
    go(then?.startsWith('/') && !then.startsWith('//') ? then : '/', { replace: true });
  }

  async attempt(work) {
    this.set({ busy: true, problem: null });
    try {
      await work();
    } catch (problem) {
      this.wantsCode ||= problem.kind === 'mfa-required';
      this.problem = problem;
    }
    this.set({ busy: false });
    await this.updateComplete;
    if (this.wantsCode) this.querySelector('#door-otp')?.focus();
  }

  navigated() {
    this.set({ problem: null, done: '' });
  }
}

define('ts-door', Door);
