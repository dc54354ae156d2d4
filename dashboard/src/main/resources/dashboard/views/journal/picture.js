import { Element, define, html, nothing } from '../../kit/element.js';
import { remove, send } from '../../kit/api.js';
import { downloadOf } from '../../kit/download.js';
import { sayProblem } from '../../kit/toast.js';

/** An attachment, fetched with the user's token and shown from memory; a PDF is saved instead. */
class Picture extends Element {
  static properties = { path: { attribute: false }, file: { attribute: false } };
  address = null;

  /** Where one of several is removed, the elements stay and each gets what was the next one's. */
  updated(changed) {
    if (changed.has('path')) this.load(this.path);
  }

  async load(path) {
    this.forget();
    if (!this.file.type.startsWith('image/')) return;
    try {
      const content = await (await send('GET', path)).blob();
      if (path === this.path && this.isConnected) this.set({ address: URL.createObjectURL(content) });
    } catch (problem) {
      sayProblem(problem);
    }
  }

  forget() {
    if (this.address) URL.revokeObjectURL(this.address);
    this.set({ address: null });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.forget();
  }

  render() {
    return html`<figure>${this.address ? html`<img src=${this.address} alt=${this.file.name}>` : nothing}
      <figcaption class="small"><button class="link" @click=${() => downloadOf(this.path, this.file.name).catch(sayProblem)}>${this.file.name}</button>
      <button class="link" aria-label="Remove ${this.file.name}" @click=${() => this.delete()}>Remove</button></figcaption></figure>`;
  }

  async delete() {
    try {
      await remove(this.path);
      this.dispatchEvent(new CustomEvent('removed'));
    } catch (problem) {
      sayProblem(problem);
    }
  }
}

define('ts-picture', Picture);
