import { Element, define, html, nothing } from '../kit/element.js';
import { icon } from '../kit/icons.js';
import { remembered, onChanged } from '../kit/memory.js';
import { onNavigation } from '../kit/router.js';
import { SPANS, link, narrow, scope } from '../kit/scope.js';
import { session } from '../kit/session.js';
import { choose, theme } from '../kit/theme.js';
import { signOut } from '../kit/sign-out.js';

/** Views whose figures follow the account and the span of days. */
const SCOPED = ['/', '/trades', '/performance', '/calendar', '/patterns'];

/** What the whole page is about, and whose it is. */
class Bar extends Element {
  accounts = [];

  connectedCallback() {
    super.connectedCallback();
    this.stops = [onNavigation(() => this.requestUpdate()), onChanged('/portfolio/accounts', () => this.load())];
    this.load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.stops.forEach((stop) => stop());
  }

  async load() {
    try {
      this.set({ accounts: (await remembered('/portfolio/accounts?limit=500')).data.items });
    } catch {
      // Views say that trading is away; here the choice is simply smaller.
    }
  }

  render() {
    const scoped = SCOPED.includes(location.pathname);
    const { accountId, span, from, to } = scope();
    return html`<header class="bar">
      ${scoped ? html`
        <select class="input compact" aria-label="Account" @change=${(event) => narrow({ accountId: event.target.value })}>
          <option value="" ?selected=${!accountId}>All accounts</option>
          ${this.accounts.map((each) => html`<option value=${each.id} ?selected=${each.id === accountId}>${each.name}</option>`)}
        </select>
        <select class="input compact" aria-label="Days" @change=${(event) => narrow({ span: event.target.value, from: '', to: '' })}>
          ${SPANS.map(([value, name]) => html`<option value=${value} ?selected=${value === span}>${name}</option>`)}
        </select>
        ${span === 'custom' ? html`
          <input class="input compact" type="date" aria-label="From" .value=${from} @change=${(event) => narrow({ from: event.target.value })}>
          <input class="input compact" type="date" aria-label="To" .value=${to} @change=${(event) => narrow({ to: event.target.value })}>` : nothing}
      ` : nothing}
      <span class="spring"></span>
      <a class="button" href=${link('/import')} title="Import a broker's file">${icon('upload')}<span class="wide-only">Import</span></a>
      <button class="button plain icon wide-only" aria-label=${theme() === 'dark' ? 'Use the light theme' : 'Use the dark theme'}
        @click=${() => (choose(theme() === 'dark' ? 'light' : 'dark'), this.requestUpdate())}>${icon(theme() === 'dark' ? 'sun' : 'moon')}</button>
      <button class="button plain sign-out" aria-label="Sign out ${session.user?.name ?? ''}" title="Sign out" @click=${signOut}>${icon('out')}<span class="wide-only">Sign out</span></button>
    </header>`;
  }
}

define('ts-bar', Bar);
