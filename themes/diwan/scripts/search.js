// The search box: `/` leads to it, and what answers it is loaded when it is first needed.
const form = document.querySelector('form[data-search]');

function load() {
  const script = document.createElement('script');
  script.src = form.dataset.bundle;
  document.head.append(script);
}

if (form) {
  const box = form.querySelector('input');
  if (document.querySelector('[data-search-page]')) load();
  else if (document.activeElement === box) load();
  else box.addEventListener('focus', load, { once: true });
  document.addEventListener('keydown', (event) => {
    const isTyping = event.target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
}
