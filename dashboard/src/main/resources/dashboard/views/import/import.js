import { Element, define, html, nothing } from '../../kit/element.js';
import { get, post, newKey, send } from '../../kit/api.js';
import { Ask, away, lines } from '../../kit/ask.js';
import { ago, count, words, zone } from '../../kit/format.js';
import { icon } from '../../kit/icons.js';
import { forget, remembered } from '../../kit/memory.js';
import { link } from '../../kit/scope.js';
import { say, sayProblem } from '../../kit/toast.js';
import { accountForm, NEW_ACCOUNT, zoneField } from './account-form.js';
import { outcome } from './outcome.js';

const POLL = 400;
const ZONE = /time ?zone/i;

/** From a broker's file to trades: drop it, see what would become of each row, say yes, watch. */
class Import extends Element {
  accounts = null;
  accountId = '';
  timezone = '';
  file = null;
  stage = 'choose';
  state = null;
  rows = [];
  problem = null;
  over = false;
  past = new Ask(this, (signal) => get('/trades/imports?limit=10', { signal }));
  formats = new Ask(this, (signal) => remembered('/trades/imports/formats', { signal }));

  connectedCallback() {
    super.connectedCallback();
    this.loadAccounts();
    this.past.run();
    this.formats.run();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.gone = true;
  }

  async loadAccounts() {
    try {
      const { items } = (await remembered('/portfolio/accounts?limit=500')).data;
      this.set({ accounts: items, accountId: items[0]?.id ?? NEW_ACCOUNT, problem: null });
    } catch (problem) {
      this.set({ problem });
    }
  }

  render() {
    return html`<div class="head"><div><h1>Import</h1><p>Nothing is recorded before you say so. The same file twice changes nothing.</p></div></div>
      <div class="stack">
        <ol class="steps" aria-label="Steps">${this.steps()}</ol>
        ${this.problem ? away('Trading', this.problem, false, () => this.again()) : nothing}
        ${this.stage === 'choose' ? this.choosing() : nothing}
        ${this.stage === 'reading' ? this.reading('Reading your file') : nothing}
        ${this.stage === 'judged' ? this.judged() : nothing}
        ${this.stage === 'recording' ? this.reading('Recording your trades') : nothing}
        ${this.stage === 'done' ? this.finished() : nothing}
        ${this.stage === 'choose' ? html`${this.earlier()}${this.kinds()}` : nothing}
      </div>`;
  }

  steps() {
    const at = { choose: 0, reading: 0, judged: 1, recording: 2, done: 2 }[this.stage];
    return ['Drop a file', 'See what it would do', 'Record it'].map((name, step) =>
      html`<li class=${step < at ? 'done' : ''} aria-current=${step === at ? 'step' : nothing}>${step + 1}. ${name}</li>`);
  }

  choosing() {
    return html`
      ${this.accounts === null && !this.problem ? lines(2) : this.accounts ? html`<section class="card"><h2 class="visually-hidden">Account</h2>
        ${accountForm(this.accounts, this, (choice) => this.set(choice))}</section>` : nothing}
      <label class="drop ${this.over ? 'over' : ''}" @dragover=${(event) => (event.preventDefault(), this.set({ over: true }))}
        @dragleave=${() => this.set({ over: false })} @drop=${(event) => this.dropped(event)}>
        ${icon('upload')}
        <strong>Drop your broker’s file here</strong>
        <span class="soft">or choose one. CSV, XLSX, XML, HTML, OFX; what it is, is recognised.</span>
        <input class="visually-hidden" type="file" @change=${(event) => this.take(event.target.files[0])}>
        <span class="button primary" aria-hidden="true">Choose a file</span>
      </label>`;
  }

  reading(what) {
    const share = Math.round((this.state?.progress ?? 0) * 100);
    return html`<section class="card stack" aria-busy="true">
      <h2>${what}</h2>
      <p class="soft">${this.file?.name ?? ''} · ${count(this.state?.rows ?? 0)} rows so far</p>
      <div class="meter" role="progressbar" aria-label=${what} aria-valuenow=${share} aria-valuemin="0" aria-valuemax="100"><span .style=${`width:${share}%`}></span></div>
    </section>`;
  }

  judged() {
    const nothingNew = this.state.imported + this.state.changed === 0;
    return html`${outcome(this.state, this.rows, true)}${this.zoneCard()}
      <div class="actions">
        <button class="button primary large" ?disabled=${nothingNew} @click=${() => this.confirm()}>
          ${nothingNew ? 'Nothing new to record' : `Record ${count(this.state.imported + this.state.changed)} executions`}</button>
        <button class="button large" @click=${() => this.set({ stage: 'choose', file: null })}>Choose another file</button>
      </div>`;
  }

  /** Where the file's times are local and nothing says of where: asked for, never guessed. */
  zoneCard() {
    const said = [this.state.detail, ...(this.state.errors ?? []).map((each) => each.detail)];
    if (!said.some((each) => ZONE.test(each ?? ''))) return nothing;
    return html`<section class="card stack"><p class="soft">The times in this file do not say of which zone they are.</p>
      ${zoneField(zone(), (timezone) => this.set({ timezone }))}
      <div><button class="button primary" @click=${() => this.retry()}>Read it again</button></div></section>`;
  }

