import { Element, define, html, nothing } from '../../kit/element.js';
import { get, newKey, post } from '../../kit/api.js';
import { Ask, lines } from '../../kit/ask.js';
import { ago, count, number, percent, words } from '../../kit/format.js';
import { say, sayProblem } from '../../kit/toast.js';

/** Models over the user's own trades, with how they did on trades they had not seen. */
class Models extends Element {
  models = new Ask(this, (signal) => get('/analytics/models', { signal }));

  connectedCallback() {
    super.connectedCallback();
    this.models.run();
  }

  render() {
    return html`<section class="card"><header><h2>Models</h2><button class="button" @click=${() => this.train()}>Train one</button><p>Trained on the past, judged on what came after. One that is no better than a guess says so.</p></header>
      ${this.models.show('Analytics', ({ items }) => this.list(items), lines(3))}</section>`;
  }

  list(items) {
    if (!items.length) return html`<p class="soft">None yet. A model needs a few hundred closed trades to have something to learn from.</p>`;
    return html`<div class="table-wrap"><table class="table"><thead><tr><th>Trained</th><th>State</th><th class="end">Trades</th><th>Judged by walking forward</th></tr></thead>
      <tbody>${items.map((each) => html`<tr><td>${ago(each.createdAt)}</td><td><span class="tag">${words(each.status)}</span></td><td class="end">${count(each.trades ?? each.examples)}</td>
        <td>${verdict(each)}</td></tr>`)}</tbody></table></div>`;
  }

  async train() {
    try {
      await post('/analytics/models', {}, { key: newKey() });
      say('A model is being trained.');
      this.models.run();
    } catch (problem) {
      sayProblem(problem);
    }
  }
}

/** What is known of it, in the words the evaluation has. */
function verdict({ evaluation, fault, reason }) {
  if (!evaluation) return html`<span class="soft">${fault ?? reason ?? '–'}</span>`;
  const figure = (name, label, show) => (typeof evaluation[name] === 'number' ? html`<span class="nowrap">${label} ${show(evaluation[name])}</span> ` : nothing);
  return html`${figure('auc', 'AUC', (value) => number(value, 3))}${figure('brier', 'Brier', (value) => number(value, 3))}${figure('logLoss', 'Log loss', (value) => number(value, 3))}
    ${evaluation.useful === false || evaluation.better === false ? html`<span class="tag">No better than a guess</span>` : nothing}${figure('baseRate', 'base rate', (value) => percent(value))}`;
}

define('ts-models', Models);
