// What `malaf check --format sarif` prints is SARIF 2.1.0 by its own schema, whatever is wrong with a dossier.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import Ajv from 'ajv';
import { ROOT } from './site.js';

const PACKAGE = path.join(import.meta.dirname, 'node_modules/@microsoft/jest-sarif/lib/schemas');
const schema = JSON.parse(fs.readFileSync(path.join(PACKAGE, 'sarif-2.1.0-rtm.5.json'), 'utf8'));
const isValid = new Ajv({ schemaId: 'auto', allErrors: true, logger: false }).compile({ ...schema, $schema: undefined });
const binary = process.env.MALAF ?? path.join(ROOT, 'target/release/malaf');

const sites = fs.readdirSync(path.join(ROOT, 'tests/sites'));

test('each dossier with faults is told in valid SARIF', () => {
  let results = 0;
  for (const site of sites) {
    const run = spawnSync(binary, ['check', '--format', 'sarif', '--root', path.join(ROOT, 'tests/sites', site)], { encoding: 'utf8', timeout: 300000 });
    const log = JSON.parse(run.stdout);
    assert.ok(isValid(log), `${site}: ${JSON.stringify(isValid.errors?.slice(0, 5), null, 1)}`);
    results += log.runs[0].results.length;
  }
  assert.ok(results > 20, `${results} results: too few for dossiers with faults`);
});

test('the schema refuses what is not SARIF', () => {
  assert.equal(isValid({ version: '2.1.0', runs: [{ results: [] }] }), false);
});