  finished() {
    if (this.state.status === 'FAILED') {
      return html`${outcome(this.state, [], false)}
        ${this.zoneCard()}
        <div class="actions">
          <button class="button large" @click=${() => this.set({ stage: 'choose', file: null })}>Choose another file</button>
        </div>`;
    }
    return html`${outcome(this.state, [], false)}
      <div class="actions">
        <a class="button primary large" href=${link('/')}>See what it was worth</a>
        <button class="button large" @click=${() => this.set({ stage: 'choose', file: null })}>Import another file</button>
      </div>`;
  }

  earlier() {
    return html`<section class="card"><header><h2>Earlier imports</h2></header>${this.past.show('Trading', ({ items }) => items.length === 0
      ? html`<p class="soft">None yet.</p>`
      : html`<div class="table-wrap"><table class="table"><thead><tr><th>When</th><th>Format</th><th>State</th><th class="end">Added</th><th class="end">Known</th><th class="end">Rejected</th><th></th></tr></thead>
        <tbody>${items.filter((each) => !each.dryRun).map((each) => html`<tr><td>${ago(each.createdAt)}</td><td>${each.format ?? '–'}</td>
          <td><span class="tag ${each.status === 'FAILED' ? 'loss' : each.status === 'COMPLETED' ? 'gain' : ''}">${words(each.status)}</span></td>
          <td class="end">${count(each.imported)}</td><td class="end">${count(each.duplicates)}</td><td class="end">${count(each.rejected)}</td>
          <td class="end">${each.status === 'COMPLETED' ? html`<button class="link" @click=${() => this.undo(each)}>Undo</button>` : nothing}</td></tr>`)}</tbody></table></div>`)}</section>`;
  }

  kinds() {
    return html`<details class="card"><summary class="strong">Formats that are read</summary>
      ${this.formats.show('Trading', ({ items }) => html`<div class="table-wrap"><table class="table"><thead><tr><th>Broker</th><th>File</th><th>What to export</th></tr></thead>
        <tbody>${items.map((each) => html`<tr><td class="strong">${each.broker}</td><td>${each.title}</td><td class="soft">${each.needs}</td></tr>`)}</tbody></table></div>`)}</details>`;
  }

  dropped(event) {
    event.preventDefault();
    this.set({ over: false });
    this.take(event.dataTransfer.files[0]);
  }

  async take(file) {
    if (!file) return;
    this.set({ file, problem: null, state: null, stage: 'reading' });
    try {
      await this.openAccount();
      const query = { accountId: this.accountId, format: 'auto', dryRun: true, timezone: this.timezone };
      const response = await send('POST', '/trades/imports', { query, file, key: newKey(), headers: { 'content-type': file.type || 'application/octet-stream' } });
      await this.follow((await response.json()).id);
      const shown = await get(`/trades/imports/${this.state.id}/rows?limit=100`);
      this.set({ rows: shown.data.items, stage: this.state.status === 'FAILED' ? 'done' : 'judged' });
    } catch (problem) {
      this.set({ problem, stage: 'choose' });
    }
  }

  retry() {
    const field = this.querySelector('#import-zone');
    if (field) this.timezone = field.value;
    this.take(this.file);
  }

  async openAccount() {
    if (this.accountId !== NEW_ACCOUNT) return;
    const entered = Object.fromEntries(new FormData(this.querySelector('#new-account') ?? undefined));
    const body = { name: entered.name || 'Main', broker: entered.broker || 'My broker', currency: (entered.currency || 'USD').toUpperCase(), startingBalance: entered.startingBalance || '0' };
    const { data } = await post('/portfolio/accounts', body, { key: newKey() });
    forget('/portfolio');
    this.set({ accounts: [...(this.accounts ?? []), data], accountId: data.id });
  }

  async confirm() {
    this.set({ stage: 'recording', state: { ...this.state, progress: 0 } });
    try {
      await post(`/trades/imports/${this.state.id}/confirm`);
      await this.follow(this.state.id);
      forget();
      this.set({ stage: 'done' });
    } catch (problem) {
      this.set({ problem, stage: 'judged' });
    }
  }

  /** Asks how far it is until it has ended; an answer that fails to come is asked for again. */
  async follow(id) {
    for (let misses = 0; !this.gone; ) {
      try {
        const { data } = await get(`/trades/imports/${id}`);
        this.set({ state: data, problem: null });
        if (!['QUEUED', 'RUNNING'].includes(data.status)) return;
        misses = 0;
      } catch (problem) {
        if (!problem.passing || ++misses > 150) throw problem;
        this.set({ problem });
      }
      await new Promise((later) => setTimeout(later, misses ? 2_000 : POLL));
    }
  }

  async undo(each) {
    try {
      await send('DELETE', `/trades/imports/${each.id}`);
      say('The import is being taken back.');
      forget();
      this.past.run();
    } catch (problem) {
      sayProblem(problem);
    }
  }

  again() {
    if (this.accounts === null) this.loadAccounts();
    else if (this.file) this.take(this.file);
  }
}

define('ts-import', Import);
