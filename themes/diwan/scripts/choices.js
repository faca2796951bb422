// The reader's choices of appearance and text size: applied at once, kept on this device, the same on every page.
// The colour that the browser shows round the page follows.
const root = document.documentElement;

function keep(choice, value) {
  if (value) root.dataset[choice] = value; else delete root.dataset[choice];
  try {
    if (value) localStorage.setItem(`malaf-${choice}`, value); else localStorage.removeItem(`malaf-${choice}`);
  } catch { /* storage is turned off: the choice holds for this page */ }
  colour();
}

/** `theme-color` has one element for each scheme of the device; a choice makes both the same. */
function colour() {
  const ground = getComputedStyle(root).backgroundColor;
  for (const meta of document.querySelectorAll('meta[name="theme-color"]')) {
    meta.dataset.own ??= meta.content;
    meta.content = root.dataset.theme ? ground : meta.dataset.own;
  }
}

if (root.dataset.theme) colour();

for (const input of document.querySelectorAll('#display input')) {
  input.checked = input.value === (root.dataset[input.name] ?? '');
  input.addEventListener('change', () => keep(input.name, input.value));
}
