import { Element, define, html, nothing } from '../../kit/element.js';
import { newKey, post } from '../../kit/api.js';
import { Ask, lines } from '../../kit/ask.js';
import { zone } from '../../kit/format.js';
import { icon } from '../../kit/icons.js';
import { forget } from '../../kit/memory.js';
import { today } from '../../kit/scope.js';
import { sayProblem } from '../../kit/toast.js';
import { PICTURES, attach, attachmentsOf, listAttachments } from '../journal/attachments.js';
import '../journal/picture.js';

/**
 * The pictures of the entries that speak of a trade, and a place to drop, paste or choose another. It goes to the newest entry;
 * where there is none, one is begun for it.
 */
class Screenshots extends Element {
  static properties = { trade: { attribute: false }, entries: { attribute: false } };
  pictures = new Ask(this, async (signal) => ({ data: (await Promise.all(this.entries.map((entry) => this.picturesOf(entry, signal)))).flat() }));
  busy = false;
  key = newKey();
  pasted = (event) => this.take(event.clipboardData?.files, event);

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('paste', this.pasted);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('paste', this.pasted);
  }

  willUpdate(changed) {
    if (changed.has('entries')) this.pictures.run();
  }

  async picturesOf({ id }, signal) {
    const { data } = await listAttachments(id, signal);
    return data.items.filter((file) => PICTURES.includes(file.type)).map((file) => ({ file, path: `${attachmentsOf(id)}/${file.id}` }));
  }

  render() {
    return html`<div class="stack" @dragover=${(event) => event.preventDefault()} @drop=${(event) => this.take(event.dataTransfer.files, event)}>
      ${this.pictures.show('Trading', (pictures) => (pictures.length ? html`<div class="pictures">${pictures.map((each) => html`<ts-picture .path=${each.path} .file=${each.file} @removed=${() => this.pictures.run()}></ts-picture>`)}</div>` : nothing), lines(1))}
      <div class="title"><span class="soft small">Drop or paste a screenshot here.</span>
        <label class="button">${icon('upload')}Add a screenshot<input class="visually-hidden" type="file" accept=${PICTURES.join()} ?disabled=${this.busy} @change=${(event) => this.take(event.target.files, event)}></label></div></div>`;
  }

  async take(files, event) {
    const file = [...(files ?? [])].find((each) => PICTURES.includes(each.type));
    if (!file || this.busy) return;
    event.preventDefault();
    this.set({ busy: true });
    try {
      const entry = this.entries[0]?.id ?? (await this.begin());
      await attach(entry, file);
      this.key = newKey();
      this.dispatchEvent(new CustomEvent('added'));
    } catch (problem) {
      sayProblem(problem);
    }
    this.set({ busy: false });
  }

  async begin() {
    const order = { date: today(), timezone: zone(), title: `Screenshots of ${this.trade.symbol}`, tradeIds: [this.trade.id] };
    const { data } = await post('/journal/entries', order, { key: this.key });
    forget('/journal');
    return data.id;
  }
}

define('ts-screenshots', Screenshots);
