import { Element, define, html } from '../../kit/element.js';
import { get, patch, post } from '../../kit/api.js';
import { Ask, lines } from '../../kit/ask.js';
import { chooseZone, day, zone } from '../../kit/format.js';
import { save } from '../../kit/download.js';
import { forget } from '../../kit/memory.js';
import { session } from '../../kit/session.js';
import { signOut } from '../../kit/sign-out.js';
import { proven } from '../../kit/step-up.js';
import { choose } from '../../kit/theme.js';
import { say, sayProblem } from '../../kit/toast.js';
import { passwordForm } from './password-form.js';
import './sessions.js';
import './factors.js';
import './keys.js';
import './accounts.js';
import './farewell.js';

/** Who somebody is here, how they get in, and how they take everything along or away. */
class Account extends Element {
  refused = null;
  me = new Ask(this, (signal) => get('/auth/users/me', { signal }));

  connectedCallback() {
    super.connectedCallback();
    this.me.run();
  }

  render() {
    return html`<div class="head"><h1>Account</h1><button class="button" @click=${signOut}>Sign out</button></div>
      <div class="grid">
        <section class="card span-6"><header><h2>You</h2></header>${this.me.show('Sign-in', (user) => this.profile(user), lines(4))}</section>
        <section class="card span-6"><header><h2>How you read</h2></header>${reading()}</section>
        <ts-accounts class="span-12"></ts-accounts>
        <ts-factors class="span-6"></ts-factors>
        <ts-keys class="span-6"></ts-keys>
        <ts-sessions class="span-12"></ts-sessions>
        <section class="card span-6"><header><h2>Take everything along</h2></header>
          <p class="soft">Your trades stream as CSV or JSON from <a href="/trades">Trades</a>. This is what sign-in keeps of you.</p>
          <p><button class="button" @click=${exported}>Export my account</button></p></section>
        <ts-farewell class="span-6" .etag=${this.me.etag}></ts-farewell>
      </div>`;
  }

  profile(user) {
    return html`<form class="form" @submit=${(event) => this.rename(event)}>
      <div class="field"><label for="me-name">Name</label><input class="input" id="me-name" name="name" required maxlength="100" .value=${user.name}></div>
      <dl class="facts"><dt>Email</dt><dd>${user.email} ${user.emailVerified ? html`<span class="tag gain">Confirmed</span>` : html`<button type="button" class="link" @click=${() => resend(user.email)}>Send the letter again</button>`}</dd>
        <dt>Here since</dt><dd>${day(user.createdAt)}</dd><dt>Plan</dt><dd><a href="/plan">${user.plan}</a></dd></dl>
      <div class="actions"><button class="button primary">Save</button></div></form>
      <details><summary>Change the password</summary>${passwordForm(user.email, this.refused, (refused) => this.set({ refused }))}</details>`;
  }

  async rename(event) {
    event.preventDefault();
    const before = this.me.data;
    const { name } = Object.fromEntries(new FormData(event.target));
    this.me.data = { ...before, name };
    this.requestUpdate();
    try {
      const { data, etag } = await patch('/auth/users/me', { name }, { ifMatch: this.me.etag });
      Object.assign(this.me, { data, etag });
      session.rename(data);
      say('Saved.');
    } catch (problem) {
      this.me.data = before;
      sayProblem(problem);
    }
    this.requestUpdate();
  }
}

function reading() {
  const zones = ['', ...(Intl.supportedValuesOf?.('timeZone') ?? [])];
  return html`<div class="form">
    <div class="field"><label for="read-zone">Time zone</label><select class="input" id="read-zone" @change=${(event) => (chooseZone(event.target.value), forget(), location.reload())}>
      ${zones.map((name) => html`<option value=${name} ?selected=${name !== '' && name === localStorage.getItem('tradesense.zone')}>${name || `As this device: ${zone()}`}</option>`)}</select>
      <span class="hint">Days, hours and months of every figure are those of its clock.</span></div>
    <div class="field"><label for="read-theme">Theme</label><select class="input" id="read-theme" @change=${(event) => choose(event.target.value)}>
      ${[['system', 'As this device'], ['light', 'Light'], ['dark', 'Dark']].map(([value, name]) => html`<option value=${value} ?selected=${(localStorage.getItem('tradesense.theme') ?? 'system') === value}>${name}</option>`)}</select></div>
    <p class="small quiet">Numbers and dates are written as in ${navigator.language}.</p></div>`;
}

async function resend(email) {
  try {
    await post('/auth/email/resend', { email }, { anonymous: true });
    say('A letter is on its way.');
  } catch (problem) {
    sayProblem(problem);
  }
}

async function exported() {
  try {
    const { data } = await proven(() => get('/auth/users/me/export'));
    save(new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' }), 'tradesense-account.json');
  } catch (problem) {
    sayProblem(problem);
  }
}

define('ts-account', Account);
