// The Nu HTML checker, which nobody here wrote, finds no error on any page.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import test from 'node:test';
import { build, filesOf } from './site.js';

const JAR = path.join(import.meta.dirname, 'node_modules/vnu-jar/build/dist/vnu.jar');

test('the Nu HTML checker finds no error on any page', () => {
  const out = build();
  const pages = filesOf(out).filter((file) => file.endsWith('.html'));
  assert.ok(pages.length > 100, `${pages.length} pages: too few to be the dossier`);
  const messages = [];
  for (let at = 0; at < pages.length; at += 300) {
    const batch = pages.slice(at, at + 300);
    const run = spawnSync('java', ['-Xss2m', '-jar', JAR, '--format', 'json', '--exit-zero-always', '--stdout', ...batch], { cwd: out, maxBuffer: 1e9, timeout: 300000 });
    assert.equal(run.status, 0, String(run.stderr));
    messages.push(...JSON.parse(run.stdout).messages);
  }
  // Read from a folder, a page has no origin that 'self' could be, and data blocks (JSON-LD) are taken for scripts:
  // what the policy lets through is tried in the browser (reading.test.js).
  const errors = messages.filter((m) => (m.type === 'error' || m.subType === 'warning') && !/Content Security Policy/.test(m.message));
  assert.deepEqual(errors.map((m) => `${m.url}:${m.lastLine}: ${m.message}`).slice(0, 40), []);
});
