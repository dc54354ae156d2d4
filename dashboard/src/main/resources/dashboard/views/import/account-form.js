import { html, nothing } from '../../kit/element.js';
import { zone } from '../../kit/format.js';

export const NEW_ACCOUNT = 'new';

/** Which account the file belongs to; the first one is opened on the way. @param {(choice: object) => void} choose */
export function accountForm(accounts, { accountId, timezone }, choose) {
  const isNew = accountId === NEW_ACCOUNT;
  return html`<form class="form row" id="new-account" @submit=${(event) => event.preventDefault()}>
    ${accounts.length ? html`<div class="field"><label for="import-account">Into the account</label>
      <select class="input" id="import-account" @change=${(event) => choose({ accountId: event.target.value })}>
        ${accounts.map((each) => html`<option value=${each.id} ?selected=${each.id === accountId}>${each.name} (${each.currency})</option>`)}
        <option value=${NEW_ACCOUNT} ?selected=${isNew}>A new account…</option>
      </select></div>` : nothing}
    ${isNew ? html`
      <div class="field"><label for="account-name">Account</label><input class="input" id="account-name" name="name" value="Main" maxlength="100"></div>
      <div class="field"><label for="account-broker">Broker</label><input class="input" id="account-broker" name="broker" placeholder="Interactive Brokers" maxlength="100"></div>
      <div class="field"><label for="account-currency">Currency</label><input class="input" id="account-currency" name="currency" value="USD" maxlength="10"></div>
      <div class="field"><label for="account-balance">Balance before the first trade</label><input class="input" id="account-balance" name="startingBalance" value="0" inputmode="decimal"></div>` : nothing}
    ${zoneField(timezone, (stated) => choose({ timezone: stated }))}
  </form>`;
}

/** Nothing is stated unless the user does: most files, or their brokers, say of which zone their times are. */
export function zoneField(chosen, choose) {
  const zones = [...new Set([zone(), 'America/New_York', 'America/Chicago', 'Europe/London', 'UTC', ...(Intl.supportedValuesOf?.('timeZone') ?? [])])];
  return html`<div class="field"><label for="import-zone">Times in the file are of</label><select class="input" id="import-zone" @change=${(event) => choose(event.target.value)}>
    <option value="" ?selected=${!chosen}>The zone the file or its broker says</option>
    ${zones.map((name) => html`<option value=${name} ?selected=${name === chosen}>${name}</option>`)}</select></div>`;
}
