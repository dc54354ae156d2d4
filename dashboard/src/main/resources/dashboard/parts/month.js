import { html, nothing } from '../kit/element.js';
import { date, money, tinyMoney, tone } from '../kit/format.js';

/**
 * A month of days with their results.
 * @param {string} month such as 2026-01
 * @param {Map<string, {netPnl: string, trades: number}>} results by date
 */
export function month(month_, results, currency, { today = '', to = null } = {}) {
  const [year, number] = month_.split('-').map(Number);
  const length = new Date(Date.UTC(year, number, 0)).getUTCDate();
  const before = (new Date(Date.UTC(year, number - 1, 1)).getUTCDay() + 6) % 7;
  const days = Array.from({ length }, (_, at) => `${month_}-${String(at + 1).padStart(2, '0')}`);
  return html`<div class="month" role="list" aria-label=${date(`${month_}-01`, { month: 'long', year: 'numeric' })}>
    ${['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].map((_, at) =>
      html`<span class="weekday" aria-hidden="true">${date(`2024-01-0${at + 1}`, { weekday: 'short' })}</span>`)}
    ${Array.from({ length: before }, () => html`<span aria-hidden="true"></span>`)}
    ${days.map((each) => cell(each, results.get(each), currency, today === each, to))}
  </div>`;
}

function cell(each, result, currency, isToday, to) {
  const kind = `day ${result ? tone(result.netPnl) : ''} ${isToday ? 'today' : ''}`;
  const inside = html`<span aria-hidden="true">${Number(each.slice(8))}</span>${result ? html`<b aria-hidden="true">${tinyMoney(result.netPnl)}</b>` : nothing}`;
  const told = `${date(each)}: ${result ? `${money(result.netPnl, currency, { sign: true })}${result.trades ? `, ${result.trades} trades` : ''}` : 'no trade closed'}`;
  return result && to
    ? html`<span role="listitem"><a class=${kind} href=${to(each)} aria-label=${told} title=${told}>${inside}</a></span>`
    : html`<span role="listitem" class=${kind} title=${told}><span class="visually-hidden">${told}</span>${inside}</span>`;
}
