import { Element, define, html, nothing } from '../../kit/element.js';
import { get, newKey, post } from '../../kit/api.js';
import { Ask, lines } from '../../kit/ask.js';
import { ago, count, number, percent, words, zone } from '../../kit/format.js';
import { scope } from '../../kit/scope.js';
import { say, sayProblem } from '../../kit/toast.js';

const POLL = 1_500;

/** Models of the chance that a planned trade wins, with how they did on trades they had not seen. */
class Models extends Element {
  models = new Ask(this, (signal) => get('/analytics/models', { query: { limit: 10 }, signal }));

  connectedCallback() {
    super.connectedCallback();
    this.follow();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  /** Looks again as long as one is being trained. */
  async follow() {
    const known = await this.models.run();
    clearTimeout(this.timer);
    if (this.isConnected && known?.items.some((each) => ['QUEUED', 'RUNNING'].includes(each.status))) {
      this.timer = setTimeout(() => this.follow(), POLL);
    }
  }

  render() {
    return html`<section class="card"><header><h2>Models</h2><button class="button" @click=${() => this.train()}>Train one</button><p>The chance that a planned trade wins: learned from the past, judged on what came after. One that is no better than a guess is refused.</p></header>
      ${this.models.show('Analytics', ({ items }) => this.list(items), lines(3))}</section>`;
  }

  list(items) {
    if (!items.length) return html`<p class="soft">None yet. A model needs a few hundred closed trades to have something to learn from.</p>`;
    return html`<div class="table-wrap" tabindex="0" role="region" aria-label="Models"><table class="table"><thead><tr><th>Trained</th><th>Verdict</th><th class="end">Trades</th><th class="end">Wins</th><th class="end">Judged on</th>
      <th class="end"><span data-hint="How much closer its chances were than always saying the share won so far. Above zero is better." tabindex="0">Skill</span></th><th class="end">p</th><th>Why</th></tr></thead>
      <tbody>${items.map(row)}</tbody></table></div>`;
  }

  async train() {
    try {
      const { accountId } = scope();
      await post('/analytics/models', { tz: zone(), ...(accountId ? { accountId } : {}) }, { key: newKey() });
      say('A model is being trained.');
      this.follow();
    } catch (problem) {
      sayProblem(problem);
    }
  }
}

function row({ createdAt, status, progress, result, fault }) {
  if (!result) {
    return html`<tr><td>${ago(createdAt)}</td><td><span class="tag ${status === 'FAILED' ? 'loss' : ''}">${words(status)}</span></td><td colspan="6" class="soft">${fault ?? percent(progress, 0)}</td></tr>`;
  }
  const { verdict, trades, wins, evaluation, reason, tradesNeeded } = result;
  return html`<tr><td>${ago(createdAt)}</td><td><span class="tag ${verdict === 'ACCEPTED' ? 'gain' : ''}">${words(verdict)}</span></td>
    <td class="end">${count(trades)}</td><td class="end">${trades ? percent(wins / trades) : '–'}</td><td class="end">${count(evaluation?.tested)}</td>
    <td class="end">${percent(evaluation?.skill, 1, true)}</td><td class="end">${number(evaluation?.pValue, 3)}</td>
    <td class="soft">${reason ?? nothing}${tradesNeeded ? html` <span class="tiny">${count(tradesNeeded)} trades would do.</span>` : nothing}</td></tr>`;
}

define('ts-models', Models);
