// `malaf lsp` driven over stdio by the client library of the protocol's own authors; edits are applied by theirs, too.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import protocol from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { ROOT, filesOf } from './site.js';

const BINARY = process.env.MALAF ?? path.join(ROOT, 'target/release/malaf');
const CURSOR = '‸';
const { StreamMessageReader, StreamMessageWriter, createProtocolConnection } = protocol;

/** An editor with one dossier: a copy of the small site, in a folder whose name is no plain word. */
class Editor {
  constructor() {
    this.folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ملف #1 é '));
    fs.cpSync(path.join(ROOT, 'tests/sites/whole'), this.folder, { recursive: true });
    fs.rmSync(path.join(this.folder, 'expect'), { recursive: true, force: true });
    this.versions = new Map();
    this.published = new Map();
    this.waiting = [];
  }

  async start(options = {}) {
    this.process = spawn(BINARY, ['lsp', '--stdio'], { cwd: os.tmpdir(), stdio: ['pipe', 'pipe', 'pipe'] });
    this.stderr = '';
    this.process.stderr.on('data', (data) => { this.stderr += data; });
    this.exited = once(this.process, 'exit');
    this.connection = createProtocolConnection(
      new StreamMessageReader(this.process.stdout), new StreamMessageWriter(this.process.stdin));
    this.connection.onNotification('textDocument/publishDiagnostics', (params) => {
      this.published.set(decodeURIComponent(params.uri), params);
      this.waiting = this.waiting.filter((look) => !look());
    });
    this.registered = [];
    this.connection.onRequest('client/registerCapability', (params) => { this.registered.push(...params.registrations); });
    this.connection.listen();
    this.initialized = await this.connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: [{ uri: pathToFileURL(this.folder).href, name: 'dossier' }],
      capabilities: {
        workspace: {
          didChangeWatchedFiles: { dynamicRegistration: true },
          workspaceEdit: { documentChanges: true, resourceOperations: options.renames === false ? [] : ['rename'] },
        },
      },
    });
    this.connection.sendNotification('initialized', {});
    return this;
  }

  async stop() {
    await this.connection.sendRequest('shutdown');
    this.connection.sendNotification('exit');
    const [code] = await this.exited;
    fs.rmSync(this.folder, { recursive: true, force: true });
    assert.equal(this.stderr, '');
    assert.equal(code, 0);
  }

  file(below) { return path.join(this.folder, below); }
  uri(below) { return pathToFileURL(this.file(below)).href; }
  disk(below) { return fs.readFileSync(this.file(below), 'utf8'); }

  /** Shows `text` in the editor, unsaved; a cursor mark in it is taken out, and its position answered. */
  type(below, text) {
    const at = text.indexOf(CURSOR);
    const shown = text.replace(CURSOR, '');
    const uri = this.uri(below);
    const version = (this.versions.get(below) ?? 0) + 1;
    if (version === 1) {
      const languageId = below.endsWith('.md') ? 'markdown' : 'toml';
      this.connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId, version, text: shown } });
    } else {
      const contentChanges = [{ text: shown }];
      this.connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
    }
    this.versions.set(below, version);
    const document = TextDocument.create(uri, '', version, shown);
    return { textDocument: { uri }, position: document.positionAt(Math.max(at, 0)), document };
  }

  /** What is wrong in a file, once the server has seen its last version or `fits` holds. */
  async faults(below, fits = () => true) {
    const key = decodeURIComponent(this.uri(below));
    const version = this.versions.get(below);
    const found = () => {
      const params = this.published.get(key);
      const current = params && (version === undefined || params.version === version);
      return current && fits(params.diagnostics) ? params.diagnostics : undefined;
    };
    if (found()) return found();
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`no such diagnostics of ${below}: ${JSON.stringify(this.published.get(key))}`)), 20000);
      this.waiting.push(() => {
        const diagnostics = found();
        if (diagnostics) { clearTimeout(timer); resolve(diagnostics); }
        return diagnostics !== undefined;
      });
    });
  }

  async ask(method, at, more = {}) {
    const { textDocument, position } = at;
    return this.connection.sendRequest(`textDocument/${method}`, { textDocument, position, ...more });
  }

  async offers(below, text) {
    const at = this.type(below, text);
    await this.faults(below);
    const list = await this.ask('completion', at);
    return list.items.map((item) => ({ ...item, whole: TextDocument.applyEdits(at.document, [item.textEdit]) }));
  }

  async told(below, text) {
    const at = this.type(below, text);
    await this.faults(below);
    const hover = await this.ask('hover', at);
    return hover?.contents.value ?? null;
  }

  /** Does what a workspace edit says, on the disk. */
  apply(edit) {
    const changes = edit.documentChanges ?? Object.entries(edit.changes).map(([uri, edits]) => ({ textDocument: { uri }, edits }));
    for (const change of changes) {
      const file = (uri) => new URL(uri);
      if (change.kind === 'rename') {
        fs.renameSync(file(change.oldUri), file(change.newUri));
      } else {
        const before = TextDocument.create('', '', 0, fs.readFileSync(file(change.textDocument.uri), 'utf8'));
        fs.writeFileSync(file(change.textDocument.uri), TextDocument.applyEdits(before, change.edits));
      }
    }
  }

  check() {
    try {
      execFileSync(BINARY, ['check', '--strict', '--root', this.folder], { stdio: 'pipe', timeout: 300000 });
      return '';
    } catch (error) {
      return error.stderr.toString();
    }
  }
}

