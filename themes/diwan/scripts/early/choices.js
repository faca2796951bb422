// What the reader chose earlier, applied before the page is shown; `choices.js` keeps it. Kept on this device alone.
{
  const root = document.documentElement;
  root.dataset.scripts = '';

  // Digits and months belong to a language, the rest to the reader.
  const keyOf = (choice) => `malaf-${choice}${/^(digits|months)$/.test(choice) ? `-${root.lang}` : ''}`;
  for (const choice of ['theme', 'size', 'digits', 'months', 'hijri']) {
    try {
      const kept = localStorage.getItem(keyOf(choice));
      if (kept) root.dataset[choice] = kept;
    } catch { /* storage is turned off: the page stays as it comes */ }
  }

  // Figures and dates are rewritten as the page arrives, each part before it is painted, so nothing changes under the
  // reader's eyes. What the page said is remembered, so that a choice can be taken back.
  const said = new Map();
  // Addresses, codes and words of another language stay; so does what the reader types.
  const KEPT = 'script, style, code, pre, textarea, select, title, .coordinates, [data-figures="keep"]';
  const numbering = (tag) => new Intl.NumberFormat(tag).resolvedOptions().numberingSystem;

  function write(node, text) {
    if (text === node.data) return;
    if (!said.has(node)) said.set(node, node.data);
    node.data = text;
  }

  /** The first text in an element: a date's own words, before what stands beside it. */
  const words = (time) => [...time.childNodes].find((node) => node.nodeType === Node.TEXT_NODE);

  const inWords = (time, tag, more) => {
    const [year, month, day] = time.dateTime.split('-').map(Number);
    const fields = { year: 'numeric', ...(month && { month: 'long' }), ...(day && { day: 'numeric' }) };
    const locale = new Intl.Locale(tag, { numberingSystem: root.dataset.digits || numbering(root.dataset.locale), ...more });
    const date = new Date(Date.UTC(year, (month || 1) - 1, day || 1));
    const text = new Intl.DateTimeFormat(locale, { ...fields, timeZone: 'UTC' }).format(date);
    return text.replace(/[\u200e\u200f\u061c]/g, '');
  };

  /** A date in words; where what was kept names nothing that the browser knows, the page's own. */
  const format = (...wanted) => {
    try { return inWords(...wanted); } catch { return words(wanted[0]).data; }
  };

  function date(time) {
    time.querySelector('.hijri')?.remove();
    const own = words(time);
    if (!own || !/^\d{4}(-\d\d){0,2}$/.test(time.dateTime)) return;
    const { months, hijri } = root.dataset;
    if (months && time.dateTime.length > 4) write(own, format(time, months));
    if (hijri && time.dateTime.length === 10) {
      const beside = document.createElement('span');
      beside.className = 'hijri';
      beside.textContent = ` (${format(time, root.dataset.locale, { calendar: 'islamic-umalqura' })})`;
      time.append(beside);
    }
  }

  function figures(node) {
    const at = node.parentElement;
    if (!/[0-9\u0660-\u0669\u06f0-\u06f9]/.test(node.data) || !at || at.closest(KEPT) || at.closest('[lang]').lang !== root.lang) return;
    if (/[A-Za-z]/.test(at.closest('bdi[dir]')?.textContent ?? '')) return;
    const zero = new Intl.NumberFormat(`en-u-nu-${root.dataset.digits}`).format(0).codePointAt(0);
    write(node, node.data.replace(/[0-9\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String.fromCodePoint(zero + (digit.codePointAt(0) & 15))));
  }

  function apply(part) {
    const { digits, months, hijri } = root.dataset;
    if (part.nodeType === Node.ELEMENT_NODE && (months || hijri)) {
      for (const time of [part.closest('time[datetime]'), ...part.querySelectorAll('time[datetime]')]) if (time) date(time);
    }
    if (!digits) return;
    if (part.nodeType === Node.TEXT_NODE) return figures(part);
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) figures(walker.currentNode);
  }

  const arriving = new MutationObserver((changes) => {
    for (const { target, addedNodes, type } of changes) {
      // The parser may bring a text in two parts; the date round it is then written anew.
      const parts = type === 'childList' ? addedNodes : [target];
      for (const part of parts) {
        const time = part.parentElement?.closest('time[datetime]');
        if (part.className === 'hijri') continue;
        if (time && type === 'characterData' && !said.has(part)) date(time);
        apply(part);
        if (time && part.nodeType === Node.TEXT_NODE && !said.has(part)) date(time);
      }
    }
  });

  function choose() {
    arriving.disconnect();
    for (const [node, text] of said) node.data = text;
    said.clear();
    if (document.body) {
      for (const beside of document.querySelectorAll('.hijri')) beside.remove();
      apply(document.body);
    }
    const { digits, months, hijri } = root.dataset;
    if (digits || months || hijri) arriving.observe(root, { childList: true, subtree: true, characterData: true });
  }

  choose();
  document.addEventListener('malaf:choice', choose);
}
