import { html } from '../kit/element.js';
import { count, date, money, number, percent } from '../kit/format.js';

/** What a goal can be about, in a person's words. */
export const METRICS = {
  NET_PNL: 'Net result',
  R_MULTIPLE: 'Sum of R',
  WIN_RATE: 'Win rate',
  TRADES: 'Trades opened',
  JOURNALED_DAYS: 'Days written about',
  MAX_DAILY_LOSS: 'Largest loss of a day',
};
export const PERIODS = { DAY: 'day', WEEK: 'week', MONTH: 'month', YEAR: 'year' };
const STATES = {
  TARGET: { OPEN: ['Behind', 'warn'], ON_TRACK: ['On track', 'gain'], REACHED: ['Reached', 'gain'], BROKEN: ['Missed', 'loss'] },
  LIMIT: { OPEN: ['Kept', ''], ON_TRACK: ['Kept', 'gain'], REACHED: ['Kept', 'gain'], BROKEN: ['Broken', 'loss'] },
};

export function amount({ metric, currency }, value) {
  if (metric === 'NET_PNL' || metric === 'MAX_DAILY_LOSS') return money(value, currency);
  if (metric === 'WIN_RATE') return percent(value);
  return metric === 'R_MULTIPLE' ? `${number(value, 1)} R` : count(value);
}

/** A goal or a limit as it stands: how far it is, and what that means. */
export function goalMeter(goal) {
  const { name, aim, metric, value, current, from, to, state } = goal;
  const [word, kind] = current === null && state === 'OPEN' ? ['Nothing yet', ''] : STATES[aim][state];
  const share = Math.max(0, Math.min(1, Number(current ?? 0) / Number(value) || 0));
  const shade = state === 'BROKEN' ? 'full' : aim === 'LIMIT' && share > 0.8 ? 'warn' : word === 'Behind' ? 'warn' : '';
  return html`<div class="goal" data-state=${state}>
    <p class="title small"><span><strong>${name}</strong> <span class="quiet">${METRICS[metric]}, ${aim === 'LIMIT' ? 'at most' : 'at least'} ${amount(goal, value)} a ${PERIODS[goal.period]}</span></span><span class="tag ${kind}">${word}</span></p>
    <div class="meter ${shade}" role="meter" aria-label="${name}: ${amount(goal, current)} of ${amount(goal, value)}" aria-valuenow=${Math.round(share * 100)} aria-valuemin="0" aria-valuemax="100"><span .style=${`width:${share * 100}%`}></span></div>
    <p class="tiny quiet">${amount(goal, current)} of ${amount(goal, value)}, ${from === to ? date(from) : `${date(from)} to ${date(to)}`}</p></div>`;
}
