// The search's client without a browser: its types, its size, and what it finds, against judgments.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import vm from 'node:vm';
import zlib from 'node:zlib';
import { build, filesOf, ROOT } from '../browser/site.js';
import { matcher, shown } from '../../themes/diwan/scripts/search/excerpt.js';
import { answer } from '../../themes/diwan/scripts/search/query.js';
import { Store } from '../../themes/diwan/scripts/search/store.js';
import { writeCorpus } from './corpus.js';
import { judgments, measure } from './judgments.js';

const corpus = fs.mkdtempSync(path.join(os.tmpdir(), 'malaf-corpus-'));
process.on('exit', () => fs.rmSync(corpus, { recursive: true, force: true }));
writeCorpus(corpus);
const sites = { dossier: build(), corpus: build(corpus) };

/** A store that reads the index of a built site, and tells `loaded` how many bytes a host would send. */
function storeOf(site, loaded = () => {}) {
  return new Store(async (file) => {
    let held = '';
    const script = fs.readFileSync(path.join(site, file), 'utf8');
    loaded(zlib.gzipSync(script).length);
    vm.runInNewContext(script, { malafSearch: (name, text) => { held = text; } });
    return held;
  });
}
const stores = { dossier: storeOf(sites.dossier), corpus: storeOf(sites.corpus) };

async function found(set, query, most = 10) {
  const { hits } = await answer(stores[set], query);
  return Promise.all(hits.slice(0, most).map(async ({ number }) => (await stores[set].page(number)).path));
}

test('types hold', () => {
  const checked = spawnSync('npx', ['tsc', '-p', '.'], { cwd: import.meta.dirname, encoding: 'utf8' });
  assert.equal(checked.status, 0, checked.stdout);
});

test('what a reader loads is whole and under 10 KB compressed', () => {
  const bundles = filesOf(sites.dossier).filter((file) => /^assets\/search-(?:box|page)\./.test(file));
  assert.equal(bundles.length, 2);
  for (const bundle of bundles) {
    const text = fs.readFileSync(path.join(sites.dossier, bundle), 'utf8');
    assert.doesNotThrow(() => new vm.Script(text), bundle);
    assert.ok(zlib.gzipSync(text, { level: 9 }).length < 10_240, `${bundle} is too large`);
  }
});

test('whatever is asked is answered', async () => {
  const parts = ['"', '“', '«', '»', ' ', '  ', '\u200f', '\u202e', '\u0000', '\ud800', '\n', 'ال', 'و', 'حميميم', 'موسكو', 'ـ', '\u0651', '٣', '1', 'a', 'Moscow',
    'e\u0301', '😀', '-', '*', '\\', '!', '!0', '.', '../', '__proto__', 'constructor', '[', '(?', '+', '%00', '<b>', 'x'.repeat(100)];
  let seed = 1;
  const roll = (below) => { seed = (seed * 48271) % 2147483647; return seed % below; };
  const count = Number(process.env.MALAF_FUZZ_CASES ?? 300);
  for (let n = 0; n < count; n += 1) {
    const query = Array.from({ length: roll(9) }, () => parts[roll(parts.length)]).join('');
    const choice = roll(4) ? {} : { language: parts[roll(parts.length)], from: parts[roll(parts.length)], topic: parts[roll(parts.length)] };
    const { hits, atoms, near } = await answer(stores.dossier, query, choice)
      .catch((error) => assert.fail(`${JSON.stringify({ query, choice })}: ${error.stack}`));
    assert.ok(Array.isArray(hits) && Array.isArray(atoms) && Array.isArray(near), JSON.stringify(query));
    assert.ok(hits.every(({ number, score }) => Number.isInteger(number) && Number.isFinite(score)), JSON.stringify(query));
  }
});

test('the first ten results hold what readers want, and most often it stands first', async () => {
  const rows = judgments();
  assert.ok(rows.length >= 120);
  const { recall, rank, worst } = await measure(rows, found);
  console.log(`# ${rows.length} queries: recall at 10 ${recall.toFixed(3)}, mean reciprocal rank ${rank.toFixed(3)}`);
  assert.ok(recall >= 0.95, `recall ${recall}: ${worst.join('; ')}`);
  assert.ok(rank >= 0.85, `mean reciprocal rank ${rank}: ${worst.join('; ')}`);
});

