// The folding of the site's scripts is the folding of the program: by shared vectors, and on random text.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { fold } from '../../themes/diwan/scripts/search/fold.js';
import { key, readings, terms } from '../../themes/diwan/scripts/search/terms.js';

const ROOT = path.resolve(import.meta.dirname, '../..');

test('folding passes the vectors that the program passes', () => {
  const lines = fs.readFileSync(path.join(ROOT, 'tests/vectors/fold.tsv'), 'utf8').split('\n');
  const pairs = lines.filter((line) => line.includes('\t') && !line.startsWith('#'))
    .map((line) => line.split('\t').map((text) => text.replaceAll('\\n', '\n')));
  assert.ok(pairs.length >= 25);
  for (const [input, expected] of pairs) assert.equal(fold(input).text, expected, input);
});

test('words and their readings pass the vectors that the program passes', () => {
  const lines = fs.readFileSync(path.join(ROOT, 'tests/vectors/terms.tsv'), 'utf8').split('\n');
  const rows = lines.filter((line) => line.includes('\t') && !line.startsWith('#')).map((line) => line.split('\t'));
  assert.ok(rows.length >= 20);
  for (const [input, expected, others] of rows) {
    const found = terms(input);
    assert.deepEqual(found.map((term) => term.key).join(' '), expected, input);
    assert.equal(found.flatMap((term) => readings(term.key)).join(' '), others ?? '', input);
  }
});

/** A generator that gives the same numbers each time (mulberry32). */
function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6D2B79F5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Blocks that names and news are written in; the last is all that was assigned long ago. */
const BLOCKS = [[0x20, 0x7e], [0xa0, 0x24f], [0x250, 0x36f], [0x370, 0x3ff], [0x400, 0x4ff], [0x591, 0x5f4],
  [0x600, 0x6ff], [0x600, 0x6ff], [0x750, 0x77f], [0x900, 0x97f], [0x1e00, 0x1eff], [0x2000, 0x206f], [0x2100, 0x214f],
  [0xac00, 0xd7a3], [0xfb50, 0xfdff], [0xfe70, 0xfeff], [0x1d400, 0x1d7ff], [0x0a, 0x0d], [0x64b, 0x652], [0x20, 0x2d]];

function randomText(next) {
  let text = '';
  const length = 1 + Math.floor(next() * 24);
  for (let n = 0; n < length; n += 1) {
    const [first, last] = BLOCKS[Math.floor(next() * BLOCKS.length)];
    const character = String.fromCodePoint(first + Math.floor(next() * (last - first + 1)));
    // Node.js may know an older Unicode than the program.
    if (/\p{Assigned}/u.test(character)) text += character;
  }
  return text;
}

test('folding and words are the program\'s on random text', () => {
  const next = random(20_261_125);
  const texts = Array.from({ length: 20_000 }, () => randomText(next));
  for (let code = 0x20; code < 0x1f000; code += 1) {
    if (code < 0xd800 || code > 0xdfff) {
      if (/\p{Assigned}/u.test(String.fromCodePoint(code))) texts.push(`x${String.fromCodePoint(code)}y`);
    }
  }
  const run = spawnSync('cargo', ['run', '--quiet', '--locked', '--example', 'fold'], {
    cwd: ROOT, input: texts.map((text) => JSON.stringify(text)).join('\n'), maxBuffer: 1e9, encoding: 'utf8',
  });
  assert.equal(run.status, 0, run.stderr);
  const answers = run.stdout.trimEnd().split('\n').map((line) => JSON.parse(line));
  assert.equal(answers.length, texts.length);
  const wrong = [];
  for (const [n, text] of texts.entries()) {
    const found = terms(text);
    const ours = [fold(text).text, found.map((term) => [term.key, text.slice(term.start, term.end), readings(term.key)])];
    if (JSON.stringify(ours) !== JSON.stringify(answers[n])) wrong.push({ text, ours, theirs: answers[n] });
  }
  assert.deepEqual(wrong.slice(0, 5), [], `${wrong.length} of ${texts.length} differ`);
});

test('a word without an alternative reading is its own key', () => {
  for (const word of ['بشار', 'فرنسا', 'حميميم', 'homs']) assert.equal(key(word), word);
});
