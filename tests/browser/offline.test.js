// A dossier that asks for it stays readable when the network is gone: every page, in every language.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { addressOf, filesOf, open, ROOT, start } from './site.js';

let reading;

before(async () => {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'malaf-offline-'));
  process.on('exit', () => fs.rmSync(root, { recursive: true, force: true }));
  fs.cpSync(path.join(ROOT, 'tests/sites/whole'), root, { recursive: true });
  const settings = path.join(root, 'site.toml');
  fs.writeFileSync(settings, `offline = true\n${fs.readFileSync(settings, 'utf8')}`);
  reading = await start(root);
});
after(() => reading?.stop());

test('after one visit every page is there without a network, with its styles and scripts', async () => {
  const { page, faults, close } = await open(reading, '/ar/');
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active.state !== 'activated') await new Promise((done) => { active.onstatechange = done; });
  });
  assert.deepEqual(faults, []);
  const sheet = await page.evaluate(() => getComputedStyle(document.querySelector('.site-header')).borderBlockStartWidth);
  reading.site.stop();
  const pages = filesOf(reading.folder).filter((file) => /^(ar|en)\/.*index\.html$/.test(file) && !file.includes('/print/'));
  assert.ok(pages.length > 20);
  for (const file of pages) {
    await page.goto(reading.origin + addressOf(file));
    assert.equal(await page.evaluate(() => document.documentElement.lang), file.slice(0, 2), file);
    assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector('.site-header')).borderBlockStartWidth), sheet, file);
    assert.equal(await page.evaluate(() => document.documentElement.dataset.scripts), '', file);
  }
  await page.goto(`${reading.origin}/ar/no-such-page/`);
  assert.ok(await page.locator('body.kind-missing').isVisible());
  await close();
});
