import { ReactiveElement } from '../lib/lit__reactive-element/reactive-element.js';
import { html, svg, nothing, render } from '../lib/lit-html/lit-html.js';

export { html, svg, nothing };

/**
 * A component of the page: Lit's reactive element and templates, in the document itself rather than in a shadow, so that one
 * set of styles serves all and a screen reader meets one document.
 */
export class Element extends ReactiveElement {
  createRenderRoot() {
    return this;
  }

  /** Changes what the component knows and draws it again. */
  set(values) {
    Object.assign(this, values);
    this.requestUpdate();
  }

  update(changed) {
    const content = this.render();
    if (!this.hasUpdated) this.replaceChildren();
    super.update(changed);
    render(content, this.renderRoot, { host: this });
  }
}

export function define(name, component) {
  customElements.define(name, component);
}
