// What the reader chose earlier, applied before the page is shown; `choices.js` keeps it. Kept on this device alone.
{
  const root = document.documentElement;
  root.dataset.scripts = '';
  for (const choice of ['theme', 'size']) {
    try {
      const kept = localStorage.getItem(`malaf-${choice}`);
      if (kept) root.dataset[choice] = kept;
    } catch { /* storage is turned off: the page stays as it comes */ }
  }
}
