// Called by scripts/bench-search: measures malaf's search and Pagefind's on one site, and prints a table.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import zlib from 'node:zlib';
import { serve } from '../../tests/browser/site.js';

const [work, malaf] = process.argv.slice(2);
const { chromium } = createRequire(path.resolve('tests/browser/package.json'))('playwright-core');
const site = path.join(work, 'site');

/** Runs a program; answers its seconds, its most memory in MB, and what it printed. */
async function run(program, ...given) {
  const started = performance.now();
  const child = spawn(program, given, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let most = 0;
  const look = () => {
    try {
      most = Math.max(most, Number(/VmHWM:\s+(\d+)/.exec(fs.readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0));
    } catch { /* it has ended */ }
  };
  const timer = setInterval(look, 10);
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => { said += data; });
  const code = await new Promise((done) => { child.on('close', done); });
  clearInterval(timer);
  if (code !== 0) throw new Error(`${program} ${given.join(' ')}: ${said.slice(-2000)}`);
  return { seconds: (performance.now() - started) / 1000, memory: most / 1024, said };
}

/** Bytes of a folder, as they are and compressed as a host would. */
function size(folder, isPart = () => true) {
  let [plain, packed, files] = [0, 0, 0];
  if (!fs.existsSync(folder)) return { plain, packed, files };
  for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (!entry.isFile() || !isPart(path.relative(folder, file))) continue;
    const bytes = fs.readFileSync(file);
    plain += bytes.length;
    packed += sent(file, bytes);
    files += 1;
  }
  return { plain, packed, files };
}

/** What a host with gzip sends; Pagefind's own files are compressed already. */
const sent = (file, bytes) => (/\.(?:js|json|css|html)$/.test(file) ? zlib.gzipSync(bytes, { level: 6 }).length : bytes.length);

const arch = { x64: 'x64', arm64: 'arm64' }[process.arch];
const pagefind = path.resolve(`scripts/search/node_modules/@pagefind/linux-${arch}/bin/pagefind`);
const binary = fs.existsSync(pagefind) ? pagefind : path.resolve(`scripts/search/node_modules/@pagefind/linux-${arch}/bin/pagefind_extended`);

fs.rmSync(site, { recursive: true, force: true });
const built = await run(malaf, 'build', '--root', path.join(work, 'made/malaf'), '--out', site, '--timings');
const row = (name) => Number(new RegExp(`^${name}\\s+([0-9.]+) ms`, 'm').exec(built.said)?.[1] ?? NaN) / 1000;
const theirs = await run(binary, '--site', site, '--output-path', path.join(work, 'pagefind'), '--root-selector', 'main', '--glob', '{ar,en}/**/*.html');
fs.rmSync(path.join(site, 'pagefind'), { recursive: true, force: true });
fs.cpSync(path.join(work, 'pagefind'), path.join(site, 'pagefind'), { recursive: true });

const ourSize = size(site, (file) => file.startsWith('search/') || file.startsWith('assets/search'));
const theirSize = size(path.join(work, 'pagefind'), (file) => !/\.(?:css)$|pagefind-(?:ui|modular|component|highlight)/.test(file));

// Words of the site itself: from frequent to rare, in both languages, one and two at a time, and names.
// One language after the other: Pagefind starts anew with each.
const isArabic = (query) => /[\u0600-\u06ff]/.test(query);
const words = JSON.parse(fs.readFileSync(path.join(import.meta.dirname, 'queries.json'), 'utf8')).sort((one, two) => isArabic(one) - isArabic(two));
const host = await serve(site);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--headless', '--no-sandbox', '--disable-gpu'] });

