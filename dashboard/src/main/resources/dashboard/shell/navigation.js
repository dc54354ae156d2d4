import { Element, define, html, nothing } from '../kit/element.js';
import { icon, mark } from '../kit/icons.js';
import { link } from '../kit/scope.js';
import { session } from '../kit/session.js';
import { onNavigation } from '../kit/router.js';
import { FIRST, REST, OPERATORS } from './routes.js';

/** The way to every view: beside the content, a rail of icons, or a bar under it with the rest behind More. */
class Navigation extends Element {
  open = false;

  connectedCallback() {
    super.connectedCallback();
    this.stop = onNavigation(() => this.set({ open: false }));
    this.addEventListener('keydown', (event) => event.key === 'Escape' && this.set({ open: false }));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.stop();
  }

  render() {
    const groups = session.isAdmin ? [...REST, OPERATORS] : REST;
    return html`<nav class="side ${this.open ? 'open' : ''}" aria-label="Views">
      <a class="brand" href=${link('/')} aria-label="TradeSense, overview">${mark}<span aria-hidden="true">TradeSense</span></a>
      <ul>${FIRST.map((each) => item(each))}
        <li class="menu-button"><button class="item more button plain" aria-expanded=${this.open}
          @click=${() => this.set({ open: !this.open })}>${icon(this.open ? 'cross' : 'more')}<span>${this.open ? 'Close' : 'More'}</span></button></li>
      </ul>
      ${groups.map(([name, items]) => html`<div class="rest"><p class="group" aria-hidden="true">${name}</p>
        <ul aria-label=${name}>${items.map((each) => item(each))}</ul></div>`)}
    </nav>`;
  }
}

function item([path, name, drawing]) {
  const here = path === '/' ? location.pathname === '/' : location.pathname.startsWith(path);
  return html`<li><a class="item" href=${link(path)} aria-current=${here ? 'page' : nothing} title=${name}>${icon(drawing)}<span>${name}</span></a></li>`;
}

define('ts-navigation', Navigation);
