/** What a figure means, shown while it is pointed at or has the focus: `<span data-hint="…" tabindex="0">`. */
let card = null;
let told = null;

function show(target) {
  hide();
  card = document.createElement('div');
  card.className = 'hint-card';
  card.id = 'hint-card';
  card.setAttribute('role', 'tooltip');
  card.textContent = target.dataset.hint;
  document.body.append(card);
  told = target;
  told.setAttribute('aria-describedby', card.id);
  const at = target.getBoundingClientRect();
  const box = card.getBoundingClientRect();
  const under = at.bottom + 8 + box.height < innerHeight;
  card.style.left = `${Math.max(8, Math.min(at.left, innerWidth - box.width - 8))}px`;
  card.style.top = `${under ? at.bottom + 8 : at.top - box.height - 8}px`;
}

function hide() {
  card?.remove();
  told?.removeAttribute('aria-describedby');
  card = told = null;
}

const of = (event) => event.target.closest?.('[data-hint]');
document.addEventListener('mouseover', (event) => (of(event) ? show(of(event)) : hide()));
document.addEventListener('focusin', (event) => (of(event) ? show(of(event)) : hide()));
document.addEventListener('focusout', hide);
document.addEventListener('keydown', (event) => event.key === 'Escape' && hide());
document.addEventListener('scroll', hide, { passive: true, capture: true });
