import { Element, define, html, nothing } from '../../kit/element.js';
import { remove, send } from '../../kit/api.js';
import { downloadOf } from '../../kit/download.js';
import { sayProblem } from '../../kit/toast.js';

/** An attachment, fetched with the user's token and shown from memory; a PDF is saved instead. */
class Picture extends Element {
  static properties = { path: { attribute: false }, file: { attribute: false } };
  address = null;

  async firstUpdated() {
    if (!this.file.type.startsWith('image/')) return;
    try {
      this.set({ address: URL.createObjectURL(await (await send('GET', this.path)).blob()) });
    } catch (problem) {
      sayProblem(problem);
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    if (this.address) URL.revokeObjectURL(this.address);
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
