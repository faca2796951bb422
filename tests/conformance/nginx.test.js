// The built site behind Debian's nginx with the recipe of docs/publishing.md, at the root and below a path.
// SITE and SITE_BELOW (built for /repo/, both with compressed copies) name the folders.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';

const ROOT = path.resolve(import.meta.dirname, '../..');
const RECIPE = fs.readFileSync(path.join(ROOT, 'docs/publishing.md'), 'utf8').match(/```nginx\n([^]*?)```/)[1];
const NGINX = process.env.NGINX ?? '/usr/sbin/nginx';

/** A port that was free a moment ago. */
async function freePort() {
  const server = http.createServer();
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

async function serve(site, base) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'malaf-nginx-'));
  const root = path.join(folder, 'root');
  fs.mkdirSync(path.join(root, base), { recursive: true });
  fs.cpSync(site, path.join(root, base), { recursive: true });
  const port = await freePort();
  let recipe = RECIPE.replace('listen 80;', `listen 127.0.0.1:${port};`).replace('/srv/dossier', root);
  assert.ok(recipe.includes(root) && recipe.includes(String(port)), 'the recipe has other words than this test knows');
  if (base !== '/') recipe = recipe.replace('location / {', `location ${base} {`).replace('location /assets/', `location ${base}assets/`).replace('error_page 404 /404.html', `error_page 404 ${base}404.html`);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`).join('\n');
  fs.writeFileSync(path.join(folder, 'nginx.conf'), `worker_processes 1;\npid ${folder}/pid;\nerror_log ${folder}/errors;\n${process.getuid?.() === 0 ? 'user root;\n' : ''}events {}\nhttp {\naccess_log off;\n${temporary}\n${recipe}\n}\n`);
  const server = spawn(NGINX, ['-c', path.join(folder, 'nginx.conf'), '-e', path.join(folder, 'errors'), '-g', 'daemon off;'], { stdio: 'inherit' });
  const stop = async () => {
    server.kill('SIGQUIT');
    await new Promise((ended) => server.once('exit', ended));
    fs.rmSync(folder, { recursive: true, force: true });
  };
  const get = (address, headers = {}) => new Promise((answered, failed) => {
    http.get({ host: '127.0.0.1', port, path: address, headers }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () => answered({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }));
    }).on('error', failed);
  });
  for (let tries = 0; ; tries += 1) {
    try { await get(base); break; } catch (error) {
      if (tries > 50) { await stop(); throw error; }
      await new Promise((later) => setTimeout(later, 100));
    }
  }
  return { get, stop };
}

for (const [base, site] of [['/', process.env.SITE], ['/repo/', process.env.SITE_BELOW]]) {
  test(`nginx serves the site at ${base} as the recipe says`, async () => {
    const { get, stop } = await serve(site, base);
    try {
      const files = fs.readdirSync(site, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
        .map((entry) => path.relative(site, path.join(entry.parentPath, entry.name)));
      const languages = fs.readdirSync(site).filter((name) => fs.existsSync(path.join(site, name, 'index.html')) && name !== 'data');
      assert.ok(languages.length >= 2, languages.join());
      for (const language of languages) {
        const page = await get(`${base}${language}/`);
        assert.equal(page.status, 200);
        assert.equal(page.headers['content-type'], 'text/html; charset=utf-8');
        assert.match(page.headers['content-security-policy'], /default-src 'none'.*frame-ancestors 'none'/);
        assert.equal(page.headers['x-content-type-options'], 'nosniff');
        // The policy of the recipe is the policy of the pages, and of `_headers`.
        const own = page.body.toString().match(/Content-Security-Policy" content="([^"]*)"/)[1].replaceAll('&#39;', "'");
        assert.ok(page.headers['content-security-policy'].startsWith(own), own);
        const packed = await get(`${base}${language}/`, { 'accept-encoding': 'gzip' });
        assert.equal(packed.headers['content-encoding'], 'gzip');
        assert.deepEqual(packed.body, fs.readFileSync(path.join(site, language, 'index.html.gz')));
        const moved = await get(`${base}${language}/topics`);
        assert.equal(moved.status, 301);
        assert.equal(moved.headers.location, `${base}${language}/topics/`);
      }
      const missing = await get(`${base}no/such/page`);
      assert.equal(missing.status, 404);
      assert.deepEqual(missing.body, fs.readFileSync(path.join(site, '404.html')));
      assert.equal((await get(`${base}malaf-files.txt`)).status, 404);
      const asset = files.find((name) => /^assets\/style\..*\.css$/.test(name));
      assert.match((await get(`${base}${asset}`)).headers['cache-control'], /max-age=31536000, immutable/);
      const types = { 'data/claims.csv': 'text/csv; charset=utf-8', 'data/dossier.jsonld': 'application/ld+json', 'data/places.geojson': 'application/geo+json', 'data/dossier.json': 'application/json; charset=utf-8', 'data/sources.bib': 'application/x-bibtex' };
      for (const [name, type] of Object.entries(types)) assert.equal((await get(base + name)).headers['content-type'], type, name);
      let asked = 0;
      for (const name of files.filter((file) => !/\.(gz|br)$|malaf-files\.txt$/.test(file))) {
        const answer = await get(base + name.replace(/index\.html$/, '').split('/').map(encodeURIComponent).join('/'));
        assert.equal(answer.status, 200, name);
        asked += 1;
      }
      console.error(`nginx at ${base}: files served: ${asked}`);
    } finally {
      await stop();
    }
  });
}
