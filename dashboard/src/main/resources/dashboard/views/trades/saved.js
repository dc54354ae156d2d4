import { Element, define, html, nothing } from '../../kit/element.js';
import { get, newKey, post, search } from '../../kit/api.js';
import { Ask } from '../../kit/ask.js';
import { icon } from '../../kit/icons.js';
import { keep } from '../../kit/kept.js';
import { go, query } from '../../kit/router.js';
import { scope } from '../../kit/scope.js';
import { say, sayProblem } from '../../kit/toast.js';
import { addressOf, filterOf } from './filters.js';

/** Lists that were kept under a name, to be gone back to by one press from any device. */
class SavedViews extends Element {
  static properties = { here: { attribute: false } };
  views = new Ask(this, (signal) => get('/trades/views', { query: { limit: 100 }, signal }));
  naming = false;
  key = newKey();

  connectedCallback() {
    super.connectedCallback();
    this.views.run();
  }

  render() {
    const items = this.views.data?.items ?? [];
    const here = sameText(Object.fromEntries(query()));
    const current = items.find((each) => sameText(addressOf(each.filter)) === here);
    const filtered = Object.keys(filterOf()).length > 0;
    return html`<div class="saved"><div class="tabs" role="group" aria-label="Saved lists">
        ${items.length ? html`<button aria-pressed=${!filtered} @click=${() => this.open({ filter: {} })}>All</button>` : nothing}
        ${items.map((each) => html`<button aria-pressed=${each === current} @click=${() => this.open(each)}>${each.name}</button>`)}</div>
      ${current ? html`<button class="link small" aria-label="Forget the list ${current.name}" @click=${() => this.forgetIt(current)}>Forget this list</button>` : nothing}
      ${filtered && !current ? this.naming ? html`<form class="actions" @submit=${(event) => this.save(event)} @keydown=${(event) => event.key === 'Escape' && this.set({ naming: false })}>
          <input class="input compact" name="name" required maxlength="100" aria-label="Name of the list" placeholder="Name of the list"><button class="button primary">Keep</button>
          <button type="button" class="button plain" @click=${() => this.set({ naming: false })}>Leave it</button></form>`
        : html`<button class="button plain" @click=${() => this.ask()}>${icon('keep')}Keep this list</button>` : nothing}</div>`;
  }

  open({ filter }) {
    const { span } = scope();
    go(`/trades${search({ ...(span === 'custom' ? {} : { span }), ...addressOf(filter) })}`);
  }

  async ask() {
    this.set({ naming: true });
    await this.updateComplete;
    this.querySelector('input')?.focus();
  }

  async save(event) {
    event.preventDefault();
    const name = new FormData(event.target).get('name').trim();
    try {
      const { data } = await post('/trades/views', { name, filter: filterOf() }, { key: this.key });
      this.views.data = { ...this.views.data, items: [...(this.views.data?.items ?? []), data] };
      this.set({ naming: false, key: newKey() });
      say(`${name} is kept.`);
    } catch (problem) {
      sayProblem(problem);
    }
  }

  async forgetIt(view) {
    if (await keep(this.views, this, `/trades/views/${view.id}`, view, null)) say(`${view.name} is forgotten.`);
  }
}

/** The same list has the same text, in whichever order its filters stand and whichever span moves over it. */
function sameText(asked) {
  return Object.entries(asked).filter(([name, value]) => value && (name !== 'span' || value === 'custom')).sort().join('&');
}

define('ts-saved-views', SavedViews);
