import { Element, define, html, nothing } from '../../kit/element.js';
import { get } from '../../kit/api.js';
import { Ask, block } from '../../kit/ask.js';
import { count, money, number, percent, words } from '../../kit/format.js';
import { icon } from '../../kit/icons.js';
import { performanceQuery } from '../../kit/scope.js';
import { interval } from '../../parts/figures.js';

/** Habits that cost money, told from luck; and those that were looked for and are not there. */
class Patterns extends Element {
  patterns = new Ask(this, (signal) => get('/patterns', { query: performanceQuery(), signal }));

  connectedCallback() {
    super.connectedCallback();
    this.patterns.run();
  }

  navigated() {
    if (location.search !== this.asked) this.patterns.run();
    this.asked = location.search;
  }

  render() {
    return html`<div class="head"><div><h1>Patterns</h1><p>Each habit is a test on your own trades. What is found is adjusted for how many were looked for.</p></div></div>
      ${this.patterns.show('Analytics', (found) => this.found(found), block('20rem'))}`;
  }

  found({ items, currency, tested, trades }) {
    const detected = items.filter((each) => (each.status ?? 'DETECTED') === 'DETECTED');
    const others = items.filter((each) => !detected.includes(each));
    return html`<div class="stack">
      ${detected.length ? html`<div class="cards">${detected.map((each) => card(each, currency))}</div>`
        : html`<div class="card empty">${icon('check')}<h2>No costly habit stands out</h2><p>${count(tested ?? 0)} habits were tested on ${count(trades ?? 0)} trades; none is more than luck would do.</p></div>`}
      ${others.length ? html`<section class="card"><header><h2>Looked for as well</h2></header><div class="table-wrap" tabindex="0" role="region" aria-label="Habits that were looked for"><table class="table">
        <thead><tr><th>Habit</th><th>Outcome</th><th class="end">Trades</th><th class="end">p</th><th>Why</th></tr></thead>
        <tbody>${others.map((each) => html`<tr><td class="strong">${each.title}</td><td><span class="tag">${words(each.status)}</span></td><td class="end">${count(each.evidence.trades)}</td>
          <td class="end">${number(each.evidence.adjustedPValue, 3)}</td><td class="soft">${each.reason ?? (each.tradesNeeded ? `${count(each.tradesNeeded - each.evidence.trades)} more trades would tell` : '')}</td></tr>`)}</tbody></table></div></section>` : nothing}
    </div>`;
  }
}

const SHADES = { HIGH: 'loss', MEDIUM: 'warn', LOW: '' };

function card({ title, severity, cost, subject, evidence, tradeIds, followUp }, currency) {
  const show = (value) => (evidence.scale?.startsWith('MONEY') ? money(value, currency, { sign: true }) : percent(value, 0, true));
  const ends = evidence.confidenceInterval;
  const reach = Math.max(Math.abs(evidence.effect ?? 0), ...(ends ?? [0]).map(Math.abs)) * 1.15 || 1;
  return html`<section class="card stack"><header><h2>${title}</h2><span class="tag ${SHADES[severity] ?? ''}">${words(severity)}</span></header>
    ${cost === null ? nothing : html`<p><strong class="loss number">${money(cost, currency)}</strong> <span class="soft">is what it cost so far${subject ? ` (${subject})` : ''}.</span></p>`}
    ${interval(evidence.effect, ends, reach, true, `Effect ${show(evidence.effect)}`)}
    <p class="small soft">${show(evidence.effect)}${ends ? `, from ${show(ends[0])} to ${show(ends[1])}` : ''}; ${count(evidence.trades)} trades, p ${number(evidence.adjustedPValue, 3)} after adjustment.</p>
    ${followUp ? html`<p class="small"><span class="tag ${followUp.verdict === 'IMPROVED' ? 'gain' : followUp.verdict === 'WORSE' ? 'loss' : ''}">${words(followUp.verdict)}</span> since you were shown it, over ${count(followUp.trades)} trades.</p>` : nothing}
    ${tradeIds.length ? html`<p class="small">Look at ${tradeIds.slice(0, 5).map((id, at) => html`${at ? ', ' : ''}<a href="/trades/${id}">trade ${at + 1}</a>`)}</p>` : nothing}</section>`;
}

define('ts-patterns', Patterns);
