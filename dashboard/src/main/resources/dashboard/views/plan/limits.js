import { html } from '../../kit/element.js';
import { count } from '../../kit/format.js';

/** The limits of plans in a person's words. */
export const NAMES = {
  accounts: 'Broker accounts',
  importsPerMonth: 'Imports a month',
  historyDays: 'Days of price history',
  apiRequestsPerMinute: 'Requests a minute',
  aiTokensPerMonth: 'Assistant tokens a month',
  liveData: 'Live prices',
  models: 'Models and simulations',
};
const SWITCHES = ['liveData', 'models'];
const NEARLY = 0.8;

export function allowed(key, limit) {
  if (SWITCHES.includes(key)) return `${NAMES[key]}: ${limit ? 'yes' : 'no'}`;
  return `${NAMES[key]}: ${limit < 0 ? 'without limit' : count(limit)}`;
}

const METERS = { imports: 'Imports', aiTokens: 'Assistant tokens', dataCalls: 'Calls for market data' };

/** How much of each limit is used. */
export function usage({ items }) {
  return html`<ul class="stack">${items.map(({ meter, used, allowed: limit }) => {
    const bounded = limit !== null && limit >= 0;
    const share = bounded && limit > 0 ? Math.min(1, used / limit) : 0;
    return html`<li><div class="title small"><span class="strong">${METERS[meter] ?? meter}</span><span class="number soft">${count(used)}${bounded ? ` of ${count(limit)}` : ', without limit'}</span></div>
      <div class="meter ${share >= 1 ? 'full' : share >= NEARLY ? 'warn' : ''}" role="meter" aria-label=${METERS[meter] ?? meter} aria-valuenow=${Math.min(used, bounded ? limit : used)} aria-valuemin="0" aria-valuemax=${bounded ? limit : Math.max(used, 1)}><span .style=${`width:${share * 100}%`}></span></div></li>`;
  })}</ul>`;
}