/** What each query loads from cold and after others, and how long it takes once all is there. */
async function queries(start, ask) {
  const cold = [];
  const after = [];
  const warm = [];
  const visit = async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const load = { bytes: 0, waiting: [] };
    page.on('response', (response) => load.waiting.push(response.body().then((body) => { load.bytes += sent(new URL(response.url()).pathname, body); }).catch(() => {})));
    await start(page);
    return { context, page, load };
  };
  const bytes = async ({ load }) => { await Promise.all(load.waiting); const sum = load.bytes; load.bytes = 0; load.waiting = []; return sum; };
  for (const query of words) {
    const fresh = await visit();
    await bytes(fresh);
    await ask(fresh.page, query);
    cold.push(await bytes(fresh));
    await fresh.context.close();
  }
  const one = await visit();
  for (const query of words) {
    await bytes(one);
    await ask(one.page, query);
    after.push(await bytes(one));
    await ask(one.page, query);
    warm.push(await ask(one.page, query));
  }
  await one.context.close();
  return { cold, after, warm };
}

const middle = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];
const ours = await queries(
  async (page) => {
    await page.goto(`${host.origin}/ar/search/`);
    await page.waitForFunction(() => document.querySelector('[data-results]').ariaBusy === 'false');
  },
  (page, query) => page.evaluate(async (typed) => {
    const list = document.querySelector('[data-results]');
    const started = performance.now();
    document.querySelector('#q').value = typed;
    document.querySelector('#q').form.requestSubmit();
    while (list.ariaBusy !== 'false') await new Promise((done) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = done; port2.postMessage(0); });
    return performance.now() - started;
  }, query),
);
// Pagefind has an index a language, chosen by the page's.
const found = await queries(
  async (page) => {
    await page.route('**/blank-*', (route) => route.fulfill({ contentType: 'text/html', body: `<!doctype html><html lang="${new URL(route.request().url()).pathname.slice(-2)}"><body></body></html>` }));
  },
  async (page, query) => {
    const language = isArabic(query) ? 'ar' : 'en';
    if (!page.url().endsWith(`blank-${language}`)) await page.goto(`${host.origin}/blank-${language}`);
    return page.evaluate(async (typed) => {
      const started = performance.now();
      window.engine ??= await import('/pagefind/pagefind.js');
      const { results } = await window.engine.search(typed);
      await Promise.all(results.slice(0, 10).map((result) => result.data()));
      return performance.now() - started;
    }, query);
  },
);
await browser.close();
host.stop();

const pages = fs.readdirSync(site, { recursive: true }).filter((file) => /^(?:ar|en)\/.*\.html$/.test(file)).length;
const mb = (bytes) => (bytes / 1e6).toFixed(1);
const kb = (bytes) => (bytes / 1e3).toFixed(1);
const lines = [
  ['pages', pages, pages],
  ['whole build without search (s)', (built.seconds - row('search')).toFixed(2), ''],
  ['indexing (s)', row('search').toFixed(2), theirs.seconds.toFixed(2)],
  ['peak memory (MB)', `${built.memory.toFixed(0)} (the whole build)`, theirs.memory.toFixed(0)],
  ['index (MB, as sent)', mb(ourSize.packed), mb(theirSize.packed)],
  ['index (MB, on disk)', mb(ourSize.plain), mb(theirSize.plain)],
  ['files', ourSize.files, theirSize.files],
  ['query from cold (KB), median', kb(middle(ours.cold)), kb(middle(found.cold))],
  ['query from cold (KB), most', kb(Math.max(...ours.cold)), kb(Math.max(...found.cold))],
  ['query after others (KB), median', kb(middle(ours.after)), kb(middle(found.after))],
  ['query after others (KB), most', kb(Math.max(...ours.after)), kb(Math.max(...found.after))],
  ['query with all there (ms), median', middle(ours.warm).toFixed(1), middle(found.warm).toFixed(1)],
  ['query with all there (ms), most', Math.max(...ours.warm).toFixed(1), Math.max(...found.warm).toFixed(1)],
];
console.log(`| | malaf | Pagefind |\n|---|---|---|\n${lines.map((line) => `| ${line.join(' | ')} |`).join('\n')}`);
