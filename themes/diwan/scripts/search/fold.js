// Folding: one spelling for the many that readers and newspapers use, for finding, never for showing.
//
// The twin of `src/language/fold.rs`: both pass `tests/vectors/fold.tsv`, and a test compares them on random text.
// A character's fate depends on itself alone, but for runs of spaces.

/**
 * A folded text, and for each of its code units where in the original it came from.
 * @typedef {object} Folded
 * @property {string} text
 * @property {number[]} starts where the character that became this unit starts
 * @property {number[]} ends where it ends, with the harakat that follow it
 */

/** Dropped, and part of the letter before. */
const MARK = /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1-\u05c2\u05c4-\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u0674\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u08ca-\u08e1\u08e3-\u08ff\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufc5e-\ufc63\ufe00-\ufe0f\ufe20-\ufe2f\ufe70-\ufe7f]/;
/** Dropped, and part of nothing: apostrophes, controls, the ʿayn and hamza of transliterations. */
const DROP = /['\u0060\u00ad\u00b4\u02b9-\u02bf\u0600-\u0605\u061c\u06dd\u200b-\u200f\u2018-\u201b\u202a-\u202e\u2032\u2035\u2060-\u206f\ufeff]/;
const SPACE = /[\t-\r \-\u00a0\u1680\u2000-\u200a\u2010-\u2015\u2028\u2029\u202f\u205f\u2212\u3000]/;
/** What stays as it is, beside the letters of the table. */
const PLAIN = /[\0-\u007f\u0600-\u06ff]/;

/** @type {Map<string, string>} */
const LETTERS = new Map();
for (const row of [
  'اأإآٱٲٳٵ', 'يىئیېےۍێۓٸؽؾؿ', 'هةەہۀۂۃھ', 'وؤۆۇۈۋٶٷۏ', 'كکڪگ', 'بپ', 'جچ', 'زژ', 'فڤ', 'رڕ', 'لڵ', '%٪', '.٫۔', ',٬', 'σς', 'iı',
  ...Array.from('0123456789', (digit, n) => digit + '٠١٢٣٤٥٦٧٨٩'[n] + '۰۱۲۳۴۵۶۷۸۹'[n]),
]) for (const letter of row) LETTERS.set(letter, row[0]);
for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') LETTERS.set(letter, letter.toLowerCase());

/** Latin letters that Unicode does not decompose. @type {Record<string, string>} */
const SPELLED = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ħ: 'h', ŧ: 't' };

/** @param {string} original @returns {Folded} */
export function fold(original) {
  let text = '';
  /** @type {number[]} */ const starts = [];
  /** @type {number[]} */ const ends = [];
  /** @type {{start: number, end: number, feeds: number} | null} */ let spaces = null;

  const put = (/** @type {string} */ units, /** @type {number} */ start, /** @type {number} */ end) => {
    text += units;
    for (let unit = 0; unit < units.length; unit += 1) { starts.push(start); ends.push(end); }
  };
  const letter = (/** @type {string} */ units, /** @type {number} */ start, /** @type {number} */ end) => {
    if (spaces) put(spaces.feeds >= 2 ? '\n\n' : ' ', spaces.start, spaces.end);
    spaces = null;
    put(units, start, end);
  };
  /** Whether the character was in the table. */
  const take = (/** @type {string} */ character, /** @type {number} */ start, /** @type {number} */ end) => {
    const known = LETTERS.get(character);
    if (known) letter(known, start, end);
    else if (MARK.test(character)) {
      const last = ends.length - 1;
      if (!spaces && last >= 0 && ends[last] === start) ends[last] = end;
    } else if (DROP.test(character)) return true;
    else if (SPACE.test(character)) {
      spaces ??= { start, end, feeds: 0 };
      spaces.end = end;
      spaces.feeds += character === '\n' ? 1 : character === '\u2029' ? 2 : 0;
    } else if (PLAIN.test(character)) letter(character, start, end);
    else return false;
    return true;
  };

  let at = 0;
  for (const character of original) {
    const end = at + character.length;
    if (!take(character, at, end)) {
      for (const part of character.normalize('NFKD')) {
        for (const lower of part.toLowerCase()) {
          if (SPELLED[lower]) letter(SPELLED[lower], at, end);
          else if (!take(lower, at, end)) letter(lower, at, end);
        }
      }
    }
    at = end;
  }
  letter('', at, at);
  return { text, starts, ends };
}
