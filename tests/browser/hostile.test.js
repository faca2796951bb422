// The hostile corpus (tests/hostile/README.md) in a browser that keeps no policy: nothing of it runs.
//
// The lines of markup.txt, several together, stand in every text of a small dossier. The pages are opened with the Content
// Security Policy off; whatever would run calls the canary, or asks a foreign host for something. Then everything that a reader can do
// to a page is done to every element of it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { chromium } from 'playwright-core';
import { filesOf, ROOT, serve } from './site.js';

const HOSTILE = path.join(ROOT, 'tests/hostile');
const MALAF = process.env.MALAF ?? path.join(ROOT, 'target/release/malaf');
/** Pages that together show every text of the dossier, below the folder of a language. */
const SHOWN = /^(topics\/river|sources\/paper-2016|organizations\/the-council|places\/the-town|people\/the-witness|events\/flood|disputes\/who-left|terms\/flood-names|about|timeline|map|search|sources|)\/?index\.html$/;

const unescaped = (text) => text
  .replace(/\\u\{([0-9a-f]+)\}/gi, (_, code) => String.fromCodePoint(parseInt(code, 16)))
  .replace(/\\x\{(\d+)\|([^}]*)\}/g, (_, times, what) => what.repeat(Number(times)));
const attacks = fs.readFileSync(path.join(HOSTILE, 'markup.txt'), 'utf8').split('\n').filter(Boolean).map(unescaped);

/** Several attacks in one text, as `corpus.rs` puts them; what must be refused stands alone. */
function groups() {
  const isRefused = (attack) => /[\p{Cc}\u{fdd0}\u{fffe}]/u.test(attack);
  const open = attacks.filter((attack) => !isRefused(attack)).sort((a, b) => /^[=+@-]/.test(b) - /^[=+@-]/.test(a));
  const together = Array.from({ length: 8 }, () => []);
  for (const [number, attack] of open.entries()) together[number % together.length].push(attack);
  return [...together, ...attacks.filter(isRefused).map((attack) => [attack])];
}

const inToml = (text) => [...text].map((c) => '"\\'.includes(c) ? `\\${c}`
  : /\p{Cc}/u.test(c) ? `\\u${c.codePointAt(0).toString(16).padStart(4, '0')}` : c).join('');
const inMarkdown = (text) => text.replace(/[!-/:-@[-`{-~]/g, '\\$&');

/** The small dossier with `attack` in every text of it; answers its folder. */
function filled(attack) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'malaf-hostile-'));
  fs.cpSync(path.join(ROOT, 'tests/sites/whole'), folder, { recursive: true });
  fs.cpSync(path.join(HOSTILE, 'slots'), folder, { recursive: true });
  for (const file of filesOf(folder).filter((name) => /\.(md|toml)$/.test(name))) {
    const text = fs.readFileSync(path.join(folder, file), 'utf8');
    const put = { TOML: inToml(attack), PROSE: inToml(inMarkdown(attack)), MARKDOWN: inMarkdown(attack), RAW: attack.replaceAll('`', "'") };
    fs.writeFileSync(path.join(folder, file), text.replace(/@@(TOML|PROSE|MARKDOWN|RAW)@@/g, (_, kind) => put[kind]));
  }
  return folder;
}

/** Runs in the page before anything else: whatever runs, tells. */
const CANARY = () => {
  const ran = [];
  for (const name of ['alert', 'confirm', 'prompt', 'print', 'open', 'msgbox']) window[name] = (...said) => ran.push(`${name}(${said})`);
  window.canary = ran;
};

/** Everything that a reader, a pointer, a clock or a network can do to an element. */
const TOUCH = () => {
  const kinds = ['error', 'load', 'mouseover', 'mouseenter', 'mousemove', 'mousedown', 'mouseup', 'pointerover', 'pointerenter', 'pointerdown',
    'focus', 'focusin', 'blur', 'input', 'change', 'keydown', 'keyup', 'toggle', 'beforetoggle', 'animationstart', 'animationend',
    'transitionend', 'begin', 'start', 'pageshow', 'scroll', 'wheel', 'copy', 'cut', 'paste', 'dragstart', 'touchstart'];
  for (const element of document.querySelectorAll('*')) {
    for (const kind of kinds) element.dispatchEvent(new Event(kind, { bubbles: false }));
    if (element instanceof HTMLDetailsElement) element.open = true;
  }
  const leads = [...document.querySelectorAll('[href], [src], [action], [formaction], [data]')];
  const schemes = leads.flatMap((element) => ['href', 'src', 'action', 'formaction', 'data'].map((name) => element[name]?.baseVal ?? element[name]))
    .filter((address) => typeof address === 'string' && address !== '')
    .filter((address) => !/^(https?|mailto):/.test(address));
  return { ran: window.canary, schemes, handlers: [...document.querySelectorAll('*')].flatMap((e) => [...e.attributes]).filter((a) => /^on/i.test(a.name)).length };
};

let browser;
before(async () => {
  const flags = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'];
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags });
});
after(() => browser?.close());

