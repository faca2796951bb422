// Names: who and what the dossier is about, in every language and spelling, held whole.

import { fold } from './fold.js';
import { key, readings, terms, withoutArticles } from './terms.js';

/** A page that is named: its number, its path, and for each language its names. @typedef {[number, string, string[][]]} Row */
/** A name as words. @typedef {{keys: string[], text: string, language: number, row: Row}} Name */

export class Names {
  /** @param {Row[]} rows */
  constructor(rows) {
    /** @type {Name[]} */
    this.all = rows.flatMap((row) => row[2].flatMap((names, language) => names.map((text) => {
      return { keys: withoutArticles(terms(text)).map((term) => term.key), text, language, row };
    })));
    /** @type {Map<string, Name[]>} */
    this.byFirst = new Map();
    for (const name of this.all) {
      const first = name.keys[0];
      // A topic's title is made of words that other pages have too, and no page mentions it as it mentions a name.
      if (first && !name.row[1].startsWith('topics/')) this.byFirst.set(first, [...this.byFirst.get(first) ?? [], name]);
    }
  }

  /**
   * The names that stand at a place among words: the longest, each page once.
   * @param {string[]} keys @param {number} at @param {string[]} [written] the words as they are written
   */
  at(keys, at, written = keys) {
    let length = 0;
    /** @type {Map<Row, Name>} */ let found = new Map();
    for (const first of [keys[at], ...readings(keys[at])]) {
      for (const name of this.byFirst.get(first) ?? []) {
        const fits = name.keys.length >= length && name.keys.every((key, n) => n === 0 || keys[at + n] === key);
        if (!fits || (isShort(name.text) && keys.length > 1 && written[at] !== name.text)) continue;
        if (name.keys.length > length) found = new Map();
        length = name.keys.length;
        found.set(name.row, name);
      }
      // Particles are taken off only where the word as it stands is no name.
      if (length > 0) break;
    }
    return { length, names: [...found.values()] };
  }

  /** Names that a word is when one slip is mended, or that are written as one word. @param {string} word @returns {{keys: string[], names: Name[]}} */
  near(word) {
    const joined = this.all.filter(({ text }) => /[ -]/.test(text) && key(fold(text).text.replace(/[ -]/g, '')) === word);
    if (joined.length) return { keys: joined[0].keys, names: joined };
    for (const name of this.all) {
      const other = name.keys.find((part) => isNear(word, part));
      if (other) return { keys: [other], names: this.at([other], 0).names };
    }
    return { keys: [], names: [] };
  }

  /** The first name of one word that a page has in each language. @param {Row} row */
  single(row) {
    const all = this.all.filter((name) => name.row === row && name.keys.length === 1 && !isShort(name.text));
    return all.filter((name, n) => all.findIndex((other) => other.language === name.language) === n).map((name) => name.keys[0]);
  }

  /** Names that look like a query that found nothing. @param {string} query @param {number} most */
  like(query, most) {
    const sought = terms(query).map((term) => term.key).join(' ');
    /** @type {Map<Row, [number, Name]>} */ const best = new Map();
    for (const name of this.all) {
      const likeness = alike(sought, name.keys.join(' '));
      if (likeness > 0.4 && likeness > (best.get(name.row)?.[0] ?? 0)) best.set(name.row, [likeness, name]);
    }
    return [...best.values()].sort((one, two) => two[0] - one[0]).slice(0, most).map(([, name]) => name);
  }
}

/** @param {import('./store.js').Store} store @returns {Promise<Names>} */
export async function namesOf(store) {
  const { names } = await store.root();
  return store.file(`assets/search/${names}.js`, (text) => new Names(JSON.parse(text)));
}

/** Names like UN, US and IS are words as well: among others they count in capitals only. @param {string} text */
export const isShort = (text) => /^[A-Z]{2,3}$/.test(text);

/** Whether one slip makes a word of the other: a letter more, fewer, another, or two that changed places. @param {string} one @param {string} two */
export function isNear(one, two) {
  if (one === two || Math.abs(one.length - two.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === two[start]) start += 1;
  let [a, b] = [one.length, two.length];
  while (a > start && b > start && one[a - 1] === two[b - 1]) { a -= 1; b -= 1; }
  const swapped = a - start === 2 && b - start === 2 && one[start] === two[start + 1] && one[start + 1] === two[start];
  return swapped || (a - start <= 1 && b - start <= 1);
}

/** How many pairs of letters two texts share, 0 to 1 (Dice's coefficient). @param {string} one @param {string} two */
function alike(one, two) {
  const pairs = (/** @type {string} */ text) => Array.from({ length: text.length + 1 }, (_, n) => ` ${text} `.slice(n, n + 2));
  const [left, right] = [pairs(one), pairs(two)];
  const rest = [...right];
  const shared = left.filter((pair) => {
    const at = rest.indexOf(pair);
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  });
  return 2 * shared.length / (left.length + right.length);
}
