import { Element, define, html } from '../../kit/element.js';
import { get, remove } from '../../kit/api.js';
import { Ask, lines } from '../../kit/ask.js';
import { money } from '../../kit/format.js';
import { keep } from '../../kit/kept.js';
import { forget } from '../../kit/memory.js';
import { say, sayProblem } from '../../kit/toast.js';

const METHODS = ['FIFO', 'LIFO', 'HIFO', 'AVERAGE', 'SPECIFIC'];

/** The broker accounts, each with how its lots are matched. */
class Accounts extends Element {
  accounts = new Ask(this, (signal) => get('/portfolio/accounts', { query: { limit: 500 }, signal }));

  connectedCallback() {
    super.connectedCallback();
    this.accounts.run();
  }

  render() {
    return html`<section class="card"><header><h2>Broker accounts</h2><a class="button" href="/import">Import into one</a></header>
      ${this.accounts.show('Trading', ({ items }) => (items.length ? html`<div class="table-wrap" tabindex="0" role="region" aria-label="Broker accounts"><table class="table">
        <thead><tr><th>Account</th><th>Broker</th><th class="end">Began with</th><th>Lots are matched</th><th></th></tr></thead>
        <tbody>${items.map((each) => html`<tr><td class="strong">${each.name}</td><td>${each.broker}</td><td class="end number">${money(each.startingBalance, each.currency)}</td>
          <td><select class="input compact" aria-label="How lots of ${each.name} are matched" @change=${(event) => this.change(each, { costBasisMethod: event.target.value })}>${METHODS.map((method) => html`<option ?selected=${method === each.costBasisMethod}>${method}</option>`)}</select></td>
          <td class="end"><button class="link" aria-label="Delete ${each.name}" @click=${() => this.ask(each)}>Delete</button></td></tr>`)}</tbody></table></div>` : html`<p class="soft">None yet.</p>`), lines(2))}
    </section>`;
  }

  async change(account, change) {
    const path = `/portfolio/accounts/${account.id}`;
    try {
      const { etag } = await get(path);
      if (!(await keep(this.accounts, this, path, account, change, etag))) return;
      forget('/portfolio');
      say('Saved. Figures follow in a moment.');
    } catch (problem) {
      sayProblem(problem);
    }
  }

  async ask(account) {
    if (!confirm(`Delete ${account.name} with all its trades? This cannot be undone.`)) return;
    try {
      await remove(`/portfolio/accounts/${account.id}`);
      forget();
      say(`${account.name} is gone.`);
    } catch (problem) {
      sayProblem(problem);
    }
    this.accounts.run();
  }
}

define('ts-accounts', Accounts);
