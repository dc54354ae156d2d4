/** Light, dark, or as the system says; and a colour of the design as a canvas needs it. */
const KEY = 'tradesense.theme';
const root = document.documentElement;
const system = matchMedia('(prefers-color-scheme: dark)');

export function theme() {
  return root.dataset.theme ?? (system.matches ? 'dark' : 'light');
}

export function choose(next) {
  if (next === 'system') {
    delete root.dataset.theme;
    localStorage.removeItem(KEY);
  } else {
    root.dataset.theme = next;
    localStorage.setItem(KEY, next);
  }
  tell();
}

export function onThemeChange(listener) {
  addEventListener('tradesense:theme', listener);
  return () => removeEventListener('tradesense:theme', listener);
}

/** A token resolved for the theme in use, such as `colour('--gain')`. */
export function colour(token) {
  const probe = document.createElement('i');
  probe.style.color = `var(${token})`;
  document.body.append(probe);
  const resolved = getComputedStyle(probe).color;
  probe.remove();
  return resolved;
}

/** The same, partly transparent. */
export function faded(token, share) {
  const [r, g, b] = colour(token).match(/[\d.]+/g);
  return `rgba(${r}, ${g}, ${b}, ${share})`;
}

function tell() {
  dispatchEvent(new CustomEvent('tradesense:theme'));
}
system.addEventListener('change', tell);
