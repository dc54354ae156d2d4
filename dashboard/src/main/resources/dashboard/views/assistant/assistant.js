import { Element, define, html, nothing } from '../../kit/element.js';
import { get, remove } from '../../kit/api.js';
import { Ask, lines } from '../../kit/ask.js';
import { ago, count, percent, zone } from '../../kit/format.js';
import { icon } from '../../kit/icons.js';
import { events } from '../../kit/stream.js';
import { sayProblem } from '../../kit/toast.js';
import { answer } from './answer.js';
import { insights, report } from './report.js';

const OPENINGS = ['How did I trade this month?', 'Which habit costs me most?', 'Am I better in the morning?', 'What should I stop doing?'];

/** Questions in words, answers that come as they are written, each figure linked to the fact it is from. */
class Assistant extends Element {
  conversations = new Ask(this, (signal) => get('/ai/conversations', { signal }));
  usage = new Ask(this, (signal) => get('/ai/usage', { signal }));
  insights = new Ask(this, (signal) => get('/intelligence/insights', { signal }));
  report = new Ask(this, (signal) => get('/intelligence/report', { query: { period: 'month', tz: zone() }, signal }));
  conversationId = null;
  turns = [];
  writing = null;

  connectedCallback() {
    super.connectedCallback();
    [this.conversations, this.usage, this.report, this.insights].forEach((ask) => ask.run());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.writing?.abort();
  }

  render() {
    return html`<div class="head"><div><h1>Assistant</h1><p>It reads your trades and your journal. Every figure leads to where it came from.</p></div>
        ${this.turns.length ? html`<button class="button" @click=${() => this.set({ turns: [], conversationId: null })}>${icon('plus')}New conversation</button>` : nothing}</div>
      <div class="grid">
        <section class="span-8 stack">
          <div class="card talk" role="log" aria-live="polite" aria-label="Conversation">
            ${this.turns.length ? this.turns.map(answer) : html`<div class="empty">${icon('assistant')}<p>Ask what your trades can tell.</p>
              <div class="actions">${OPENINGS.map((each) => html`<button class="button" @click=${() => this.ask(each)}>${each}</button>`)}</div></div>`}
          </div>
          <form class="asking" @submit=${(event) => this.submit(event)}>
            <input class="input" name="question" aria-label="Your question" placeholder="Ask about your trading" autocomplete="off" maxlength="4000" required>
            ${this.writing ? html`<button type="button" class="button" @click=${() => this.writing.abort()}>Stop</button>` : html`<button class="button primary icon" aria-label="Ask">${icon('send')}</button>`}
          </form>
        </section>
        <aside class="span-4 stack" aria-label="Beside the conversation">
          <section class="card"><header><h2>This month</h2></header>${this.report.show('The assistant', report, lines(5))}</section>
          <section class="card"><header><h2>What stands out</h2></header>${this.insights.show('The assistant', insights, lines(3))}</section>
          <section class="card"><header><h2>Earlier</h2></header>${this.conversations.show('The assistant', ({ items }) => this.list(items), lines(3))}</section>
          <section class="card"><header><h2>Used this month</h2></header>${this.usage.show('The assistant', used, lines(2))}</section>
        </aside>
      </div>`;
  }

  list(items) {
    if (!items.length) return html`<p class="soft">No conversation yet.</p>`;
    return html`<ul class="stack">${items.map((each) => html`<li class="title"><button class="link" @click=${() => this.open(each.id)}>${each.title ?? ago(each.createdAt)}</button>
      <button class="link small" aria-label="Delete this conversation" @click=${() => this.delete(each.id)}>Delete</button></li>`)}</ul>`;
  }

  submit(event) {
    event.preventDefault();
    const { question } = Object.fromEntries(new FormData(event.target));
    event.target.reset();
    this.ask(question);
  }

  async ask(question) {
    const said = { statements: [], facts: [], looking: null, done: false };
    this.writing = new AbortController();
    this.set({ turns: [...this.turns, { question }, said] });
    try {
      const body = { message: question, tz: zone(), ...(this.conversationId ? { conversationId: this.conversationId } : {}) };
      await events('POST', '/ai/chat', { body, signal: this.writing.signal }, (event) => this.hear(event, said));
    } catch (problem) {
      if (problem.name !== 'AbortError') said.problem = problem;
    }
    said.done = true;
    this.set({ writing: null });
    this.conversations.run();
  }

  /** Sentences as they are checked; the last event has all of them, with the facts their figures lead to. */
  hear({ type, data }, said) {
    const told = JSON.parse(data);
    if (type === 'sentence') said.statements.push(told);
    if (type === 'looking') said.looking = told.tool;
    if (type === 'problem') said.problem = { message: told.detail };
    if (type === 'done') {
      Object.assign(said, told);
      this.conversationId = told.conversationId;
    }
    this.requestUpdate();
  }

  async open(id) {
    try {
      const { data } = await get(`/ai/conversations/${id}`);
      const turns = data.messages.map(({ role, text, answer: told }) => (role === 'USER' ? { question: text } : { statements: [{ text, figures: [] }], facts: [], ...told, done: true }));
      this.set({ turns, conversationId: id });
    } catch (problem) {
      sayProblem(problem);
    }
  }

  async delete(id) {
    try {
      await remove(`/ai/conversations/${id}`);
      this.conversations.run();
    } catch (problem) {
      sayProblem(problem);
    }
  }
}

function used({ tokens, budget, left, cacheHits, calls }) {
  const share = budget ? tokens / budget : 0;
  return html`<p class="small soft">${count(tokens)} of ${count(budget)} tokens, ${count(left)} left; ${count(cacheHits)} of ${count(calls + cacheHits)} answers cost nothing.</p>
    <div class="meter ${share >= 1 ? 'full' : share > 0.8 ? 'warn' : ''}" role="meter" aria-label="Tokens used" aria-valuenow=${Math.round(share * 100)} aria-valuemin="0" aria-valuemax="100" title=${percent(share)}><span .style=${`width:${Math.min(1, share) * 100}%`}></span></div>`;
}

define('ts-assistant', Assistant);
