import { html } from '../../kit/element.js';

const LISTS = ['tags', 'mistakes'];
const split = (text) => [...new Set(text.split(',').map((each) => each.trim()).filter(Boolean))];

/** What the trader says about a trade. Only what was changed is sent. */
export function plan(trade, save) {
  const field = (name, label, value, extra = '') => html`<div class="field"><label for="plan-${name}">${label}</label>
    <input class="input" id="plan-${name}" name=${name} .value=${value ?? ''} inputmode=${extra || 'text'}></div>`;
  return html`<form class="form" @submit=${(event) => submit(event, trade, save)}>
    <div class="form row">${field('stopLoss', 'Stop', trade.stopLoss, 'decimal')}${field('takeProfit', 'Target', trade.takeProfit, 'decimal')}</div>
    ${field('setup', 'Setup', trade.setup)}
    ${field('tags', 'Tags, with commas between', trade.tags.join(', '))}
    ${field('mistakes', 'Mistakes, with commas between', trade.mistakes.join(', '))}
    <div class="field"><label for="plan-rating">How well it was traded</label><select class="input" id="plan-rating" name="rating">
      <option value="">Not rated</option>${[1, 2, 3, 4, 5].map((each) => html`<option value=${each} ?selected=${trade.rating === each}>${'★'.repeat(each)}${'☆'.repeat(5 - each)}</option>`)}</select></div>
    <div class="field"><label for="plan-notes">Notes</label><textarea class="input" id="plan-notes" name="notes" maxlength="20000" .value=${trade.notes ?? ''}></textarea></div>
    <button class="button primary">Save</button>
  </form>`;
}

function submit(event, trade, save) {
  event.preventDefault();
  const entered = Object.fromEntries(new FormData(event.target));
  const change = {};
  for (const [name, text] of Object.entries(entered)) {
    const value = LISTS.includes(name) ? split(text) : name === 'rating' ? Number(text) || null : text.trim() || null;
    if (JSON.stringify(value) !== JSON.stringify(trade[name])) change[name] = value;
  }
  if (Object.keys(change).length) save(change);
}
