// The reader's choices of appearance, text size, digits and dates: applied at once, kept on this device, the same on every
// page. The colour that the browser shows round the page follows.
const root = document.documentElement;

function keep(choice, value) {
  if (value) root.dataset[choice] = value; else delete root.dataset[choice];
  const key = `malaf-${choice}${/^(digits|months)$/.test(choice) ? `-${root.lang}` : ''}`;
  try {
    if (value) localStorage.setItem(key, value); else localStorage.removeItem(key);
  } catch { /* storage is turned off: the choice holds for this page */ }
  document.dispatchEvent(new Event('malaf:choice'));
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
