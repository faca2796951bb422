// A query → what it asks for, and the pages that have it, the best first.

import { isNear, isShort, namesOf } from './names.js';
import { kindOf } from './store.js';
import { bare, readings, terms, withoutArticles } from './terms.js';

/** @typedef {import('./store.js').Store} Store */
/** @typedef {import('./store.js').List} List */
/** @typedef {import('./names.js').Name} Name */
/** @typedef {import('./names.js').Names} Names */
/**
 * One thing that a query asks for.
 * @typedef {object} Atom
 * @property {string[]} keys the words that say it, for marking
 * @property {boolean} phrase whether they must stand side by side
 * @property {string} beginning a word that may go on, or none
 * @property {Name[]} names what the words name
 * @property {Map<number, number>} weights
 * @property {Map<number, number>} languages
 * @property {(number: number) => number[]} positions
 * @property {number} rarity
 */
/** @typedef {{language?: string, kind?: string, topic?: string, publisher?: string, from?: string, to?: string}} Choice */
/** @typedef {{number: number, score: number, languages: number}} Hit */
/** @typedef {{atoms: Atom[], hits: Hit[], partly: boolean, near: Name[]}} Answer */

/** Beginnings of words lead to the most frequent words only. */
const COMPLETIONS = 8;
/** Slips are looked for in words of so many letters. */
const SHORTEST_SLIP = 5;
/** So many of the best hits are looked at for words that stand close together. */
const LOOKED_AT = 60;

/** @param {Store} store @param {string} query @param {Choice} [choice] @returns {Promise<Answer>} */
export async function answer(store, query, choice = {}) {
  const [root, names] = await Promise.all([store.root(), namesOf(store)]);
  const total = root.kinds.reduce((sum, [, [, , pages]]) => sum + pages, 0);
  const asked = await Promise.all(parse(query, names).map((wanted) => atomOf(store, names, wanted)));
  for (const atom of asked) {
    const pages = atom.weights.size;
    atom.rarity = Math.log(1 + (total - pages + 0.5) / (pages + 0.5));
  }
  const isAllowed = await filter(store, choice);
  const { telling, hits, partly } = rank(asked, isAllowed, total);
  return { atoms: telling, hits, partly, near: hits.length ? [] : names.like(query, 6) };
}

/** @typedef {{keys: string[], phrase: boolean, open: boolean, names: Name[], letters: number, alone: boolean}} Wanted */

