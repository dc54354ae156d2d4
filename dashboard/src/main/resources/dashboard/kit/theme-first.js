// Before the first paint, so that nobody who chose dark is shown light for a moment. No module, because those come later.
(() => {
  const chosen = localStorage.getItem('tradesense.theme');
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
})();
