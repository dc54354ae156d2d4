import { html, nothing } from '../../kit/element.js';

export const NEW_ACCOUNT = 'new';

/** Which account the file belongs to; the first one is opened on the way. */
export function accountForm(accounts, chosen, choose) {
  const isNew = chosen === NEW_ACCOUNT;
  return html`<form class="form row" id="new-account" @submit=${(event) => event.preventDefault()}>
    ${accounts.length ? html`<div class="field"><label for="import-account">Into the account</label>
      <select class="input" id="import-account" @change=${(event) => choose(event.target.value)}>
        ${accounts.map((each) => html`<option value=${each.id} ?selected=${each.id === chosen}>${each.name} (${each.currency})</option>`)}
        <option value=${NEW_ACCOUNT} ?selected=${isNew}>A new account…</option>
      </select></div>` : nothing}
    ${isNew ? html`
      <div class="field"><label for="account-name">Account</label><input class="input" id="account-name" name="name" value="Main" maxlength="100"></div>
      <div class="field"><label for="account-broker">Broker</label><input class="input" id="account-broker" name="broker" placeholder="Interactive Brokers" maxlength="100"></div>
      <div class="field"><label for="account-currency">Currency</label><input class="input" id="account-currency" name="currency" value="USD" maxlength="10"></div>
      <div class="field"><label for="account-balance">Balance before the first trade</label><input class="input" id="account-balance" name="startingBalance" value="0" inputmode="decimal"></div>` : nothing}
  </form>`;
}
