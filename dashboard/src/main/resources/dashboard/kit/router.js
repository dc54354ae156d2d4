/** Addresses of the page. A view is loaded when it is first gone to. */
const routes = [];
const listeners = new Set();

/** @param {string} pattern such as `/trades/:id` */
export function route(pattern, element, title, load) {
  const names = [];
  const expression = new RegExp(`^${pattern.replace(/:(\w+)/g, (_, name) => (names.push(name), '([^/]+)'))}/?$`);
  routes.push({ expression, names, element, title, load });
}

export function match(path = location.pathname) {
  for (const each of routes) {
    const found = each.expression.exec(path);
    if (found) {
      const parameters = Object.fromEntries(each.names.map((name, at) => [name, decodeURIComponent(found[at + 1])]));
      return { ...each, parameters };
    }
  }
  return null;
}

export function go(address, { replace = false } = {}) {
  const here = location.pathname + location.search;
  if (address !== here) history[replace ? 'replaceState' : 'pushState'](null, '', address);
  tell();
}

export const query = () => new URLSearchParams(location.search);

/** Puts values into the address bar, or takes those that are empty out of it. */
export function setQuery(values, { replace = false } = {}) {
  const next = query();
  for (const [name, value] of Object.entries(values)) {
    if (value === null || value === undefined || value === '') next.delete(name);
    else next.set(name, value);
  }
  const text = next.toString();
  go(location.pathname + (text ? `?${text}` : ''), { replace });
}

export function onNavigation(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell() {
  listeners.forEach((listener) => listener());
}

addEventListener('popstate', tell);
document.addEventListener('click', (event) => {
  const anchor = event.target.closest?.('a[href]');
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (!anchor || !plain || event.defaultPrevented || anchor.target || anchor.hasAttribute('download')) return;
  const url = new URL(anchor.href);
  if (url.origin !== location.origin || !match(url.pathname)) return;
  if (url.hash && url.pathname === location.pathname) return;
  event.preventDefault();
  go(url.pathname + url.search);
});
