// The index as the site serves it (docs/search.md): files asked for one by one, each once.

/** Answers the text of a file of the index. @typedef {(path: string) => Promise<string>} Load */
/** Which file holds which words: the first word of each, and its name. @typedef {{firsts: string[], names: string[]}} Guide */
/** A kind of pages: its name and its numbers, the first and how many. @typedef {[string, [number, number, number]]} Kind */
/**
 * @typedef {object} Root
 * @property {number} version
 * @property {string[]} languages
 * @property {Kind[]} kinds
 * @property {string} names
 */
/** A part of a page with an anchor of its own. @typedef {{anchor: string, label: string, text: string}} Part */
/** @typedef {{title: string, publisher?: string, date?: string, names?: string[], parts: Part[]}} Version */
/** @typedef {{path: string, versions: (Version | null)[]}} Page */
/** The pages of a word, by number: how much it weighs there and in which languages, as bits. */
/**
 * @typedef {object} List
 * @property {Map<number, number>} weights
 * @property {Map<number, number>} languages
 * @property {() => Map<number, number[]>} positions none where the word is too frequent
 */

const VERSION = 1;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** @type {number[]} */
const VALUES = [];
for (let n = 0; n < 64; n += 1) VALUES[ALPHABET.charCodeAt(n)] = n;

/** Reads numbers from letters. @param {string} text */
function reader(text, at = 0) {
  return {
    more: () => at < text.length,
    letter: () => VALUES[text.charCodeAt(at++)],
    number() {
      let value = 0;
      for (let shift = 0; ; shift += 5) {
        const five = VALUES[text.charCodeAt(at++)];
        value += (five & 31) * 2 ** shift;
        if (!(five & 32)) return value;
      }
    },
  };
}

export class Store {
  /** @param {Load} load */
  constructor(load) {
    this.load = load;
    /** @type {Map<string, Promise<any>>} */
    this.kept = new Map();
  }

  /**
   * What `read` makes of a file, once; a file that failed is asked for again.
   * @template T
   * @param {string} path
   * @param {(text: string) => T} read
   * @returns {Promise<T>}
   */
  file(path, read) {
    const kept = this.kept.get(path);
    if (kept) return kept;
    const asked = this.load(path).then(read);
    asked.catch(() => this.kept.delete(path));
    this.kept.set(path, asked);
    return asked;
  }

  /** @returns {Promise<Root & {terms: Guide, forward: Guide, backward: Guide}>} */
  root() {
    return this.file('search/root.js', (text) => {
      const root = JSON.parse(text);
      if (root.version !== VERSION) throw Error('version');
      for (const table of ['terms', 'forward', 'backward']) {
        const rows = root[table].split('\n').slice(0, -1).map((/** @type {string} */ line) => line.split('\t'));
        root[table] = { firsts: rows.map((/** @type {string[]} */ row) => row[0]), names: rows.map((/** @type {string[]} */ row) => row[1]) };
      }
      return root;
    });
  }

  /** @param {number} number @returns {Promise<Page>} */
  page(number) {
    return this.file(`search/pages/${number}.js`, JSON.parse);
  }

  /** A file of a table: words in order, with what is said of each. @param {string} name @returns {Promise<Map<string, string>>} */
  shard(name) {
    return this.file(`assets/search/${name}.js`, (text) => {
      const rows = new Map();
      let word = '';
      for (const line of text.split('\n').slice(0, -1)) {
        const tab = line.indexOf('\t');
        word = word.slice(0, VALUES[line.charCodeAt(0)]) + line.slice(1, tab < 0 ? undefined : tab);
        rows.set(word, tab < 0 ? '' : line.slice(tab + 1));
      }
      return rows;
    });
  }

  /** The pages of a word; none where no page has it. @param {string} word @returns {Promise<List | null>} */
  async list(word) {
    const { terms, languages } = await this.root();
    const place = placeOf(terms, word);
    const row = place < 0 ? undefined : (await this.shard(terms.names[place])).get(word);
    return row === undefined ? null : readList(row, languages.length);
  }

  /**
   * Words of a table that begin alike, from at most `most` files.
   * @param {'terms' | 'forward' | 'backward'} table
   * @param {string} beginning
   * @param {number} most
   * @returns {Promise<[string, number][]>} with how many pages each has
   */
  async words(table, beginning, most) {
    const guide = (await this.root())[table];
    /** @type {[string, number][]} */ const found = [];
    for (let place = Math.max(0, placeOf(guide, beginning)); place < guide.names.length && most > 0; place += 1, most -= 1) {
      if (guide.firsts[place] > beginning && !guide.firsts[place].startsWith(beginning)) break;
      for (const [word, row] of await this.shard(guide.names[place])) {
        if (word.startsWith(beginning)) found.push([word, row ? reader(row).number() : 1]);
      }
    }
    return found;
  }
}

/** The kind of a page, by its number. @param {Kind[]} kinds @param {number} number */
export function kindOf(kinds, number) {
  return kinds.find(([, [start, width]]) => number >= start && number < start + width)?.[0] ?? '';
}

/** The file that would hold a word. @param {Guide} guide @param {string} word */
const placeOf = (guide, word) => guide.firsts.findLastIndex((first) => first <= word);

/** @param {string} row @param {number} count how many languages there are @returns {List} */
function readList(row, count) {
  const [pages, positions = ''] = row.split('\t');
  const letters = reader(pages);
  const weights = new Map();
  const languages = new Map();
  let number = 0;
  for (let left = letters.number(); left > 0; left -= 1) {
    number += letters.number();
    const letter = letters.letter();
    weights.set(number, letter & 15);
    languages.set(number, letter >> 4 | (count > 2 ? letters.letter() << 2 : 0));
  }
  /** @type {Map<number, number[]> | undefined} */ let read;
  return { weights, languages, positions: () => read ??= readPositions(positions, weights.keys()) };
}

/** @param {string} text @param {Iterable<number>} numbers */
function readPositions(text, numbers) {
  const letters = reader(text);
  /** @type {Map<number, number[]>} */ const positions = new Map();
  if (!text) return positions;
  for (const number of numbers) {
    let at = 0;
    positions.set(number, Array.from({ length: letters.number() }, () => at += letters.number()));
  }
  return positions;
}
