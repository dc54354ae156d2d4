import { Element, define, html, nothing } from './element.js';

/**
 * A password field: masked, for as long as its user wants; pasting, browsers and password managers are welcome.
 * `autocomplete` tells those whether it is the password of now or a new one.
 */
class Password extends Element {
  static properties = { field: {}, name: {}, label: {}, autocomplete: {}, hint: {}, fault: {} };
  shown = false;

  connectedCallback() {
    super.connectedCallback();
    // What was shown while it was typed is masked again before it is sent and remembered by anybody.
    this.hide = () => this.set({ shown: false });
    this.form = this.closest('form');
    this.form?.addEventListener('submit', this.hide);
    this.form?.addEventListener('reset', this.hide);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.form?.removeEventListener('submit', this.hide);
    this.form?.removeEventListener('reset', this.hide);
  }

  render() {
    const about = `about-${this.field}`;
    return html`<div class="field">
      <label for=${this.field}>${this.label}</label>
      <span class="password"><input class="input" id=${this.field} name=${this.name} type=${this.shown ? 'text' : 'password'}
        autocomplete=${this.autocomplete} autocapitalize="none" spellcheck="false" required maxlength="128"
        aria-invalid=${this.fault ? 'true' : 'false'} aria-describedby=${this.fault || this.hint ? about : nothing}>
      <button type="button" class="link" aria-pressed=${this.shown} aria-controls=${this.field}
        @click=${() => this.set({ shown: !this.shown })}>${this.shown ? 'Hide' : 'Show'}<span class="visually-hidden"> the password</span></button></span>
      ${this.fault || this.hint ? html`<span id=${about} class=${this.fault ? 'fault' : 'hint'}>${this.fault || this.hint}</span>` : nothing}
    </div>`;
  }
}

/** @param {{field: string, name?: string, label: string, autocomplete: string, hint?: string, fault?: string}} options field is its id */
export function password({ field, name = 'password', label, autocomplete, hint = '', fault = '' }) {
  return html`<ts-password .field=${field} .name=${name} .label=${label} .autocomplete=${autocomplete} .hint=${hint} .fault=${fault ?? ''}></ts-password>`;
}

/** Tells password managers whose password a form is about; people know. */
export function whose(email) {
  return html`<input type="email" name="username" autocomplete="username" .value=${email} readonly hidden>`;
}

define('ts-password', Password);
