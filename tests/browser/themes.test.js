// The small theme is as sound as the large one: every kind of page, in each language, on the narrowest phone and at a desk.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { each, kinds, violations, wrongNow } from './judge.js';
import { open, ROOT, start } from './site.js';

let reading;

before(async () => {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'malaf-matn-'));
  process.on('exit', () => fs.rmSync(root, { recursive: true, force: true }));
  fs.cpSync(path.join(ROOT, 'tests/sites/whole'), root, { recursive: true });
  const settings = path.join(root, 'site.toml');
  fs.writeFileSync(settings, `theme = "matn"\n${fs.readFileSync(settings, 'utf8')}`);
  reading = await start(root);
});
after(() => reading?.stop());

for (const language of ['ar', 'en']) {
  test(`every kind of page in ${language} is sound with the theme matn`, async () => {
    const wrong = await each(kinds(reading.folder, language), async ({ kind, address }) => {
      const { page, faults, close } = await open(reading, address);
      const found = [];
      for (const { width, dark } of [{ width: 320, dark: false }, { width: 1280, dark: true }]) {
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
        found.push(...await wrongNow(page, { language, width }), ...await violations(page));
      }
      await close();
      return [...found, ...faults].map((fault) => `${kind} ${address}: ${fault}`);
    });
    assert.deepEqual(wrong.slice(0, 30), []);
  });
}
