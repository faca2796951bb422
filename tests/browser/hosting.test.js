// The site as a host serves it: at the root and below a path, with the headers of `_headers`, in a browser that holds to
// the policy.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { chromium } from 'playwright-core';
import { addressOf, build, filesOf, isLeft, ROOT, serve } from './site.js';

const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync'];

let browser; let profile;

before(async () => {
  profile = fs.mkdtempSync(path.join(os.tmpdir(), 'malaf-chromium-'));
  browser = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS,
  });
});

after(async () => {
  await browser?.close();
  fs.rmSync(profile, { recursive: true, force: true });
});

/** What `_headers` says of every page: the lines below its first pattern. */
function headersOf(folder) {
  const lines = fs.readFileSync(path.join(folder, '_headers'), 'utf8').split('\n');
  const end = lines.findIndex((line, n) => n > 0 && !line.startsWith('  '));
  return Object.fromEntries(lines.slice(1, end).map((line) => {
    const at = line.indexOf(':');
    return [line.slice(0, at).trim(), line.slice(at + 1).trim()];
  }));
}

/** One page of each kind in each language, and the two without a language. */
function kinds(folder) {
  const byKind = new Map();
  for (const file of filesOf(folder).filter((name) => name.endsWith('.html'))) {
    const parts = file.split('/');
    const kind = parts.length <= 3 ? file : `${parts[0]}/${parts[1]}`;
    if (!byKind.has(kind)) byKind.set(kind, addressOf(file));
  }
  return [...byKind.values()];
}

for (const base of ['/', '/repo/']) {
  test(`with its headers, at ${base}, no page breaks the policy or asks for what is not there`, async (t) => {
    const folder = build(ROOT, '--base-url', `https://host.example${base}`);
    const headers = headersOf(folder);
    assert.match(headers['Content-Security-Policy'], /default-src 'none'.*frame-ancestors 'none'/);
    const site = await serve(folder, base, headers);
    t.after(() => site.stop());
    const faults = [];
    const page = await browser.newPage();
    t.after(() => page.close());
    page.on('console', (m) => { if (m.type() === 'error') faults.push(`${page.url()}: ${m.text()}`); });
    page.on('pageerror', (e) => faults.push(`${page.url()}: ${e.message}`));
    page.on('requestfailed', (r) => { if (!isLeft(r)) faults.push(`${page.url()}: failed: ${r.url()}`); });
    page.on('response', (r) => { if (r.status() >= 400) faults.push(`${page.url()}: ${r.status()}: ${r.url()}`); });
    page.on('request', (r) => { if (!r.url().startsWith(site.origin + base) && r.url() !== `${site.origin}/`) faults.push(`${page.url()}: outside: ${r.url()}`); });
    await page.addInitScript(() => {
      globalThis.violations = [];
      document.addEventListener('securitypolicyviolation', (event) => globalThis.violations.push(`${event.violatedDirective}: ${event.blockedURI}`));
    });
    const addresses = kinds(folder);
    assert.ok(addresses.length >= 30, `${addresses.length} kinds of page: too few to be the dossier`);
    for (const address of addresses) {
      await page.goto(site.origin + base + address.slice(1), { waitUntil: 'networkidle' });
      faults.push(...(await page.evaluate(() => globalThis.violations)).map((fault) => `${address}: ${fault}`));
    }
    assert.deepEqual(faults, []);
    // The policy is in force: what it forbids is stopped.
    const stopped = await page.evaluate(() => new Promise((done) => {
      document.addEventListener('securitypolicyviolation', (event) => done(event.violatedDirective), { once: true });
      const script = document.createElement('script');
      script.textContent = 'document.title = "taken over"';
      document.head.append(script);
      setTimeout(() => done('nothing'), 5_000);
    }));
    assert.equal(stopped, 'script-src-elem');
    assert.notEqual(await page.title(), 'taken over');
  });
}
