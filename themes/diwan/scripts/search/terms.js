// The words of a text as search knows them: folded, without the article, with the other ways they may be read.
//
// The twin of `src/language/terms.rs`; both pass `tests/vectors/terms.tsv`.

import { fold } from './fold.js';

/**
 * A word: what it is found by, and where it stands in the text.
 * @typedef {{key: string, start: number, end: number}} Term
 */

const RUNS = /(?:[\p{Alphabetic}\p{N}]|(?<=[0-9]),(?=[0-9]{3}(?![0-9])))+/gu;

/** @param {string} text @returns {Term[]} */
export function terms(text) {
  const folded = fold(text);
  const found = [];
  for (const match of folded.text.matchAll(RUNS)) {
    const start = folded.starts[match.index];
    const end = folded.ends[match.index + match[0].length - 1];
    let word = match[0].replaceAll(',', '');
    if (word.length > 1 && word.endsWith('s') && /['’]s$/.test(text.slice(start, end))) word = word.slice(0, -1);
    found.push({ key: key(word), start, end });
  }
  return found;
}

/** Arabic names take their article along into Latin letters, each writer in another way: it is no word to look for. @param {Term[]} words */
export function withoutArticles(words) {
  const rest = words.filter((word) => !/^[ae](?:[lrsztdn]|[sd]h)$/.test(word.key));
  return rest.length ? rest : words;
}

/** A word that is being typed, without the particles it begins with. @param {string} word */
export const bare = (word) => word.replace(/^[وف]?(?:لل|[بك]?ال|[بكل])?/, '');

/** What a folded word is found by. @param {string} word */
export function key(word) {
  if (/^[0-9]+$/.test(word)) return word.replace(/^0+(?=.)/, '');
  if (/^[\0-\x7f]{4,}s$/.test(word)) return /(?:ss|us|is)$/.test(word) ? word : word.replace(/s$/, '').replace(/^(.{3,})ie$/, '$1y');
  const bare = /^[وف]?(?:لل|[بك]?ال)(.{3,})$/su.exec(word);
  return bare ? bare[1] : word;
}

/** The other keys that a key may be read as: without proclitics. @param {string} word @returns {string[]} */
export function readings(word) {
  /** @type {string[]} */ const found = [];
  const add = (/** @type {string} */ reading) => {
    const other = key(reading);
    if (other !== word && /^.{3}/su.test(other) && !found.includes(other)) found.push(other);
  };
  for (let at = 1; at <= 4 && at < word.length; at += 1) {
    const before = word.slice(0, at);
    if (!/^[وف]?(?:لل|[بك]?ال|[بكل])?$/.test(before)) continue;
    add(word.slice(at));
    if (before.endsWith('لل')) add('ل' + word.slice(at));
  }
  return found;
}
