// The page of results: they follow what is typed, stand by kind, and can be narrowed; the address tells the query.

import { matcher, shown } from './excerpt.js';
import { address, loader } from './load.js';
import { answer } from './query.js';
import { kindOf, Store } from './store.js';

/** @typedef {import('./query.js').Choice} Choice */
/** @typedef {import('./excerpt.js').Piece} Piece */

/** Results are added so many at a time. */
const STEP = 10;
/** Who types fast is not searched for letter by letter. */
const PAUSE = 150;

/** @param {HTMLFormElement} form @param {HTMLElement} view */
function start(form, view) {
  const find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (view.querySelector(selector));
  const input = /** @type {HTMLInputElement} */ (form.querySelector('input'));
  const list = find('[data-results]');
  const status = find('[role=status]');
  const more = find('.more');
  const narrow = /** @type {HTMLDetailsElement} */ (find('details'));
  const choices = /** @type {HTMLSelectElement[]} */ ([...narrow.querySelectorAll('select')]);
  const base = form.dataset.base ?? '/';
  const store = new Store(loader(base));
  const { lang } = document.documentElement;
  const locale = view.dataset.locale || lang;
  const plural = new Intl.PluralRules(locale);
  const say = (/** @type {string} */ name) => find(`template[data-words="${name}"]`).innerHTML;
  let asked = 0;
  let wanted = STEP;
  let timer = 0;

  const count = (/** @type {number} */ n) => {
    const samples = /** @type {HTMLElement[]} */ ([...view.querySelectorAll('template[data-count]')]);
    const sample = samples.find((other) => plural.select(Number(other.dataset.count)) === plural.select(n));
    return (sample?.innerHTML ?? '#').replace('#', n.toLocaleString(locale));
  };

  async function search() {
    const now = asked += 1;
    const query = input.value.trim();
    /** @type {Choice} */ const choice = Object.fromEntries(choices.map((select) => [select.name, select.value]));
    narrow.hidden = !query;
    more.hidden = true;
    if (!query) { list.replaceChildren(); status.textContent = ''; return; }
    const [{ languages, kinds }, { atoms, hits, partly, near }] = await Promise.all([store.root(), answer(store, input.value, choice)]);
    if (now !== asked) return;
    status.textContent = hits.length ? (partly ? `${say('partly')} ` : '') + count(hits.length) : say('none');
    const own = languages.indexOf(lang);
    const matchers = atoms.map(matcher);
    /** @type {Map<string, HTMLElement>} */ const groups = new Map();
    if (near.length) list.replaceChildren(element('p', 'near', `${say('near')} `, ...between(near.map(({ row, text }) => link(address(base, `${lang}/${row[1]}`), isolated(text))))));
    else if (!hits.length) list.replaceChildren();
    const best = hits.slice(0, wanted).map((hit) => ({ hit, loaded: store.page(hit.number) }));
    let others = 0;
    for (const { hit, loaded } of best) {
      const page = await loaded;
      if (now !== asked) return;
      const result = shown(page, atoms, matchers, hit, own, choice.language ? languages.indexOf(choice.language) : -1);
      if (!result || (!result.holds && !partly)) { others += 1; continue; }
      const kind = kindOf(kinds, hit.number);
      if (!groups.size) list.replaceChildren();
      if (!groups.has(kind)) {
        const heading = element('h2', '', find(`template[data-kind="${kind}"]`).innerHTML);
        const items = element('ol', '');
        groups.set(kind, items);
        list.append(heading, items);
      }
      const tag = languages[result.language];
      groups.get(kind)?.append(element('li', '', resultOf(result, tag, address(base, `${tag}/${page.path}`, result.anchor))));
    }
    // What holds the words of a phrase and not the phrase itself shows only when its text is there.
    if (others) status.textContent = count(hits.length - others);
    if (hits.length && !groups.size) { list.replaceChildren(); status.textContent = say('none'); }
    more.hidden = hits.length <= wanted;
  }

  const run = async () => {
    const now = asked + 1;
    list.ariaBusy = 'true';
    await search().catch(() => { status.textContent = say('failed'); });
    if (now === asked) list.ariaBusy = 'false';
  };
  const changed = () => {
    clearTimeout(timer);
    wanted = STEP;
    const kept = new URLSearchParams([input, ...choices].filter(({ value }) => value.trim()).map(({ name, value }) => [name, value.trim()]));
    history.replaceState(null, '', kept.size ? `?${kept}` : location.pathname);
    return run();
  };
  input.addEventListener('input', () => { clearTimeout(timer); timer = window.setTimeout(changed, PAUSE); });
  form.addEventListener('submit', (event) => { event.preventDefault(); changed(); });
  narrow.addEventListener('change', changed);
  more.addEventListener('click', async () => {
    const { length } = list.querySelectorAll('a');
    wanted += STEP;
    await run();
    list.querySelectorAll('a')[length]?.focus();
  });
  // Arrows lead from the box through the results and back.
  document.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const stops = [input, ...list.querySelectorAll('a')];
    const at = stops.findIndex((stop) => stop === document.activeElement);
    const next = stops[at + (step ?? 0)];
    if (!step || at < 0 || !next || event.isComposing) return;
    event.preventDefault();
    next.focus();
  });

  const given = new URLSearchParams(location.search);
  for (const field of [input, ...choices]) field.value = given.get(field.name) ?? '';
  for (const select of choices) if (select.selectedIndex < 0) select.value = '';
  narrow.open = choices.some((select) => select.value) || matchMedia('(width >= 48rem)').matches;
  view.hidden = false;
  return run();
}

/** @param {string} name @param {string} className @param {(Node | string)[]} content */
function element(name, className, ...content) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...content);
  return made;
}

/** @param {string} href @param {(Node | string)[]} content */
function link(href, ...content) {
  const made = /** @type {HTMLAnchorElement} */ (element('a', '', ...content));
  made.href = href;
  return made;
}

/** @param {Node[]} nodes */
const between = (nodes) => nodes.flatMap((node, n) => (n ? [' · ', node] : [node]));

/** @param {string} text @param {string} [dir] */
function isolated(text, dir) {
  const made = element('bdi', '', text);
  if (dir) made.dir = dir;
  return made;
}

/** A result: one link. @param {import('./excerpt.js').Shown} result @param {string} tag @param {string} href */
function resultOf({ version, title, label, pieces }, tag, href) {
  const made = link(href, element('span', 'name', ...marked(title)));
  if (tag !== document.documentElement.lang) made.lang = made.hreflang = tag;
  made.dir = direction(version.title);
  const facts = [version.publisher, version.date].flatMap((fact) => (fact ? [isolated(fact)] : []));
  if (label) facts.push(isolated(label, 'ltr'));
  if (facts.length) made.append(element('span', 'meta', ...between(facts)));
  const excerpt = element('span', 'excerpt', ...marked(pieces));
  excerpt.dir = direction(excerpt.textContent ?? '');
  if (pieces.length) made.append(excerpt);
  return made;
}

/** @param {Piece[]} pieces */
const marked = (pieces) => pieces.map((piece) => (piece.marked ? element('mark', '', piece.text) : piece.text));

/** The direction that most of a text's letters have. @param {string} text */
function direction(text) {
  const right = text.match(/[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/g)?.length ?? 0;
  return right > (text.match(/[a-z]/gi)?.length ?? 0) ? 'rtl' : 'ltr';
}

const form = /** @type {HTMLFormElement | null} */ (document.querySelector('form[data-search]'));
const view = /** @type {HTMLElement | null} */ (document.querySelector('[data-search-page]'));
if (form && view) start(form, view);
