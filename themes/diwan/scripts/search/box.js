// The box in the header: names as they are typed, and the way to all results (WAI-ARIA combobox with a list).

import { address, loader } from './load.js';
import { namesOf } from './names.js';
import { kindOf, Store } from './store.js';
import { bare, readings, terms, withoutArticles } from './terms.js';

/** @typedef {import('./names.js').Name} Name */

const MOST = 7;

/** Names that words being typed may become; the best first, each page once. @param {Name[]} all @param {string} typed */
function beginning(all, typed) {
  const keys = withoutArticles(terms(typed)).map((term) => term.key);
  const last = keys.pop();
  if (!last) return [];
  const lasts = [last, ...[...readings(last), bare(last)].filter((end) => end.length > 1)];
  /** @type {[number, Name][]} */ const found = [];
  for (const name of all) {
    const at = name.keys.findIndex((key, n) => {
      const before = name.keys.slice(n - keys.length, n);
      return n >= keys.length && lasts.some((end) => key.startsWith(end)) && before.every((other, m) => other === keys[m]);
    });
    if (at >= 0) found.push([at * 8 + name.keys.length, name]);
  }
  found.sort((one, two) => one[0] - two[0]);
  const once = new Map();
  for (const [, name] of found) if (!once.has(name.row)) once.set(name.row, name);
  return [...once.values()].slice(0, MOST);
}

/** @param {HTMLFormElement} form */
function start(form) {
  const input = /** @type {HTMLInputElement} */ (form.querySelector('input'));
  const base = form.dataset.base ?? '/';
  const language = document.documentElement.lang;
  const store = new Store(loader(base));
  const list = document.createElement('ul');
  Object.assign(list, { id: 'suggestions', className: 'suggestions', hidden: true });
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', input.labels?.[0]?.textContent ?? '');
  form.append(list);
  for (const [name, value] of [['role', 'combobox'], ['aria-autocomplete', 'list'], ['aria-expanded', 'false'], ['aria-controls', 'suggestions']]) {
    input.setAttribute(name, value);
  }
  let chosen = -1;
  let asked = 0;

  const options = () => /** @type {HTMLElement[]} */ ([...list.children]);
  const choose = (/** @type {number} */ to) => {
    chosen = to;
    options().forEach((option, n) => option.setAttribute('aria-selected', String(n === to)));
    const option = options()[to];
    if (option) input.setAttribute('aria-activedescendant', option.id); else input.removeAttribute('aria-activedescendant');
  };
  const show = (/** @type {HTMLElement[]} */ found) => {
    list.replaceChildren(...found);
    list.hidden = found.length === 0;
    input.setAttribute('aria-expanded', String(!list.hidden));
    choose(-1);
  };
  const go = (/** @type {HTMLElement} */ option) => { location.href = option.dataset.href ?? ''; };

  async function suggest() {
    const now = asked += 1;
    const typed = input.value;
    if (!typed.trim()) return show([]);
    const [{ kinds, languages }, names] = await Promise.all([store.root(), namesOf(store)]);
    if (now !== asked) return undefined;
    return show(beginning(names.all, typed).map(({ row, text, language: spoken }, n) => {
      const [number, path, all] = row;
      const own = languages.indexOf(language);
      const name = spoken === own ? text : all[own]?.[0] ?? text;
      const option = document.createElement('li');
      Object.assign(option, { id: `suggestion-${n}` });
      option.setAttribute('role', 'option');
      option.dataset.href = address(base, `${language}/${path}`);
      const shown = document.createElement('bdi');
      shown.textContent = name;
      const kind = document.createElement('span');
      kind.className = 'kind';
      kind.textContent = form.querySelector(`template[data-kind="${kindOf(kinds, number)}"]`)?.innerHTML ?? '';
      option.append(shown, ' ', kind);
      return option;
    }));
  }

  input.addEventListener('input', () => { suggest().catch(() => show([])); });
  input.addEventListener('keydown', (event) => {
    const count = options().length;
    if (event.key === 'Escape' && !list.hidden) { event.preventDefault(); show([]); }
    if (list.hidden || event.isComposing) return;
    if (event.key === 'ArrowDown') { event.preventDefault(); choose(chosen + 1 < count ? chosen + 1 : -1); }
    if (event.key === 'ArrowUp') { event.preventDefault(); choose(chosen < 0 ? count - 1 : chosen - 1); }
    if (event.key === 'Enter' && chosen >= 0) { event.preventDefault(); go(options()[chosen]); }
  });
  // The pointer is pressed before the box loses the focus.
  list.addEventListener('pointerdown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    const option = /** @type {HTMLElement} */ (event.target).closest('li');
    if (option) go(option);
  });
  input.addEventListener('blur', () => show([]));
  if (input.value) suggest().catch(() => show([]));
}

const form = /** @type {HTMLFormElement | null} */ (document.querySelector('form[data-search]'));
if (form) start(form);
