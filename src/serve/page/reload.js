// Added to each page that `malaf serve` shows: loads it again, changes its styles, tells what is wrong.
const key = 'malaf-scroll';
const at = sessionStorage.getItem(key);
if (at) { sessionStorage.removeItem(key); scrollTo(0, Number(at)); }

// Which reading this page was made of: a later one may have come before anybody listened.
const shown = Number(new URL(import.meta.url).searchParams.get('count'));
new EventSource('/malaf-changes').onmessage = ({ data }) => {
  const news = JSON.parse(data);
  tell(news.faults);
  if (shown !== news.count) {
    sessionStorage.setItem(key, String(scrollY));
    location.reload();
    return;
  }
  if (news.style) restyle(news.style);
};

function restyle(href) {
  const old = [...document.querySelectorAll('link[rel=stylesheet]')].find((link) => /\/assets\/style\./.test(link.href));
  if (!old || old.getAttribute('href') === href) return;
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href });
  link.onload = () => old.remove();
  old.after(link);
}

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

function tell(faults) {
  document.getElementById('malaf-faults')?.remove();
  if (!faults.length) return;
  const errors = faults.filter((fault) => fault.severity === 'error');
  const counted = (n, word) => `${n} ${word}${n === 1 ? '' : 's'}`;
  const summary = errors.length
    ? `${counted(errors.length, 'error')}: the page is as it was before`
    : counted(faults.length, 'warning');
  const items = [...errors, ...faults.filter((fault) => !errors.includes(fault))].slice(0, 50).map((fault) => {
    const where = fault.file ? element('a', { href: fault.href, textContent: `${fault.file}:${fault.line}:${fault.column}` }) : '';
    const what = element('p', { dir: 'auto', textContent: `${fault.severity}[${fault.rule}]: ${fault.message}` });
    const hint = fault.hint ? [element('p', { dir: 'auto', textContent: `hint: ${fault.hint}` })] : [];
    return element('li', { className: fault.severity }, what, where, ...hint);
  });
  const box = element('details', { open: errors.length > 0 }, element('summary', { textContent: summary }), element('ol', {}, ...items));
  const host = element('section', { id: 'malaf-faults', lang: 'en', dir: 'ltr', ariaLabel: 'malaf check' });
  // Its own styles, and none of the page's.
  const shadow = host.attachShadow({ mode: 'open' });
  shadow.append(element('link', { rel: 'stylesheet', href: '/malaf-faults.css' }), box);
  document.documentElement.append(host);
}
