import { Element, define, html, nothing } from '../../kit/element.js';
import { get, post, remove } from '../../kit/api.js';
import { Ask, lines } from '../../kit/ask.js';
import { ago, dayTime, words } from '../../kit/format.js';
import { say, sayProblem } from '../../kit/toast.js';

/** Where somebody is signed in, and what happened to their account's security. */
class Sessions extends Element {
  sessions = new Ask(this, (signal) => get('/auth/sessions', { signal }));
  audit = new Ask(this, (signal) => get('/auth/audit', { query: { limit: 12 }, signal }));

  connectedCallback() {
    super.connectedCallback();
    this.sessions.run();
    this.audit.run();
  }

  render() {
    return html`<section class="card"><header><h2>Devices</h2><button class="button" @click=${() => this.endAll()}>Sign out everywhere</button></header>
        ${this.sessions.show('Sign-in', ({ items }) => html`<div class="table-wrap" tabindex="0" role="region" aria-label="Devices"><table class="table"><thead><tr><th>Device</th><th>Address</th><th>Signed in</th><th>Last seen</th><th></th></tr></thead>
          <tbody>${items.map((each) => html`<tr><td>${device(each.userAgent)} ${each.current ? html`<span class="tag accent">This one</span>` : nothing}</td><td>${each.address ?? '–'}</td>
            <td class="nowrap">${dayTime(each.createdAt)}</td><td class="nowrap">${ago(each.lastSeenAt)}</td><td class="end">${each.current ? nothing : html`<button class="link" @click=${() => this.end(each.id)}>Sign out</button>`}</td></tr>`)}</tbody></table></div>`, lines(3))}
        <details><summary class="small">What happened lately</summary>${this.audit.show('Sign-in', ({ items }) => html`<ul class="small stack">${items.map((each) => html`<li class="title"><span>${words(each.kind)} <span class="quiet">${each.detail ?? ''}</span></span><time class="quiet nowrap">${dayTime(each.at)}</time></li>`)}</ul>`)}</details></section>`;
  }

  async end(id) {
    const before = this.sessions.data;
    this.sessions.data = { ...before, items: before.items.filter((each) => each.id !== id) };
    this.requestUpdate();
    try {
      await remove(`/auth/sessions/${id}`);
    } catch (problem) {
      this.sessions.data = before;
      this.requestUpdate();
      sayProblem(problem);
    }
  }

  async endAll() {
    try {
      await post('/auth/logout-all');
      say('You are signed out everywhere.');
      location.assign('/sign-in');
    } catch (problem) {
      sayProblem(problem);
    }
  }
}

/** `Chrome on Linux`, as well as a user agent tells. */
function device(agent) {
  if (!agent) return 'Unknown';
  const browser = [['Edg/', 'Edge'], ['Firefox/', 'Firefox'], ['Chrome/', 'Chrome'], ['Safari/', 'Safari'], ['curl/', 'curl']].find(([mark]) => agent.includes(mark))?.[1] ?? agent.slice(0, 40);
  const system = [['Android', 'Android'], ['iPhone', 'iPhone'], ['Mac OS', 'Mac'], ['Windows', 'Windows'], ['Linux', 'Linux']].find(([mark]) => agent.includes(mark))?.[1];
  return system ? `${browser} on ${system}` : browser;
}

define('ts-sessions', Sessions);
