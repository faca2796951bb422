// What is wrong with a page as it stands, and the pages to ask it of.
import fs from 'node:fs';
import path from 'node:path';
import { overlaps } from './overlaps.js';
import { addressOf, filesOf } from './site.js';

const AXE = fs.readFileSync(path.join(import.meta.dirname, 'node_modules/axe-core/axe.min.js'), 'utf8');
const AT_ONCE = 4;

/**
 * The longest page of each kind: of each folder that holds records, and each page that stands alone. The longest of all
 * first, so that nothing waits for it in the end.
 */
export function kinds(folder, language) {
  const pages = filesOf(folder).filter((f) => f.startsWith(`${language}/`) && f.endsWith('index.html'));
  const size = (page) => fs.statSync(path.join(folder, page)).size;
  const byKind = new Map();
  for (const page of pages) {
    const parts = page.split('/');
    const kind = parts.length <= 3 ? parts.slice(1, -1).join('/') || 'home' : `${parts[1]}/*`;
    if (!byKind.has(kind) || size(page) > size(byKind.get(kind))) byKind.set(kind, page);
  }
  return [...byKind].sort(([, one], [, other]) => size(other) - size(one)).map(([kind, page]) => ({ kind, address: addressOf(page) }));
}

/** Runs `work` on every item, a few at a time; answers what each found, in the items' order. */
export async function each(items, work) {
  const found = items.map(() => []);
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const at = next;
      next += 1;
      found[at] = await work(items[at]);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return found.flat();
}

/** What is wrong with the page at its present width. */
export async function wrongNow(page, { language, width }) {
  const wrong = [];
  const { overflow, lang, dir } = await page.evaluate(() => ({
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    lang: document.documentElement.lang,
    dir: document.documentElement.dir,
  }));
  if (overflow > 0) wrong.push(`${overflow} px too wide`);
  if (lang !== language || dir !== (language === 'ar' ? 'rtl' : 'ltr')) wrong.push(`lang=${lang} dir=${dir}`);
  for (const pair of await page.evaluate(overlaps)) wrong.push(`overlap at ${width}: ${pair}`);
  return wrong;
}

/**
 * What axe finds. Only that leaves the page: what holds is said of every element, hundreds of megabytes of the longest.
 *
 * axe measures letters to tell the icons of an icon font, takes joined Arabic letters for such, and looks at the contrast
 * of no text in their font. There are no icon fonts here, so it measures nothing.
 */
export async function violations(page) {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const canvas = CanvasRenderingContext2D.prototype;
    const { measureText, getImageData } = canvas;
    canvas.measureText = (text) => ({ width: 30 * text.length });
    canvas.getImageData = () => ({ data: Uint8ClampedArray.of(1, 1, 1, 1) });
    const { violations: found } = await globalThis.axe.run({ resultTypes: ['violations'] });
    Object.assign(canvas, { measureText, getImageData });
    return found.flatMap((v) => v.nodes.map((n) => `axe ${v.id}: ${n.target} ${n.failureSummary}`));
  });
}