const ar = 'content/topics/river/ar.md';
const en = 'content/topics/river/en.md';
const digest = 'content/sources/paper-2016/ar.md';
const claims = 'content/sources/paper-2016/claims.toml';
const source = 'content/sources/paper-2016/source.toml';
const entity = 'content/entities/the-town.toml';
const labels = (items) => items.map((item) => item.label);
const front = (title) => `+++\ntitle = "${title}"\n+++\n\n`;

describe('malaf lsp', () => {
  let editor;
  beforeEach(async () => { editor = await new Editor().start(); });
  afterEach(() => editor.stop());

  test('it says what it can do, and asks to be told of changes on the disk', async () => {
    const { capabilities, serverInfo } = editor.initialized;
    assert.equal(serverInfo.name, 'malaf');
    for (const provider of ['completion', 'hover', 'definition', 'references', 'documentSymbol', 'workspaceSymbol', 'codeAction', 'rename']) {
      assert.ok(capabilities[`${provider}Provider`], provider);
    }
    editor.type(ar, editor.disk(ar));
    await editor.faults(ar);
    assert.equal(editor.registered[0].method, 'workspace/didChangeWatchedFiles');
  });

  test('a fault is placed in UTF-16 behind Arabic, emoji, tabs and CRLF, in text that is not saved', async () => {
    for (const [file, words] of [[ar, 'قال 🕊️\tشاهد '], [en, 'Said 🕊️\ta witness ']]) {
      const before = editor.disk(file);
      const text = `${front('س')}سطر\n\n`.replaceAll('\n', '\r\n') + `${words}[[the-twon]].\r\n`;
      editor.type(file, text);
      const fault = (await editor.faults(file)).find(({ code }) => code === 'broken-link');
      const document = TextDocument.create('', '', 0, text);
      assert.equal(document.getText(fault.range), '[[the-twon]]');
      assert.equal(fault.range.start.line, 6);
      assert.equal(fault.source, 'malaf');
      assert.equal(fault.severity, 1);
      assert.match(fault.message, /did you mean `the-town`/);
      assert.equal(editor.disk(file), before);
      editor.type(file, before);
      assert.deepEqual(await editor.faults(file), []);
    }
  });

  test('an edit of one file shows its faults in the others, and a closed file is as on the disk', async () => {
    editor.type(claims, editor.disk(claims).replace('"council-denies"', '"council-says-no"'));
    const faults = await editor.faults('content/disputes/who-left.toml', (list) => list.length > 0);
    assert.ok(faults.some(({ message }) => message.includes('council-denies')), JSON.stringify(faults));
    editor.connection.sendNotification('textDocument/didClose', { textDocument: { uri: editor.uri(claims) } });
    await editor.faults('content/disputes/who-left.toml', (list) => list.length === 0);
  });

  test('a change on the disk is seen when the editor tells of it', async () => {
    fs.writeFileSync(editor.file(entity), editor.disk(entity).replace('kind', 'kid'));
    editor.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: editor.uri(entity), type: 2 }] });
    const faults = await editor.faults(entity, (list) => list.length > 0);
    assert.ok(faults.some(({ code }) => code === 'unknown-key'));
  });

  test('links are completed by id and by a name in either language, however it is spelled', async () => {
    for (const [file, typed, expected] of [
      [en, 'Seen in [[the-t‸', 'the-town'],
      [en, 'Seen in [[Bridge‸', 'the-town'],
      [en, 'Seen in [[jis‸', 'the-town'],
      [ar, 'شوهد في [[بلده الج‸', 'the-town'],
      [ar, 'شوهد 🕊️ في [[الجسر‸]] أمس', 'the-town'],
      [ar, '{dispute: هل‸}', 'who-left'],
      [en, '{claim: res‸', 'residents-left'],
    ]) {
      const offers = await editor.offers(file, front('س') + typed);
      const offer = offers.find(({ label }) => label === expected);
      assert.ok(offer, `${typed}: ${labels(offers)}`);
      const [before, behind] = (front('س') + typed).split(CURSOR);
      const opening = Math.max(before.lastIndexOf('[['), before.lastIndexOf(': ')) + 2;
      assert.equal(offer.whole, before.slice(0, opening) + expected + behind);
    }
    const [town] = await editor.offers(en, front('x') + '[[the-town‸');
    assert.match(town.detail, /بلدة الجسر/);
    assert.match(town.detail, /Bridge Town/);
  });

  test('citations are completed: sources, then body paragraphs with the first words of the digest', async () => {
    assert.deepEqual(labels(await editor.offers(en, front('x') + 'Left [@‸]')), ['paper-2016']);
    assert.deepEqual(labels(await editor.offers(ar, front('x') + 'غادروا [@خبر‸')), ['paper-2016']);
    for (const [file, words, told] of [[ar, 'كلام', /فاض النهر/], [en, 'Words', /The river|river/i]]) {
      for (const typed of [' ', ' ¶', ' p', '; @paper-2016 ¶']) {
        const offers = await editor.offers(file, `${front('x')}${words} [@paper-2016${typed}‸]`);
        assert.deepEqual(labels(offers), ['¶3', '¶4', '¶5', '¶6'], typed);
        assert.match(offers[0].detail, told);
        const head = `${front('x')}${words} [@paper-2016${typed}`.replace(/[¶p]$/, '');
        assert.equal(offers[0].whole, `${head}¶3]`);
      }
    }
    const runs = await editor.offers(en, front('x') + 'Words [@paper-2016 ¶4–‸]');
    assert.deepEqual(labels(runs), ['¶5', '¶6']);
    assert.ok(runs[0].whole.endsWith('[@paper-2016 ¶4–5]'), runs[0].whole);
  });

  test('a digest offers its own paragraphs, and says which it does not speak of yet', async () => {
    const offers = await editor.offers(digest, editor.disk(digest).replace(/\[¶6\].*/s, '[¶‸'));
    assert.deepEqual(labels(offers), ['¶3', '¶4', '¶5', '¶6']);
    const missing = offers.filter(({ detail }) => detail?.startsWith('not in this text yet'));
    assert.deepEqual(labels(missing), ['¶6']);
  });

  test('TOML offers the keys that are missing, words, languages, ids of the right kind and paragraphs', async () => {
    const keys = labels(await editor.offers(entity, 'kind = "place"\n‸'));
    assert.ok(keys.includes('aliases') && keys.includes('coordinates') && !keys.includes('kind'), `${keys}`);
    for (const [file, text, expected] of [
      [entity, 'kind = "‸"', ['person', 'organization', 'place']],
      [entity, 'kind = ‸', ['person', 'organization', 'place']],
      [entity, 'kind = "place"\nname = { ar = "بلدة", ‸ }', ['en']],
      [entity, 'kind = "place"\ntopics = ["‸', ['river']],
      [entity, 'kind = "place"\ntopics = [\n  "‸"\n]', ['river']],
      [entity, 'roles = [{ source = "paper-2016", paragraph = ‸ }]', ['¶3', '¶4', '¶5', '¶6']],
      [source, 'capture = "a.txt"\npublisher = "البلدة‸"', ['the-council']],
      [claims, '[[claim]]\nparagraph = 4‸', ['¶3', '¶4', '¶5', '¶6']],
      [claims, '[[claim]]\nstance = "‸', ['asserts', 'denies', 'accuses', 'reports', 'doubts', 'plans']],
      ['content/events/flood.toml', 'cites = ["paper-2016 ¶‸"]', ['¶3', '¶4', '¶5', '¶6']],
      ['content/events/flood.toml', 'summary = { ar = "فاض [[النهر‸" }', ['river', 'paper-2016', 'the-paper']],
      [ar, '+++\ntitle = "x"\n‸\n+++\n', ['summary']],
      ['site.toml', 'base-url = "https://x.example/"\n[checks]\nbroken-link = "‸"', ['error', 'warn', 'off']],
    ]) {
      const offers = labels(await editor.offers(file, text));
      assert.deepEqual(offers, expected, text);
    }
    const inserted = await editor.offers(entity, 'kind = ‸');
    assert.equal(inserted[2].whole, 'kind = "place"');
  });

  test('hover tells a record in both languages, a passage from the digest, what a key is for, and why a fault is one', async () => {
    assert.equal(await editor.told(en, editor.disk(en).replace('Key points', 'Key poi‸nts')), null);
    for (const [file, text, expected] of [
      [ar, front('x') + 'قرب [[the-‸town]]', [/بلدة الجسر/, /Bridge Town/, /place/]],
      [en, front('x') + 'Left [@paper-2016 ¶‸3]', [/فاض النهر قرب البلدة/, /river/i]],
      [digest, '+++\ntitle = "x"\n+++\n\n[¶4–‸5] كلام', [/paper-2016` ¶4–5/]],
      [claims, 'x = 1\n[[claim]]\nspeaker = "the-coun‸cil"', [/مجلس البلدة/, /Town Council/]],
      [claims, '[[claim]]\nsta‸nce = "denies"', [/What the speaker does/, /Must be there/]],
      [en, front('x') + 'See [[the-‸twon]].', [/# broken-link/, /Level: error/]],
    ]) {
      const told = await editor.told(file, text);
      for (const part of expected) assert.match(told ?? 'nothing', part, text);
    }
  });

  test('go to definition leads to the record in the same language, to the paragraph of the digest, to the claim', async () => {
    for (const [file, text, target, slice] of [
      [ar, front('x') + '[[the-‸town]]', entity, ''],
      [ar, front('x') + '[@paper-‸2016 ¶3]', digest, ''],
      [en, front('x') + '[@paper-2016 ¶‸3]', 'content/sources/paper-2016/en.md', '[¶3]'],
      [ar, front('x') + '[@paper-2016 ¶‸5]', digest, '[¶4–5]'],
      [ar, front('x') + '{claim: council-‸denies}', claims, 'council-denies'],
      ['content/disputes/who-left.toml', 'topics = ["ri‸ver"]', 'content/topics/river/topic.toml', ''],
    ]) {
      const found = await editor.ask('definition', editor.type(file, text));
      assert.equal(decodeURIComponent(found.uri), decodeURIComponent(editor.uri(target)), text);
      const document = TextDocument.create('', '', 0, editor.disk(target));
      assert.ok(document.getText(found.range).startsWith(slice), `${text}: ${document.getText(found.range)}`);
    }
  });

  test('references are found in keys, links, citations and placed records of both languages, unsaved ones too', async () => {
    editor.type(en, editor.disk(en) + '\nMore [@paper-2016 ¶4; @paper-2016 ¶6] and [the paper](../../sources/paper-2016/en.md).\n');
    const at = editor.type(ar, editor.disk(ar).replace('[@paper', '[@pa‸per'));
    const found = await editor.ask('references', at, { context: { includeDeclaration: false } });
    const byFile = {};
    for (const { uri, range } of found) {
      const file = path.relative(editor.folder, decodeURIComponent(new URL(uri).pathname)).split(path.sep).join('/');
      byFile[file] = (byFile[file] ?? 0) + 1;
      assert.equal(range.end.character - range.start.character, 'paper-2016'.length);
    }
    assert.equal(byFile[ar], 2);
    assert.equal(byFile[en], 5);
    assert.equal(byFile['content/notes/on-thirty/note.toml'], 1);
    assert.equal(byFile['content/entities/the-council.toml'], 2);
    assert.equal(byFile['content/events/flood.toml'], 3);
    const declared = await editor.ask('references', at, { context: { includeDeclaration: true } });
    assert.equal(declared.length, found.length + 1);
  });

  test('an id is renamed everywhere, with its folder, file and accepted translations, and the dossier stays sound', async () => {
    execFileSync(BINARY, ['translate', 'accept', 'content', '--root', editor.folder], { stdio: 'pipe', timeout: 300000 });
    fs.appendFileSync(editor.file(en), '\nSee [the paper](../../sources/paper-2016/en.md), [[paper-2016|paper-2016 itself]].\n');
    fs.appendFileSync(editor.file(ar), '\nانظر [الخبر](../../sources/paper-2016/ar.md)، و[[paper-2016|الخبر نفسه]].\n');
    const sound = editor.check();
    const renamed = claims.replace('paper-2016', 'river-news');
    for (const [file, text, id, name] of [
      [ar, () => editor.disk(ar).replace('[@paper-2016', '[@paper‸-2016'), 'paper-2016', 'river-news'],
      [renamed, () => editor.disk(renamed).replace('speaker = "the-council', 'speaker = "the‸-council'), 'the-council', 'town-council'],
      ['content/disputes/who-left.toml', () => editor.disk('content/disputes/who-left.toml').replace('council-denies', 'council‸-denies'), 'council-denies', 'council-says-no'],
      [entity, () => editor.disk(entity) + 'topics = ["ri‸ver"]', 'river', 'the-river'],
    ]) {
      const at = editor.type(file, text());
      const prepared = await editor.ask('prepareRename', at);
      assert.equal(prepared.placeholder, id);
      assert.equal(at.document.getText(prepared.range), id);
      const edit = await editor.ask('rename', at, { newName: name });
      editor.connection.sendNotification('textDocument/didClose', { textDocument: at.textDocument });
      editor.versions.delete(file);
      if (id === 'river') fs.appendFileSync(editor.file(entity), 'topics = ["river"]');
      editor.apply(edit);
      const lines = filesOf(editor.folder).filter((name) => /\.(toml|lock|md)$/.test(name))
        .flatMap((name) => editor.disk(name).split('\n').map((line) => `${name}: ${line}`));
      // Words of the editor's own stay, behind the bar of a link.
      const syntax = id === 'river' ? `("|\\[\\[|/)${id}(?![-a-z])` : `(?<![-a-z|])${id}(?![-a-z])`;
      const left = lines.filter((line) => new RegExp(syntax).test(line));
      assert.deepEqual(left, [], id);
    }
    assert.ok(fs.existsSync(editor.file('content/sources/river-news/ar.md')));
    assert.ok(fs.existsSync(editor.file('content/entities/town-council.toml')));
    assert.ok(fs.existsSync(editor.file('content/topics/the-river/en.md')));
    assert.match(editor.disk('translations.lock'), /content\/sources\/river-news\/en\.md from ar/);
    assert.deepEqual(editor.check().match(/^error/gm), sound.match(/^error/gm));
    assert.equal((editor.check().match(/stale|missing-translation/g) ?? []).length, 0);
    assert.match(editor.disk('content/topics/the-river/en.md'), /\[\[river-news\|paper-2016 itself\]\]/);
  });

  test('a name that is taken or is no id is refused, and what is no id is not offered', async () => {
    const at = editor.type(ar, front('x') + '[[the-‸town]]');
    await assert.rejects(editor.ask('rename', at, { newName: 'river' }), /another record/);
    await assert.rejects(editor.ask('rename', at, { newName: 'The Town' }), /lower-case/);
    assert.equal(await editor.ask('prepareRename', editor.type(ar, front('x') + 'كل‸مة')), null);
    assert.equal(await editor.ask('prepareRename', editor.type(ar, front('x') + '[[no-such‸]]')), null);
  });

  test('symbols: headings and paragraphs of a text, keys and claims of a record, records by a word of either language', async () => {
    const symbols = async (file) => {
      editor.type(file, editor.disk(file));
      return editor.connection.sendRequest('textDocument/documentSymbol', { textDocument: { uri: editor.uri(file) } });
    };
    const [river] = await symbols(ar);
    assert.equal(river.name, 'النهر');
    assert.deepEqual(river.children.map(({ name }) => name), ['أهم النقاط']);
    const [news] = await symbols(digest);
    assert.deepEqual(news.children.map(({ name }) => name), ['¶3', '¶4–5', '¶6']);
    const list = await symbols(claims);
    assert.deepEqual(list.map(({ name, detail }) => [name, detail]), [['claim', 'residents-left'], ['claim', 'council-denies']]);
    for (const [query, id] of [['بلده', 'the-town'], ['bridge', 'the-town'], ['paper-20', 'paper-2016']]) {
      const found = await editor.connection.sendRequest('workspace/symbol', { query });
      assert.ok(found.some(({ containerName }) => containerName === id), query);
    }
  });

  test('code actions mend what needs no judgement, one fault or the whole file, and offer the nearest name', async () => {
    const text = editor.disk(ar).replace('غادر سكان', 'غادر‏ سکان') + '\nانظر [[the-twon]].\n';
    const at = editor.type(ar, text);
    const faults = await editor.faults(ar);
    const whole = { start: { line: 0, character: 0 }, end: at.document.positionAt(text.length) };
    const ask = (only) => editor.connection.sendRequest('textDocument/codeAction',
      { textDocument: at.textDocument, range: whole, context: { diagnostics: faults, only } });
    const after = (action) => TextDocument.applyEdits(at.document, Object.values(action.edit.changes)[0]);
    const actions = await ask();
    const one = actions.find(({ title }) => title === 'Mend `foreign-letter`');
    assert.ok(after(one).includes('سكان من'), actions.map(({ title }) => title).join());
    assert.equal(one.diagnostics[0].code, 'foreign-letter');
    const [all] = await ask(['source.fixAll']);
    assert.ok(after(all).includes('غادر سكان'));
    const near = actions.find(({ title }) => title === 'Write `the-town`');
    assert.ok(after(near).includes('[[the-town]]'));
  });

  test('it lives through half-typed text: every beginning of a file, and each line cut short', { timeout: 120000 }, async () => {
    for (const file of [ar, digest, claims, source, entity, 'content/disputes/who-left.toml', 'site.toml']) {
      const text = editor.disk(file);
      const steps = Math.max(1, Math.floor(text.length / 60));
      for (let end = 0; end <= text.length; end += steps) {
        for (const shown of [`${text.slice(0, end)}‸`, `${text.slice(0, end)}‸${text.slice(end + 3)}`]) {
          const at = editor.type(file, shown);
          await Promise.all([editor.ask('completion', at), editor.ask('hover', at), editor.ask('prepareRename', at)]);
        }
      }
      editor.type(file, text);
      await editor.faults(file, (list) => list.length === 0);
    }
  });

  test('nonsense is answered as the protocol says, and the session goes on', async () => {
    await assert.rejects(editor.connection.sendRequest('malaf/nothing', {}), /does not answer/);
    await assert.rejects(editor.connection.sendRequest('textDocument/hover', { nonsense: true }));
    const far = { textDocument: { uri: editor.uri(ar) }, position: { line: 9999, character: 9999 } };
    assert.equal(await editor.ask('hover', far), null);
    const elsewhere = { textDocument: { uri: 'untitled:Untitled-1' }, position: { line: 0, character: 0 } };
    assert.equal(await editor.ask('hover', elsewhere), null);
    assert.ok((await editor.offers(en, front('x') + '[[‸')).length > 5);
  });
});

test('an editor that renames no files is told so, and nothing is half done', async () => {
  const editor = await new Editor().start({ renames: false });
  const at = editor.type(ar, editor.disk(ar).replace('[@paper', '[@pa‸per'));
  await assert.rejects(editor.ask('rename', at, { newName: 'news' }), /renames none/);
  const claim = editor.type(claims, editor.disk(claims).replace('"council-denies', '"council‸-denies'));
  assert.ok(await editor.ask('rename', claim, { newName: 'council-says-no' }), 'a claim has no file');
  await editor.stop();
});
