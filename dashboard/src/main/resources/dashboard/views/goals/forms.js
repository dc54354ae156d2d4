import { html, nothing } from '../../kit/element.js';
import { zone } from '../../kit/format.js';
import { METRICS, PERIODS } from '../../parts/goal.js';

const IN_MONEY = ['NET_PNL', 'MAX_DAILY_LOSS'];
const EXAMPLES = { NET_PNL: '2000', R_MULTIPLE: '8', WIN_RATE: '55', TRADES: '5', JOURNALED_DAYS: '4', MAX_DAILY_LOSS: '500' };

/** What a metric can be: the largest loss only a limit, the number of trades either, all others goals. */
const aims = (metric) => (metric === 'MAX_DAILY_LOSS' ? ['LIMIT'] : metric === 'TRADES' ? ['LIMIT', 'TARGET'] : ['TARGET']);

export function goalForm(host, accounts) {
  const { metric, problem } = host;
  const possible = aims(metric);
  const fault = (name) => (problem?.of(name) ? html`<span class="fault">${problem.of(name)}</span>` : nothing);
  return html`<form class="form" @submit=${(event) => host.add(event)}>
    <div class="field"><label for="goal-metric">Of what</label><select class="input" id="goal-metric" name="metric" @change=${(event) => host.set({ metric: event.target.value, aim: aims(event.target.value)[0] })}>
      ${Object.entries(METRICS).map(([value, name]) => html`<option value=${value} ?selected=${value === metric}>${name}</option>`)}</select></div>
    <div class="form row">
      <div class="field"><label for="goal-aim">It is</label><select class="input" id="goal-aim" name="aim">
        ${possible.map((aim) => html`<option value=${aim}>${aim === 'LIMIT' ? 'At most' : 'At least'}</option>`)}</select></div>
      <div class="field"><label for="goal-value">${label(metric)}</label><input class="input" id="goal-value" name="value" inputmode="decimal" required pattern="[0-9]+([.,][0-9]+)?" placeholder=${EXAMPLES[metric]}>${fault('value')}</div>
    </div>
    <div class="form row">
      <div class="field"><label for="goal-period">In a</label><select class="input" id="goal-period" name="period">
        ${Object.entries(PERIODS).map(([value, name]) => html`<option value=${value}>${name}</option>`)}</select></div>
      ${IN_MONEY.includes(metric) ? html`<div class="field"><label for="goal-currency">Currency</label><input class="input" id="goal-currency" name="currency" required pattern="[A-Za-z]{3,10}" value=${accounts[0]?.currency ?? 'USD'}>${fault('currency')}</div>` : nothing}
    </div>
    <div class="field"><label for="goal-account">Account</label><select class="input" id="goal-account" name="accountId"><option value="">All of them</option>
      ${accounts.map((each) => html`<option value=${each.id}>${each.name}</option>`)}</select></div>
    <div class="field"><label for="goal-name">Name</label><input class="input" id="goal-name" name="name" required maxlength="100" placeholder="Stop for today">${fault('name')}</div>
    ${problem ? html`<p class="loss small" role="alert">${problem.message}</p>` : nothing}
    <div><button class="button primary">Set it</button></div></form>`;
}

const label = (metric) => (metric === 'WIN_RATE' ? 'Per cent' : IN_MONEY.includes(metric) ? 'Amount' : metric === 'R_MULTIPLE' ? 'R' : 'Number');

/** As the service takes it. */
export function orderOf(form) {
  const { accountId, currency, value, ...rest } = Object.fromEntries(new FormData(form));
  return {
    ...rest,
    name: rest.name.trim(),
    value: sentValue(rest.metric, value),
    timezone: zone(),
    ...(accountId ? { accountId } : {}),
    ...(currency ? { currency: currency.toUpperCase() } : {}),
  };
}

/** A win rate is written as per cent and sent as a share; a decimal comma is a point. */
export function sentValue(metric, text) {
  const plain = text.trim().replace(',', '.');
  return metric === 'WIN_RATE' ? String(Number((Number(plain) / 100).toFixed(6))) : plain;
}

export function shownValue({ metric, value }) {
  return metric === 'WIN_RATE' ? String(Number((Number(value) * 100).toFixed(4))) : value;
}

export function changeForm(goal, value, save, leave) {
  const submit = (event) => {
    event.preventDefault();
    save(Object.fromEntries(new FormData(event.target)));
  };
  return html`<form class="form row" @submit=${submit} @keydown=${(event) => event.key === 'Escape' && leave()}>
    <div class="field"><label for="change-name">Name</label><input class="input" id="change-name" name="name" required maxlength="100" .value=${goal.name}></div>
    <div class="field"><label for="change-value">${label(goal.metric)}</label><input class="input" id="change-value" name="value" inputmode="decimal" required pattern="[0-9]+([.,][0-9]+)?" .value=${value}></div>
    <div class="actions"><button class="button primary">Save</button><button type="button" class="button" @click=${leave}>Leave it</button></div></form>`;
}
