import { Element, define, html } from '../../kit/element.js';
import { newKey, patch, post } from '../../kit/api.js';
import { forget } from '../../kit/memory.js';
import { today } from '../../kit/scope.js';
import { say, sayProblem } from '../../kit/toast.js';
import { zone } from '../../kit/format.js';

const split = (text) => [...new Set(text.split(',').map((each) => each.trim()).filter(Boolean))];

/** The page to write on: a new entry, or a change of one that is there. */
class JournalEditor extends Element {
  static properties = { entry: { attribute: false }, etag: { attribute: false }, trade: { attribute: false } };
  key = newKey();
  busy = false;

  render() {
    const { title = '', body = '', date = today(), mood = '', tags = [] } = this.entry ?? {};
    return html`<form class="form ${this.entry ? '' : 'card'}" @submit=${(event) => this.save(event)}>
      <div class="form row">
        <div class="field"><label for="entry-date">Day</label><input class="input" id="entry-date" type="date" name="date" required .value=${date}></div>
        <div class="field"><label for="entry-mood">Mood</label><input class="input" id="entry-mood" name="mood" maxlength="100" placeholder="calm" .value=${mood ?? ''}></div>
        <div class="field"><label for="entry-tags">Tags, with commas between</label><input class="input" id="entry-tags" name="tags" .value=${tags.join(', ')}></div>
      </div>
      <div class="field"><label for="entry-title">Title</label><input class="input" id="entry-title" name="title" required maxlength="200" .value=${title}></div>
      <div class="field"><label for="entry-body">Words, as Markdown</label><textarea class="input tall" id="entry-body" name="body" .value=${body}></textarea></div>
      <div class="actions"><button class="button primary" ?disabled=${this.busy}>Save</button>
        ${this.entry ? html`<button type="button" class="button" @click=${() => this.dispatchEvent(new CustomEvent('cancelled'))}>Leave it</button>` : html`<a class="button" href="/journal">Leave it</a>`}</div>
    </form>`;
  }

  async save(event) {
    event.preventDefault();
    const { tags, mood, ...rest } = Object.fromEntries(new FormData(event.target));
    const body = { ...rest, tags: split(tags), mood: mood.trim() || null };
    this.set({ busy: true });
    try {
      const { data } = this.entry
        ? await patch(`/journal/entries/${this.entry.id}`, body, { ifMatch: this.etag })
        : await post('/journal/entries', { ...body, timezone: zone(), tradeIds: this.trade ? [this.trade] : [] }, { key: this.key });
      forget('/journal');
      say('Saved.');
      this.dispatchEvent(new CustomEvent('written', { detail: data.id }));
    } catch (problem) {
      if (problem.status === 412) {
        say('This entry was changed elsewhere meanwhile; yours was not saved. Copy your words before you reload.', { fault: true });
      } else {
        sayProblem(problem);
      }
    }
    this.set({ busy: false });
  }
}

define('ts-journal-editor', JournalEditor);
