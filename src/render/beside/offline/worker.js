// Keeps the whole dossier on the reader's device, so that it can be read without a network. Pages come from the network
// where there is one, since a correction must arrive; where it is slow or absent, from what is kept.
const FILES = __FILES__;
const NAME = `malaf:${registration.scope}`;
const WAIT = 4000; // ms that a page may take before the kept one is shown

const keyOf = (address) => `${address}?${FILES[address]}`;

async function keepAll() {
  const kept = await caches.open(NAME);
  const have = new Set((await kept.keys()).map((request) => new URL(request.url)).map((url) => url.pathname + url.search));
  const wanted = Object.keys(FILES).filter((address) => !have.has(keyOf(address)));
  // A few at a time: a phone's network is shared with what the reader does.
  const next = wanted.values();
  await Promise.all(Array.from({ length: 4 }, async () => {
    for (const address of next) {
      const answer = await fetch(address, { cache: 'no-cache' });
      if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
      await kept.put(keyOf(address), answer);
    }
  }));
}

async function dropOld() {
  const kept = await caches.open(NAME);
  const wanted = new Set(Object.keys(FILES).map(keyOf));
  for (const request of await kept.keys()) {
    const { pathname, search } = new URL(request.url);
    if (!wanted.has(pathname + search)) await kept.delete(request);
  }
}

const keptAnswer = async (address) => (address in FILES ? (await caches.open(NAME)).match(keyOf(address)) : undefined);

async function answer(request) {
  const address = new URL(request.url).pathname;
  const kept = await keptAnswer(address);
  if (kept && address.includes('/assets/')) return kept;
  const limit = kept ? AbortSignal.timeout(WAIT) : undefined;
  try {
    return await fetch(request, { signal: limit });
  } catch (failure) {
    const missing = request.mode === 'navigate' ? await keptAnswer('__MISSING__') : undefined;
    if (kept ?? missing) return kept ?? missing;
    throw failure;
  }
}

addEventListener('install', (event) => { event.waitUntil(keepAll().then(() => skipWaiting())); });
addEventListener('activate', (event) => { event.waitUntil(dropOld().then(() => clients.claim())); });
addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method === 'GET' && new URL(request.url).origin === location.origin) event.respondWith(answer(request));
});
