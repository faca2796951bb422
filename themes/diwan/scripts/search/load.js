// The index's files are scripts that hand over one text: so they load on any host, under the site's policy, and from a
// disk, where nothing else does.

/** @type {Map<string, (text: string) => void>} */
const awaited = new Map();

/** @type {any} */ (globalThis).malafSearch = (/** @type {string} */ name, /** @type {string} */ text) => awaited.get(name)?.(text);

/** @param {string} base the site's folder @returns {import('./store.js').Load} */
export function loader(base) {
  return (path) => new Promise((resolve, reject) => {
    const name = path.replace(/^(?:assets\/)?search\/|\.js$/g, '');
    const script = document.createElement('script');
    let isThere = false;
    const done = () => { awaited.delete(name); script.remove(); };
    awaited.set(name, (text) => { isThere = true; resolve(text); });
    script.onload = () => { done(); if (!isThere) reject(Error(path)); };
    script.onerror = () => { done(); reject(Error(path)); };
    script.src = base + path;
    document.head.append(script);
  });
}

/** Where a page of the site stands; a disk shows no folder's first page by itself. @param {string} base @param {string} path @param {string} [anchor] */
export function address(base, path, anchor = '') {
  return base + path + (location.protocol === 'file:' ? 'index.html' : '') + (anchor ? `#${anchor}` : '');
}
