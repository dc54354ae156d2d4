import { html } from '../../kit/element.js';
import { count } from '../../kit/format.js';

/** The limits of plans in a person's words. */
export const NAMES = {
  accounts: 'Broker accounts',
  importsPerMonth: 'Imports a month',
  historyDays: 'Days of history',
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

/** How much of each limit is used. Reads a list of items as well as figures by name. */
export function usage(used, entitlements) {
  const items = used.items ?? Object.entries(used.usage ?? used).map(([key, value]) => ({ key, ...(typeof value === 'object' ? value : { used: value }) }));
  const shown = items.map((each) => ({ ...each, key: each.key ?? each.metric ?? each.name, used: Number(each.used ?? each.quantity ?? each.value) })).filter((each) => NAMES[each.key] && Number.isFinite(each.used));
  if (!shown.length) return html`<p class="soft">Nothing that counts was used yet.</p>`;
  return html`<ul class="stack">${shown.map((each) => {
    const limit = each.limit ?? each.allowed ?? entitlements?.entitlements?.[each.key] ?? -1;
    const share = limit > 0 ? Math.min(1, each.used / limit) : 0;
    return html`<li><div class="title small"><span class="strong">${NAMES[each.key]}</span><span class="number soft">${count(each.used)}${limit < 0 ? ', without limit' : ` of ${count(limit)}`}</span></div>
      <div class="meter ${share >= 1 ? 'full' : share >= NEARLY ? 'warn' : ''}" role="meter" aria-label=${NAMES[each.key]} aria-valuenow=${each.used} aria-valuemin="0" aria-valuemax=${limit < 0 ? each.used || 1 : limit}><span .style=${`width:${share * 100}%`}></span></div></li>`;
  })}</ul>`;
}
