// A look at what a link leads to: for a pointer that rests on it, for keyboard focus, and at the first touch, in a sheet
// at the foot of the screen. What is shown comes from the page itself that the link leads to, so nothing stands twice;
// where it cannot be had, the link simply works.
const REST = 250; // ms that a pointer rests before anything is asked for
const LEAVE = 200; // ms to cross from the link to the preview
const LINKS = 'main a.cite, main a.mention, main a.record, main a.mark-link';

// What a first touch opens a sheet for: evidence and names in running text. Lists of records lead on at once.
const TOUCHED = 'main a.cite, main a.mention';

const pages = new Map();
const box = document.createElement('div');
box.className = 'preview';
box.id = 'preview';
box.popover = 'manual';
document.body.append(box);

let shown = null;
let timer = 0;

/** The page at an address, asked for once. */
function page(address) {
  if (address.pathname === location.pathname) return Promise.resolve(document);
  if (!pages.has(address.pathname)) {
    const text = location.protocol === 'file:' ? beside(address) : fetch(address.pathname)
      .then((answer) => (answer.ok ? answer.text() : Promise.reject(new Error(`${answer.status}`))));
    const asked = text.then((html) => parsed(html, address));
    asked.catch(() => pages.delete(address.pathname));
    pages.set(address.pathname, asked);
  }
  return pages.get(address.pathname);
}

/** On a disk nothing can be fetched: what the page holds stands beside it as a script. */
function beside(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.onload = () => { script.remove(); resolve(globalThis.malafPage); };
    script.onerror = () => { script.remove(); reject(new Error('not there')); };
    script.src = address.pathname.replace(/[^/]*$/, 'index.js');
    document.head.append(script);
  });
}

/** A page whose links lead where they led from its own place. */
function parsed(html, address) {
  const page = new DOMParser().parseFromString(html, 'text/html');
  for (const link of page.querySelectorAll('a[href]')) link.setAttribute('href', new URL(link.getAttribute('href'), address).href);
  return page;
}

/** A copy that can stand in this page: without ids, which would then stand twice. */
function copy(node) {
  const made = document.importNode(node, true);
  for (const element of [made, ...made.querySelectorAll('[id]')]) element.removeAttribute('id');
  return made;
}

function line(className, nodes) {
  const paragraph = document.createElement('p');
  paragraph.className = className;
  for (const node of nodes) {
    const part = document.createElement('span');
    part.append(...copy(node).childNodes);
    paragraph.append(part);
  }
  return paragraph;
}

/** What of a page a reader needs to judge the link: the passage with its source, or the record's own summary. */
function excerpt(of, address) {
  const title = of.querySelector('h1');
  const target = address.hash ? of.getElementById(decodeURIComponent(address.hash.slice(1))) : null;
  const passage = target?.closest('.para');
  const parts = [];
  if (passage) {
    const about = [...of.querySelectorAll('[data-preview]')];
    parts.push(line('preview-title', [title]), line('preview-head dotted', [passage.querySelector('.mark'), ...about]));
    parts.push(copy(passage.querySelector('.para-text')));
  } else if (target?.matches('.claim, .note')) {
    parts.push(line('preview-title', [title]), copy(target));
  } else if (title) {
    const kicker = of.querySelector('.kicker');
    const summary = of.querySelector('.bottom-line p:last-child');
    if (kicker) parts.push(line('preview-head', [kicker]));
    parts.push(line('preview-title', [title]));
    if (summary) parts.push(copy(summary));
  }
  return parts;
}

/** Beside the line of the link, below it where there is room, else above. */
function place(link, x) {
  const lines = [...link.getClientRects()];
  const at = lines.find((r) => x !== undefined && r.left <= x && x <= r.right) ?? lines[0] ?? link.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = box;
  const middle = x ?? at.left + at.width / 2;
  const start = Math.min(Math.max(8, middle - width / 2), document.documentElement.clientWidth - width - 8);
  const below = at.bottom + 6 + height <= innerHeight || at.top < height + 6;
  box.classList.remove('sheet');
  box.style.left = `${start}px`;
  box.style.top = `${below ? at.bottom + 6 : at.top - height - 6}px`;
}

function hide() {
  clearTimeout(timer);
  shown?.removeAttribute('aria-describedby');
  shown = null;
  if (box.matches(':popover-open')) box.hidePopover();
}

/** What the link leads to; nothing where it cannot be had. */
async function partsOf(link) {
  const address = new URL(link.href);
  try {
    return excerpt(await page(address), address);
  } catch {
    return [];
  }
}

function put(link, parts) {
  hide();
  box.replaceChildren(...parts);
  box.showPopover();
  box.scrollTop = 0;
  shown = link;
  link.setAttribute('aria-describedby', box.id);
}

async function show(link, x) {
  const parts = await partsOf(link);
  if (wanted !== link || parts.length === 0) return;
  put(link, parts);
  place(link, x);
}

/** At the foot of the screen, its title the way on; focus goes along, so that a screen reader reads it. */
async function showSheet(link) {
  const parts = await partsOf(link);
  if (wanted !== link) return;
  const title = parts.find((part) => part.matches('.preview-title'));
  if (!title) { location.assign(link.href); return; }
  const onward = document.createElement('a');
  onward.href = link.href;
  onward.append(...title.childNodes);
  title.append(onward);
  box.classList.add('sheet');
  box.removeAttribute('style');
  put(link, parts);
  onward.focus({ preventScroll: true });
}

let wanted = null;

function want(link, x) {
  clearTimeout(timer);
  wanted = link;
  if (link !== shown) timer = setTimeout(() => show(link, x), REST);
}

function leave() {
  wanted = null;
  clearTimeout(timer);
  timer = setTimeout(hide, LEAVE);
}

const linkOf = (event) => {
  const link = event.target instanceof Element ? event.target.closest(LINKS) : null;
  return link && !box.contains(link) && new URL(link.href).origin === location.origin ? link : null;
};

document.addEventListener('pointerover', (event) => {
  if (event.pointerType === 'touch') return;
  const link = linkOf(event);
  if (link) want(link, event.clientX); else if (box.contains(event.target)) clearTimeout(timer);
});
document.addEventListener('pointerout', (event) => {
  if (event.pointerType !== 'touch' && (linkOf(event) || box.contains(event.target))) leave();
});
document.addEventListener('focusin', (event) => {
  const link = linkOf(event);
  if (link?.matches(':focus-visible')) want(link);
});
document.addEventListener('focusout', (event) => { if (linkOf(event)) leave(); });
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || !shown) return;
  if (box.contains(document.activeElement)) shown.focus({ preventScroll: true });
  hide();
});
document.addEventListener('scroll', () => {
  if (shown && !box.matches(':hover, .sheet')) hide();
}, { passive: true });

let pointer = '';
document.addEventListener('pointerdown', (event) => {
  pointer = event.pointerType;
  if (box.matches('.sheet:popover-open') && !box.contains(event.target) && linkOf(event) !== shown) hide();
}, { capture: true });
document.addEventListener('click', (event) => {
  const link = linkOf(event);
  const isPlain = !event.defaultPrevented && event.detail > 0 && !(event.ctrlKey || event.metaKey || event.shiftKey);
  // The second touch follows the link.
  if (pointer !== 'touch' || !isPlain || !link?.matches(TOUCHED) || link === shown) return;
  event.preventDefault();
  wanted = link;
  showSheet(link);
});
