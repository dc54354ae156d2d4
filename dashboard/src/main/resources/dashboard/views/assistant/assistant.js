import { Element, define, html, nothing } from '../../kit/element.js';
import { get, remove } from '../../kit/api.js';
import { Ask, lines } from '../../kit/ask.js';
import { ago } from '../../kit/format.js';
import { icon } from '../../kit/icons.js';
import { events } from '../../kit/stream.js';
import { sayProblem } from '../../kit/toast.js';
import { answer } from './answer.js';
import { report } from './report.js';

const OPENINGS = ['How did I trade this month?', 'Which habit costs me most?', 'Am I better in the morning?', 'What should I stop doing?'];

/** Questions in words, answers that come as they are written, each figure linked to the fact it is from. */
class Assistant extends Element {
  conversations = new Ask(this, (signal) => get('/ai/conversations', { signal }));
  usage = new Ask(this, (signal) => get('/ai/usage', { signal }));
  report = new Ask(this, (signal) => get('/intelligence/report', { query: { period: 'month' }, signal }));
  conversationId = null;
  turns = [];
  writing = null;

  connectedCallback() {
    super.connectedCallback();
    [this.conversations, this.usage, this.report].forEach((ask) => ask.run());
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
          <section class="card"><header><h2>Earlier</h2></header>${this.conversations.show('The assistant', ({ items }) => this.list(items), lines(3))}</section>
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
    const said = { text: '', figures: [], facts: [], done: false };
    this.writing = new AbortController();
    this.set({ turns: [...this.turns, { question }, said] });
    try {
      const body = { message: question, ...(this.conversationId ? { conversationId: this.conversationId } : {}) };
      await events('POST', '/ai/chat', { body, signal: this.writing.signal }, (event) => this.hear(event, said));
    } catch (problem) {
      if (problem.name !== 'AbortError') said.problem = problem;
    }
    said.done = true;
    this.set({ writing: null });
    this.conversations.run();
  }

  /** Pieces of the text as they come; the last event has it whole, with the facts. */
  hear(event, said) {
    const data = JSON.parse(event.data);
    this.conversationId = data.conversationId ?? this.conversationId;
    if (typeof data.delta === 'string') said.text += data.delta;
    if (event.type === 'delta' && typeof data.text === 'string') said.text += data.text;
    else if (typeof data.text === 'string') said.text = data.text;
    for (const name of ['statements', 'figures', 'facts']) if (data[name]) said[name] = data[name];
    if (event.type === 'error' || data.problem) said.problem = { message: data.detail ?? data.problem?.detail ?? 'The assistant stopped.' };
    this.requestUpdate();
  }

  async open(id) {
    try {
      const { data } = await get(`/ai/conversations/${id}`);
      const turns = (data.messages ?? data.turns ?? []).map((each) => (each.role === 'user' ? { question: each.text ?? each.content } : { ...each, text: each.text ?? each.content ?? '', facts: each.facts ?? [], figures: each.figures ?? [], done: true }));
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

define('ts-assistant', Assistant);
