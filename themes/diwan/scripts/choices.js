// The reader's choices of appearance and text size: applied at once, kept on this device, the same on every page.
const root = document.documentElement;

function keep(choice, value) {
  if (value) root.dataset[choice] = value; else delete root.dataset[choice];
  try {
    if (value) localStorage.setItem(`malaf-${choice}`, value); else localStorage.removeItem(`malaf-${choice}`);
  } catch { /* storage is turned off: the choice holds for this page */ }
}

for (const input of document.querySelectorAll('#display input')) {
  input.checked = input.value === (root.dataset[input.name] ?? '');
  input.addEventListener('change', () => keep(input.name, input.value));
}
