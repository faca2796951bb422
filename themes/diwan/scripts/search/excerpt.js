// What of a page answers a query: the part that holds the most of it, and in it the words, whole, to be marked.

import { isShort } from './names.js';
import { readings, terms } from './terms.js';

/** @typedef {import('./query.js').Atom} Atom */
/** @typedef {import('./query.js').Hit} Hit */
/** @typedef {import('./store.js').Page} Page */
/** @typedef {import('./store.js').Version} Version */
/** @typedef {import('./terms.js').Term} Term */
/** A run of a text, and whether it was sought. @typedef {{text: string, marked: boolean}} Piece */
/** @typedef {{language: number, version: Version, title: Piece[], anchor: string, label: string, pieces: Piece[], holds: boolean}} Shown */

/** An excerpt has about so many letters, of which so many stand before the first marked word. */
const LENGTH = 240;
const BEFORE = 70;

/**
 * How a page is shown as a result: in the reader's language where that has the words, else in the one that has them.
 * @param {Page} page @param {Atom[]} atoms @param {Matcher[]} matchers one for each atom @param {Hit} hit @param {number} own the reader's language @param {number} chosen the only one wanted, or -1
 * @returns {Shown | null}
 */
export function shown(page, atoms, matchers, hit, own, chosen) {
  const order = page.versions.map((_, language) => language).filter((language) => page.versions[language] && (chosen < 0 || language === chosen));
  const rank = (/** @type {number} */ language) => (hit.languages >> language & 1) * 2 + (language === own ? 1 : 0);
  order.sort((one, two) => rank(two) - rank(one));
  const all = order.map((language) => inLanguage(/** @type {Version} */ (page.versions[language]), atoms, matchers, language));
  return all.find((found) => found.holds) ?? all[0] ?? null;
}

/** @param {Version} version @param {Atom[]} atoms @param {Matcher[]} matchers @param {number} language @returns {Shown} */
function inLanguage(version, atoms, matchers, language) {
  const title = marks(version.title, matchers);
  let best = { worth: -1, part: version.parts[0], found: /** @type {Found | null} */ (null) };
  for (const part of version.parts) {
    const found = marks(part.text, matchers);
    // A summary says again what a paragraph says: the paragraph is the better place to lead to.
    const worth = (part.label ? 0.15 : 0) + atoms.reduce((sum, atom, n) => sum + (found.atoms.has(n) ? atom.rarity : 0), 0) + found.nearness;
    if (worth > best.worth) best = { worth, part, found };
  }
  const { part, found } = best;
  const inTitle = !found?.atoms.size;
  return {
    language, version, title: pieces(version.title, title.runs, 0, version.title.length),
    anchor: inTitle || !part ? '' : part.anchor, label: inTitle || !part ? '' : part.label,
    pieces: part && found ? stretch(part.text, found.runs) : [],
    // A phrase whose words were too frequent to be looked up is looked for here.
    holds: atoms.every((atom, n) => !atom.phrase || atom.names.length > 0
      || [version.title, ...version.names ?? [], ...version.parts.map((other) => other.text)].some((text) => marks(text, [matchers[n]]).atoms.size > 0)),
  };
}

/** How many words from a place on say what is sought. @typedef {(words: Term[], at: number) => number} Matcher */
/** @typedef {{runs: [number, number][], atoms: Set<number>, nearness: number}} Found */

/** @param {Atom} atom @returns {Matcher} */
export function matcher(atom) {
  const sequences = [...atom.phrase ? [atom.keys] : atom.keys.map((key) => [key]), ...atom.names.flatMap(({ row }) => spellings(row))];
  sequences.sort((one, two) => two.length - one.length);
  return (words, at) => {
    const { key } = words[at];
    for (const sequence of sequences) {
      const rest = sequence.every((other, n) => n === 0 || words[at + n]?.key === other);
      if (rest && (key === sequence[0] || readings(key).includes(sequence[0]))) return sequence.length;
    }
    return atom.beginning && key.startsWith(atom.beginning) ? 1 : 0;
  };
}

/** Every name of a page as words. @param {import('./names.js').Row} row */
const spellings = (row) => row[2].flat().filter((name) => !isShort(name)).map((name) => terms(name).map((term) => term.key)).filter((keys) => keys.length);

/** @param {string} text @param {Matcher[]} matchers @returns {Found} */
function marks(text, matchers) {
  const words = terms(text);
  /** @type {[number, number][]} */ const runs = [];
  const atoms = new Set();
  let nearness = 0;
  let last = { at: -99, atom: -1 };
  for (let at = 0; at < words.length;) {
    let length = 0;
    for (const [n, match] of matchers.entries()) {
      const here = match(words, at);
      if (!here) continue;
      atoms.add(n);
      length = Math.max(length, here);
      if (last.atom !== n && at - last.at < 12) nearness = Math.max(nearness, 2 / (at - last.at + 1));
      last = { at, atom: n };
    }
    if (length) runs.push([words[at].start, words[at + length - 1].end]);
    at += length || 1;
  }
  return { runs, atoms, nearness: nearness + Math.min(runs.length, 8) / 100 };
}

/** The part of a text round the stretch that holds the most marks. @param {string} text @param {[number, number][]} runs */
function stretch(text, runs) {
  let first = 0;
  let most = 0;
  for (const [start] of runs) {
    const count = runs.filter(([other]) => other >= start && other < start + LENGTH - BEFORE).length;
    if (count > most) { most = count; first = start; }
  }
  const from = first > BEFORE ? text.indexOf(' ', first - BEFORE) + 1 : 0;
  const to = from + LENGTH >= text.length ? text.length : text.lastIndexOf(' ', from + LENGTH);
  const end = to > first ? to : text.length;
  const found = pieces(text, runs, from <= first ? from : first, end);
  if (from > 0) found.unshift({ text: '… ', marked: false });
  if (end < text.length) found.push({ text: ' …', marked: false });
  return found;
}

/** @param {string} text @param {[number, number][]} runs @param {number} from @param {number} to @returns {Piece[]} */
function pieces(text, runs, from, to) {
  /** @type {Piece[]} */ const found = [];
  let at = from;
  for (const [start, end] of runs) {
    if (start < at || end > to) continue;
    if (start > at) found.push({ text: text.slice(at, start), marked: false });
    found.push({ text: text.slice(start, end), marked: true });
    at = end;
  }
  if (at < to) found.push({ text: text.slice(at, to), marked: false });
  return found;
}
