// What the browser tests share: a dossier built once, served on loopback as a careful static host would, and a browser.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';

export const ROOT = path.resolve(import.meta.dirname, '../..');
const TYPES = {
  html: 'text/html; charset=utf-8', css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml', png: 'image/png', xml: 'application/xml', json: 'application/json', txt: 'text/plain; charset=utf-8',
  webmanifest: 'application/manifest+json',
};

/** Builds the dossier at `root` into a folder that goes away with the process; `flags` go to `malaf build`. */
export function build(root = ROOT, ...flags) {
  const out = fs.mkdtempSync(path.join(os.tmpdir(), 'malaf-site-'));
  process.on('exit', () => fs.rmSync(out, { recursive: true, force: true }));
  const binary = process.env.MALAF ?? path.join(ROOT, 'target/release/malaf');
  execFileSync(binary, ['build', '--root', root, '--out', out, ...flags], { stdio: ['ignore', 'inherit', 'inherit'], timeout: 300000 });
  return out;
}

/** Every file below `folder`, as paths with slashes, sorted. */
export function filesOf(folder) {
  return fs.readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}

/** The address of a file of the site: `ar/index.html` is `/ar/`. */
export const addressOf = (file) => '/' + file.replace(/(^|\/)index\.html$/, '$1');

/** Serves `folder` below `base`, with `headers` on every answer; answers the origin and a function that stops it. */
export async function serve(folder, base = '/', headers = {}) {
  const answer = (request, response) => {
    const { pathname } = new URL(request.url, 'http://host');
    const below = decodeURIComponent(pathname).replace(base, '');
    const file = path.join(folder, below.endsWith('/') || below === '' ? below + 'index.html' : below);
    const inside = file.startsWith(folder) && pathname.startsWith(base);
    const found = inside && fs.existsSync(file) && fs.statSync(file).isFile();
    const shown = found ? file : path.join(folder, '404.html');
    response.writeHead(found ? 200 : 404, { ...headers, 'content-type': TYPES[path.extname(shown).slice(1)] ?? 'application/octet-stream' });
    response.end(fs.readFileSync(shown));
  };
  const server = http.createServer(answer);
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  // A test that fails before it stops its server ends with a failure, not after the bound of the whole file.
  server.unref();
  return { origin: `http://127.0.0.1:${server.address().port}`, stop: () => { server.close(); server.closeAllConnections(); } };
}

const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** Whether a request ended because the page was left meanwhile: an icon that was still being read, on a busy machine. */
export const isLeft = (request) => request.failure()?.errorText === 'net::ERR_ABORTED';

/** A browser of its own. */
export const launch = () => chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });

/** Builds the dossier at `root`, serves it and starts a browser; `stop` ends both. */
export async function start(root = ROOT, ...flags) {
  const folder = build(root, ...flags);
  const site = await serve(folder);
  const browser = await launch();
  const stop = async () => { await browser.close(); site.stop(); };
  return { folder, origin: site.origin, browser, site, stop };
}

/**
 * A reader of their own (no storage shared with another), and a page at `address`. `faults` gathers what goes wrong:
 * errors of scripts, failed requests, requests that leave the site.
 */
export async function open({ browser, origin }, address, { width = 1280, height = 800, dark = false, scripts = true, ...more } = {}) {
  const context = await browser.newContext({
    viewport: { width, height }, colorScheme: dark ? 'dark' : 'light', javaScriptEnabled: scripts, ...more,
  });
  const faults = [];
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  page.on('console', (m) => { if (m.type() === 'error') faults.push(`console: ${m.text()}`); });
  page.on('pageerror', (e) => faults.push(`script: ${e.message}`));
  page.on('requestfailed', (r) => { if (!isLeft(r)) faults.push(`failed: ${r.url()}`); });
  page.on('request', (r) => { if (!r.url().startsWith(origin)) faults.push(`foreign: ${r.url()}`); });
  await page.goto(origin + address);
  return { page, faults, close: () => context.close() };
}