/** What an attack did on the pages of its dossier; nothing where it was refused with a place. */
async function tried(attack) {
  const root = filled(attack);
  const out = path.join(root, 'public');
  const built = spawnSync(MALAF, ['build', '--root', root, '--out', out], { encoding: 'utf8', timeout: 300000 });
  if (built.status === 1) {
    fs.rmSync(root, { recursive: true });
    return /^ {2}--> .+:\d+:\d+$/m.test(built.stderr) ? { pages: 0, wrong: [] } : { pages: 0, wrong: [`refused without a place: ${built.stderr}`] };
  }
  assert.equal(built.status, 0, built.stderr);
  const site = await serve(out);
  const context = await browser.newContext({ bypassCSP: true, serviceWorkers: 'block' });
  const wrong = [];
  await context.addInitScript(CANARY);
  await context.route('**', (route) => {
    const address = route.request().url();
    if (address.startsWith(site.origin)) return route.continue();
    wrong.push(`asked for ${address}`);
    return route.abort();
  });
  const page = await context.newPage();
  page.on('dialog', (dialog) => { wrong.push(`a dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on('framenavigated', (frame) => { if (!frame.url().startsWith(site.origin) && frame.url() !== 'about:blank') wrong.push(`went to ${frame.url()}`); });
  const files = filesOf(out).filter((file) => /^(index|404)\.html$/.test(file) || (/^(ar|en)\//.test(file) && SHOWN.test(file.slice(3))));
  for (const file of files) {
    await page.goto(`${site.origin}/${file.replace(/(^|\/)index\.html$/, '$1')}`, { waitUntil: 'load' });
    const { ran, schemes, handlers } = await page.evaluate(TOUCH);
    if (ran.length || schemes.length || handlers) wrong.push(`${file}: ran ${ran}; leads to ${schemes}; ${handlers} handlers`);
  }
  await context.close();
  site.stop();
  fs.rmSync(root, { recursive: true });
  return { pages: files.length, wrong };
}

test('nothing of the hostile corpus runs, with the policy of the pages off', async (t) => {
  const wrong = [];
  let [pages, stood] = [0, 0];
  const queue = groups();
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const found = await tried(next.join(' '));
      pages += found.pages;
      stood += next.length * found.pages;
      if (found.wrong.length) wrong.push(`${next.join('\n')}\n  ${found.wrong.join('\n  ')}`);
    }
  };
  await Promise.all([worker(), worker()]);
  t.diagnostic(`${attacks.length} attacks on ${pages} pages, several on each`);
  assert.ok(attacks.length > 90 && stood > 2000, `${attacks.length} attacks stood ${stood} times`);
  assert.deepEqual(wrong, []);
});

test('the canary sings where something does run', async () => {
  const context = await browser.newContext({ bypassCSP: true });
  await context.addInitScript(CANARY);
  const page = await context.newPage();
  await page.setContent('<img src="data:,x" onerror="alert(1)"><a href="javascript:alert(2)">x</a>');
  const { ran, schemes, handlers } = await page.evaluate(TOUCH);
  assert.ok(ran.length > 0 && schemes.length > 0 && handlers === 1, JSON.stringify({ ran, schemes, handlers }));
  await context.close();
});