/** Quoted phrases, names, and words. @param {string} query @param {Names} names @returns {Wanted[]} */
export function parse(query, names) {
  /** @type {Wanted[]} */ const wanted = [];
  for (const [at, piece] of query.split(/["“”«»„]/).entries()) {
    const isPhrase = at % 2 === 1;
    const words = isPhrase ? terms(piece) : withoutArticles(terms(piece));
    const keys = words.map((term) => term.key);
    if (isPhrase && keys.length > 1) {
      wanted.push({ keys, phrase: true, open: false, names: [], letters: 0, alone: false });
      continue;
    }
    const written = words.map((term) => piece.slice(term.start, term.end));
    for (let n = 0; n < keys.length;) {
      const named = names.at(keys, n, written);
      const length = Math.max(1, named.length);
      const isLast = n + length === keys.length && query.endsWith(written[keys.length - 1]);
      const alone = length === keys.length && piece.length === query.length;
      wanted.push({ keys: keys.slice(n, n + length), phrase: length > 1, open: isLast && length === 1 && !isShort(written[n]), names: named.names, letters: written[n].length, alone });
      n += length;
    }
  }
  return wanted.slice(0, 12);
}

/** @param {Store} store @param {Names} names @param {Wanted} wanted @returns {Promise<Atom>} */
async function atomOf(store, names, wanted) {
  const words = await Promise.all(wanted.keys.map((key) => wordOf(store, names, key, wanted)));
  const said = words.length === 1 ? words[0].lists : [together(words.map((word) => merged(word.lists)))];
  const found = [...wanted.names, ...words.flatMap((word) => word.names)];
  const told = found.map(({ row }) => store.list(`!${row[1]}`));
  // One spelling of a name stands for its others.
  const others = wanted.keys.length === 1 ? found.flatMap(({ row }) => names.single(row)) : [];
  const lists = [...said, ...there(await Promise.all([...told, ...others.map((key) => store.list(key))]))];
  const all = merged(lists);
  for (const { row } of found) {
    // The page of who or what is named stands above those that speak of it, unless the query says more.
    all.weights.set(row[0], wanted.alone ? 26 : 11);
    all.languages.set(row[0], 255);
  }
  return {
    keys: words.flatMap((word) => word.keys), phrase: wanted.phrase, beginning: words[0].beginning, names: found,
    weights: all.weights, languages: all.languages, positions: (number) => lists.flatMap((list) => list.positions().get(number) ?? []), rarity: 0,
  };
}

/** @param {(List | null)[]} lists */
const there = (lists) => lists.filter((list) => list !== null);

/**
 * A word's lists: its own; else of its reading that most pages have; else of words one slip away; and of words that it
 * may be the beginning of.
 * @param {Store} store @param {Names} names @param {string} key @param {Wanted} wanted
 * @returns {Promise<{keys: string[], lists: List[], names: Name[], beginning: string}>}
 */
async function wordOf(store, names, key, { open, letters, phrase }) {
  /** @type {string[]} */ let keys = [key];
  let own = await store.list(key);
  if (!own) {
    const other = await Promise.all(readings(key).map(async (reading) => ({ reading, list: await store.list(reading) })));
    const best = other.filter(({ list }) => list).sort((one, two) => size(two.list) - size(one.list))[0];
    if (best) { own = best.list; keys = [best.reading]; }
  }
  const goingOn = async () => (beginning.length > 1 ? (await store.words('forward', beginning, 3)).filter(([word]) => word !== key) : []);
  let beginning = open ? key : '';
  let longer = await goingOn();
  // Who types a particle or the article has not come to the word yet.
  if (!own && !longer.length) { beginning = bare(beginning); longer = await goingOn(); }
  if (own || longer.length) {
    longer.sort((one, two) => two[1] - one[1]);
    const more = await Promise.all(longer.slice(0, COMPLETIONS).map(([word]) => store.list(word)));
    return { keys, lists: there([own, ...there(more).map((list) => lowered(list, own ? 0.5 : 0.8))]), names: [], beginning };
  }
  const mayBeSlip = !phrase && Math.max(letters, key.length) >= SHORTEST_SLIP && key.length > 3 && !/[0-9]/.test(key);
  const near = mayBeSlip ? names.near(key) : { keys, names: [] };
  if (near.keys.length < 2) keys = near.keys.length ? near.keys : await slips(store, key);
  const lists = there(await Promise.all(keys.map((word) => store.list(word))));
  return { keys, lists: lists.map((list) => lowered(list, 0.7)), names: near.names, beginning };
}

/** Words one slip away, the most frequent first: the slip stands in one half of the word, so the other half is right. */
async function slips(/** @type {Store} */ store, /** @type {string} */ key) {
  const letters = [...key];
  const half = letters.length >> 1;
  const backwards = (/** @type {string} */ text) => [...text].reverse().join('');
  const [right, left] = await Promise.all([
    store.words('forward', letters.slice(0, half).join(''), 4),
    store.words('backward', backwards(letters.slice(half + (letters.length > 5 ? 1 : 0)).join('')), 4),
  ]);
  const found = new Map(right.filter(([word]) => isNear(key, word)));
  for (const [word] of left) {
    const forward = backwards(word);
    if (isNear(key, forward) && !found.has(forward)) found.set(forward, 1);
  }
  return [...found].sort((one, two) => two[1] - one[1]).slice(0, 4).map(([word]) => word);
}

/** @param {List | null} list */
const size = (list) => list?.weights.size ?? 0;

/** @param {List} list @param {number} factor @returns {List} */
function lowered(list, factor) {
  return { ...list, weights: new Map([...list.weights].map(([number, weight]) => [number, weight * factor])) };
}

/** The pages of any of the lists. @param {List[]} lists @returns {List} */
function merged(lists) {
  const weights = new Map();
  const languages = new Map();
  for (const list of lists) {
    for (const [number, weight] of list.weights) {
      weights.set(number, Math.max(weight, weights.get(number) ?? 0));
      languages.set(number, (languages.get(number) ?? 0) | (list.languages.get(number) ?? 0));
    }
  }
  const positions = () => {
    const all = new Map();
    for (const list of lists) for (const [number, places] of list.positions()) all.set(number, [...all.get(number) ?? [], ...places]);
    return all;
  };
  return { weights, languages, positions };
}

/** The pages where the words of the lists stand side by side in this order. @param {List[]} lists @returns {List} */
function together(lists) {
  const weights = new Map();
  const languages = new Map();
  const positions = new Map();
  const rarest = lists.reduce((one, two) => (size(two) < size(one) ? two : one));
  for (const number of rarest.weights.keys()) {
    if (!lists.every((list) => list.weights.has(number))) continue;
    // Words so frequent that their places are not kept are taken to stand where they should.
    const places = lists.map((list) => list.positions().get(number));
    const first = places.findIndex((list) => list?.length);
    const starts = (places[first] ?? []).map((at) => at - first)
      .filter((start) => places.every((list, n) => !list?.length || list.includes(start + n)));
    if (first >= 0 && !starts.length) continue;
    weights.set(number, Math.min(...lists.map((list) => list.weights.get(number) ?? 0)));
    languages.set(number, lists.reduce((bits, list) => bits & (list.languages.get(number) ?? 0), 255));
    positions.set(number, starts);
  }
  return { weights, languages, positions: () => positions };
}

/** Whether a page is among those that a reader chose. @param {Store} store @param {Choice} choice */
async function filter(store, choice) {
  const { kinds, languages } = await store.root();
  const bit = choice.language ? 1 << languages.indexOf(choice.language) : 0;
  /** @type {Set<number>[]} */ const sets = [];
  for (const facet of /** @type {const} */ (['topic', 'publisher'])) {
    if (choice[facet]) sets.push(new Set((await store.list(`!${facet}:${choice[facet]}`))?.weights.keys()));
  }
  if (choice.from || choice.to) {
    const years = (await store.words('terms', '!year:', 3)).map(([word]) => word)
      .filter((word) => Number(word.slice(6)) >= Number(choice.from || 0) && Number(word.slice(6)) <= Number(choice.to || 9999));
    sets.push(new Set((await Promise.all(years.map((year) => store.list(year)))).flatMap((list) => [...list?.weights.keys() ?? []])));
  }
  return (/** @type {Hit} */ { number, languages: bits }) => (!bit || (bits & bit) > 0)
    && (!choice.kind || kindOf(kinds, number) === choice.kind) && sets.every((set) => set.has(number));
}

/** @param {Atom[]} atoms @param {(hit: Hit) => boolean} isAllowed @param {number} total */
function rank(atoms, isAllowed, total) {
  // Words that stand on every other page say little: they add to a page's weight and keep none out.
  const isTelling = (/** @type {Atom} */ { weights: { size } }) => size > 0 && (total < 40 || size <= total / 3);
  const telling = atoms.some(isTelling) ? atoms.filter(isTelling) : atoms;
  /** @type {Map<number, {count: number, score: number, bits: number, any: number}>} */ const found = new Map();
  for (const atom of atoms) {
    for (const [number, weight] of atom.weights) {
      const { count, score, bits, any } = found.get(number) ?? { count: 0, score: 0, bits: 255, any: 0 };
      const tells = telling.includes(atom);
      const here = atom.languages.get(number) ?? 0;
      found.set(number, { count: count + Number(tells), score: score + weight * atom.rarity, bits: tells ? bits & here : bits, any: any | here });
    }
  }
  const most = Math.max(0, ...[...found.values()].map((hit) => hit.count));
  const isShortOf = most < telling.length;
  const partly = isShortOf || atoms.some((atom) => !atom.weights.size);
  const needed = isShortOf ? Math.max(1, most - (most > 2 ? 1 : 0)) : telling.length;
  const order = (/** @type {Hit} */ one, /** @type {Hit} */ two) => two.score - one.score || one.number - two.number;
  /** @type {Hit[]} */
  const hits = [...found].filter(([, hit]) => hit.count >= needed)
    .map(([number, { score, count, bits, any }]) => ({ number, score: score * count, languages: bits || any })).filter(isAllowed).sort(order);
  const best = hits.slice(0, LOOKED_AT);
  for (const hit of best) hit.score += nearness(telling, hit.number);
  best.sort(order);
  return { telling, hits: [...best, ...hits.slice(LOOKED_AT)], partly };
}

/** What words that stand close together add. @param {Atom[]} atoms @param {number} number */
function nearness(atoms, number) {
  let sum = 0;
  for (let n = 1; n < atoms.length; n += 1) {
    const [before, after] = [atoms[n - 1].positions(number), atoms[n].positions(number)];
    let least = 24;
    for (const at of before) for (const other of after) least = Math.min(least, Math.abs(at - other));
    if (least < 24) sum += 12 * Math.min(atoms[n - 1].rarity, atoms[n].rarity) * atoms.length / (2 + least);
  }
  return sum;
}