test('every query loads under 150 KB from cold, and after others nineteen of twenty under 40 KB', async () => {
  for (const set of ['dossier', 'corpus']) {
    const queries = judgments().filter((row) => row.set === set).map((row) => row.query);
    const ask = async (store, query) => {
      const { hits } = await answer(store, query);
      await Promise.all(hits.slice(0, 10).map(({ number }) => store.page(number)));
    };
    const cold = [];
    const after = [];
    let bytes = 0;
    const kept = storeOf(sites[set], (more) => { bytes += more; });
    for (const query of queries) {
      let fresh = 0;
      await ask(storeOf(sites[set], (more) => { fresh += more; }), query);
      cold.push(fresh);
      bytes = 0;
      await ask(kept, query);
      after.push(bytes);
    }
    const at = (list, share) => [...list].sort((one, two) => one - two)[Math.floor((list.length - 1) * share)];
    console.log(`# ${set}: from cold ${at(cold, 0.5)} bytes, at most ${at(cold, 1)}; after others ${at(after, 0.5)}, at most ${at(after.slice(1), 1)}`);
    assert.ok(at(cold, 1) < 150_000);
    assert.ok(at(after.slice(1), 0.95) < 40_000);
  }
});

test('every spelling of a name leads to the same pages', async () => {
  const [first, ...others] = await Promise.all(['Khmeimim', 'hmeymim', 'وحميميم', 'لحميميم', 'Hmeimim', 'حميميم'].map((query) => found('dossier', query, 100)));
  for (const other of others) assert.deepEqual(new Set(other), new Set(first));
});

/** The excerpts of a query's first results, marks in brackets. */
async function excerpts(set, query, own = 0) {
  const { atoms, hits } = await answer(stores[set], query);
  const { languages } = await stores[set].root();
  const results = await Promise.all(hits.slice(0, 5).map(async (hit) => shown(await stores[set].page(hit.number), atoms, atoms.map(matcher), hit, own, -1)));
  return results.map((result) => ({ language: languages[result.language], anchor: result.anchor, text: result.pieces.map((piece) => (piece.marked ? `[${piece.text}]` : piece.text)).join('') }));
}

test('whole words are marked, with their particles and their harakat', async () => {
  const [first] = await excerpts('corpus', 'القمح الرشيدة');
  assert.match(first.text, /\[القمح\].*\[مخيم الرشيدة\]/);
  assert.equal(first.anchor, 'p1');
});

test('a text is shown in the reader\'s language where it has the words, else in the one that has them', async () => {
  assert.equal((await excerpts('corpus', 'Rashida wheat', 0))[0].language, 'en');
  assert.equal((await excerpts('corpus', 'Racheedah', 0))[0].language, 'ar');
  assert.equal((await excerpts('corpus', 'Racheedah', 1))[0].language, 'en');
  assert.equal((await excerpts('corpus', 'شعير', 1))[0].language, 'ar');
});

test('results are narrowed by language, kind, publisher and years', async () => {
  const all = await answer(stores.corpus, 'Rashida');
  const places = await answer(stores.corpus, 'Rashida', { kind: 'place' });
  assert.ok(all.hits.length > places.hits.length && places.hits.length === 1);
  const of2014 = await answer(stores.corpus, 'Rashida', { from: '2014', to: '2014' });
  const later = await answer(stores.corpus, 'Rashida', { from: '2015' });
  const earlier = await answer(stores.corpus, 'Rashida', { to: '2013' });
  const dated = await answer(stores.corpus, 'Rashida', { from: '2011' });
  assert.ok(of2014.hits.length > 0);
  assert.equal(of2014.hits.length + later.hits.length + earlier.hits.length, dated.hits.length);
  const lantern = await answer(stores.corpus, 'wheat', { publisher: 'daily-lantern' });
  const english = await answer(stores.corpus, 'wheat', { language: 'ar' });
  assert.ok(lantern.hits.length > 0 && lantern.hits.length < (await answer(stores.corpus, 'wheat')).hits.length);
  assert.equal(english.hits.length, 0);
});

test('a phrase is found as a phrase only', async () => {
  assert.deepEqual(await found('corpus', '"confiscation of barley"'), ['sources/s-001/']);
  assert.equal((await answer(stores.corpus, '«الشعير مصادرة»')).hits.length, 0);
});

test('where nothing is found, near names are offered', async () => {
  const { hits, near } = await answer(stores.dossier, 'Konoshenkow');
  assert.equal(hits.length, 0);
  assert.ok(near.some((name) => name.row[1] === 'people/igor-konashenkov/'), near.map((name) => name.text).join());
});

test('odd queries find something or nothing, and fail never', async () => {
  for (const query of ['', ' ', '"', '«»', '!', '!year:2017', '\u202e', 'ـــ', 'a', '🙂', '𝐇𝐦𝐞𝐢𝐦𝐢𝐦', 'x'.repeat(500), 'و', 'ال', '"a" "b', '0', '\ud800', '__proto__', 'constructor']) {
    const { hits } = await answer(stores.dossier, query);
    assert.ok(Array.isArray(hits), query);
  }
});
