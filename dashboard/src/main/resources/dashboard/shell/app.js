import { Element, define, html } from '../kit/element.js';
import '../kit/hints.js';
import { go, match, onNavigation } from '../kit/router.js';
import { session } from '../kit/session.js';
import { OUTSIDE } from './routes.js';
import './navigation.js';
import './bar.js';

/** The frame of the page. It loads the view of the address, moves the focus to it and names it. */
class App extends Element {
  #view = null;
  #shown = '';
  outside = true;

  connectedCallback() {
    super.connectedCallback();
    onNavigation(() => this.show());
    session.addEventListener('change', () => this.show());
    this.show();
  }

  async show() {
    const outside = OUTSIDE.includes(location.pathname);
    if (!session.user && !outside) {
      const here = location.pathname + location.search;
      go(here === '/' ? '/sign-in' : `/sign-in?then=${encodeURIComponent(here)}`, { replace: true });
      return;
    }
    const found = match();
    document.title = `${found?.title ?? 'Not found'} · TradeSense`;
    const key = `${location.pathname}|${session.user?.id ?? ''}`;
    if (key === this.#shown) {
      this.requestUpdate();
      this.#view?.navigated?.();
      return;
    }
    this.#shown = key;
    this.#view = found ? await loaded(found) : missing();
    if (this.#shown !== key) return;
    this.outside = outside || !session.user;
    this.requestUpdate();
    await this.updateComplete;
    const main = this.querySelector('main');
    main.replaceChildren(this.#view);
    scrollTo(0, 0);
    if (this.moved) main.focus({ preventScroll: true });
    this.moved = true;
  }

  render() {
    const main = html`<main id="main" tabindex="-1"></main>`;
    if (this.outside) return html`<div class="outside">${main}</div>`;
    return html`<a class="skip" href="#main">Skip to the content</a>
      <div class="frame"><ts-navigation></ts-navigation><div class="page"><ts-bar></ts-bar>${main}</div></div>`;
  }
}

async function loaded(found) {
  try {
    await found.load();
  } catch (failure) {
    // A newer version of the page was installed meanwhile: its files have other addresses.
    const key = 'tradesense.reloaded';
    if (sessionStorage.getItem(key) !== location.pathname) {
      sessionStorage.setItem(key, location.pathname);
      location.reload();
    }
    throw failure;
  }
  sessionStorage.removeItem('tradesense.reloaded');
  const view = document.createElement(found.element);
  view.dataset.view = found.element.slice(3);
  view.parameters = found.parameters;
  return view;
}

function missing() {
  const view = document.createElement('div');
  view.className = 'empty';
  const title = document.createElement('h1');
  title.textContent = 'There is nothing at this address';
  const way = document.createElement('a');
  way.href = '/';
  way.textContent = 'Go to the overview';
  view.append(title, way);
  return view;
}

define('ts-app', App);
