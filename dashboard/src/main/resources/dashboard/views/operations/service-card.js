import { html, nothing } from '../../kit/element.js';
import { count, duration, number } from '../../kit/format.js';

const NAMES = { ai: 'AI' };
/** A service as a person writes it. */
export const nameOf = (name) => NAMES[name] ?? name.charAt(0).toUpperCase() + name.slice(1);
const SHADES = { healthy: 'gain', unhealthy: 'warn', unreachable: 'loss' };
const BREAKERS = { CLOSED: '', HALF_OPEN: 'warn', OPEN: 'loss' };

/** One service with its instances. Red means that nobody of it answers; nothing else on the page turns with it. */
export function serviceCard({ name, state, instances, lagSeconds, parked }) {
  const kind = SHADES[state] ?? 'loss';
  return html`<section class="card service" data-service=${name} data-state=${state}>
    <header><h2>${nameOf(name)}</h2><span class="tag ${kind}">${state}</span></header>
    ${instances.length ? html`<ul class="stack">${instances.map((each) => instance(each, instances.length > 1 || each.state !== state))}</ul>` : html`<p class="soft small">No instance is there.</p>`}
    ${lagSeconds === undefined ? nothing : html`<dl class="facts"><dt>Behind on events</dt><dd>${lagSeconds < 1 ? 'not at all' : duration(lagSeconds)}</dd>
      <dt>Parked</dt><dd class=${parked ? 'loss' : ''}>${count(parked)}</dd></dl>`}
  </section>`;
}

const millis = (value) => (value === null || value === undefined ? '–' : `${number(value, value < 100 ? 1 : 0)} ms`);

function instance({ id, url, state, breaker, inFlight, p50Ms, p99Ms, startedAt }, named) {
  const open = String(breaker ?? '').toUpperCase();
  return html`<li class="instance"><div class="title small"><code title=${id}>${url ?? id}</code><span>
      ${open && open !== 'CLOSED' ? html`<span class="tag ${BREAKERS[open] ?? 'warn'}">breaker ${open.replace('_', ' ').toLowerCase()}</span> ` : nothing}${named ? html`<span class="tag ${SHADES[state] ?? ''}">${state}</span>` : nothing}</span></div>
    <dl class="small figures"><div><dt>In flight</dt><dd>${count(inFlight)}</dd></div><div><dt>p50</dt><dd>${millis(p50Ms)}</dd></div><div><dt>p99</dt><dd>${millis(p99Ms)}</dd></div>
      ${startedAt ? html`<div><dt>Up for</dt><dd>${duration((Date.now() - Date.parse(startedAt)) / 1000)}</dd></div>` : nothing}</dl></li>`;
}
