/** A word about what was done, or was not; gone after a while, read out at once. */
const STAYS = 6_000;

export function say(text, { fault = false, undo = null } = {}) {
  const shelf = document.querySelector('.toasts') ?? shelfOf();
  const toast = document.createElement('div');
  toast.className = fault ? 'toast fault' : 'toast';
  const words = document.createElement('span');
  words.textContent = text;
  toast.append(words);
  if (undo) toast.append(button('Undo', () => (toast.remove(), undo())));
  toast.append(button('Close', () => toast.remove()));
  shelf.append(toast);
  setTimeout(() => toast.remove(), fault ? STAYS * 2 : STAYS);
}

export const sayProblem = (problem) => say(problem.message, { fault: true });

function button(label, pressed) {
  const made = document.createElement('button');
  made.className = 'link';
  made.textContent = label;
  made.addEventListener('click', pressed);
  return made;
}

function shelfOf() {
  const shelf = document.createElement('div');
  shelf.className = 'toasts';
  shelf.setAttribute('role', 'status');
  document.body.append(shelf);
  return shelf;
}
