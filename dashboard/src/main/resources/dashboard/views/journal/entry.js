import { Element, define, html, nothing } from '../../kit/element.js';
import { get, remove } from '../../kit/api.js';
import { Ask, lines } from '../../kit/ask.js';
import { ago, count, date } from '../../kit/format.js';
import { icon } from '../../kit/icons.js';
import { markdown } from '../../kit/markdown.js';
import { forget } from '../../kit/memory.js';
import { go } from '../../kit/router.js';
import { say, sayProblem } from '../../kit/toast.js';
import { PICTURES, attach, attachmentsOf, listAttachments } from './attachments.js';
import './picture.js';

/** One entry as it reads, with its pictures and the trades it speaks of. */
class JournalEntry extends Element {
  static properties = { entryId: { attribute: false } };
  entry = new Ask(this, (signal) => get(`/journal/entries/${this.entryId}`, { signal }));
  attachments = new Ask(this, (signal) => listAttachments(this.entryId, signal));
  editing = false;

  willUpdate(changed) {
    if (changed.has('entryId')) {
      this.editing = false;
      this.entry.run(true);
      this.attachments.run(true);
    }
  }

  render() {
    return html`<article class="card stack">${this.entry.show('Trading', (entry) => (this.editing ? this.editor(entry) : this.reading(entry)), lines(8))}</article>`;
  }

  editor(entry) {
    return html`<ts-journal-editor .entry=${entry} .etag=${this.entry.etag} @written=${() => (this.set({ editing: false }), this.entry.run())}
      @stale=${() => this.entry.run()} @cancelled=${() => this.set({ editing: false })}></ts-journal-editor>`;
  }

  reading(entry) {
    return html`<header><div><h2>${entry.title}</h2><span class="small quiet">${date(entry.date, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })}, changed ${ago(entry.changedAt)}</span></div>
        <div class="actions"><button class="button" @click=${() => this.set({ editing: true })}>Edit</button>
        <button class="button danger icon" aria-label="Delete this entry" @click=${() => this.delete()}>${icon('trash')}</button></div></header>
      <div class="prose">${entry.body ? markdown(entry.body) : html`<p class="quiet">No words yet.</p>`}</div>
      ${entry.tradeIds.length ? html`<p class="small">Speaks of ${entry.tradeIds.map((id, at) => html`${at ? ', ' : ''}<a href="/trades/${id}">trade ${at + 1}</a>`)}${entry.missingTradeIds.length ? ` (${count(entry.missingTradeIds.length)} of them are gone)` : ''}</p>` : nothing}
      <section><div class="title"><h3>Pictures and files</h3><label class="button">${icon('upload')}Attach<input class="visually-hidden" type="file" accept=${[...PICTURES, 'application/pdf'].join()} @change=${(event) => this.attach(event.target.files[0])}></label></div>
        ${this.attachments.show('Trading', ({ items }) => html`<div class="pictures">${items.map((each) => html`<ts-picture .path=${`${attachmentsOf(this.entryId)}/${each.id}`} .file=${each} @removed=${() => this.attachments.run()}></ts-picture>`)}</div>`, lines(1))}</section>`;
  }

  async attach(file) {
    if (!file) return;
    try {
      await attach(this.entryId, file);
      this.attachments.run();
    } catch (problem) {
      sayProblem(problem);
    }
  }

  async delete() {
    try {
      await remove(`/journal/entries/${this.entryId}`, { ifMatch: this.entry.etag });
      forget('/journal');
      say('The entry is gone.');
      go('/journal');
    } catch (problem) {
      sayProblem(problem);
    }
  }
}

define('ts-journal-entry', JournalEntry);
