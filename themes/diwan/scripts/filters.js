// Narrows and orders the list that a form of filters stands over. What the reader chose stands in the address, so that it
// can be sent on and the way back leads to it.
for (const form of document.querySelectorAll('form.filters')) {
  const fields = [...form.querySelectorAll('select')];
  const filters = fields.filter((field) => field.name !== 'order');
  const items = [...document.querySelectorAll('main li')].filter((item) => filters.some(({ name }) => item.dataset[name] !== undefined));
  const groups = [...document.querySelectorAll('main > .year, main > .letter')];
  const list = items[0]?.parentElement;
  const shown = form.querySelector('[data-shown]');
  const collator = new Intl.Collator(document.documentElement.lang);

  const fits = (item) => filters.every(({ name, value }) => !value || (item.dataset[name] ?? '').split(' ').includes(value));

  /** The list comes newest first; those without a date stand last in every order by date. */
  const orders = {
    oldest: (a, b) => (b.dataset.year !== '') - (a.dataset.year !== '') || items.indexOf(b) - items.indexOf(a),
    publisher: (a, b) => collator.compare(publisher(a), publisher(b)),
    grade: (a, b) => (a.dataset.grade || '~').localeCompare(b.dataset.grade || '~'),
  };
  const publisher = (item) => (item.dataset.publisher ? item.querySelector('.item-meta').firstElementChild.textContent : '\uffff');

  function apply() {
    for (const item of items) item.hidden = !fits(item);
    for (const group of groups) group.hidden = [...group.querySelectorAll('li')].every((item) => item.hidden);
    if (form.elements.order && list) list.append(...[...items].sort(orders[form.elements.order.value] ?? (() => 0)));
    form.classList.toggle('narrowed', fields.some((field) => field.value));
    const count = `${items.filter((item) => !item.hidden).length}`;
    if (shown.textContent !== count) shown.textContent = count;
  }

  const address = new URL(location);
  for (const field of fields) {
    const wanted = address.searchParams.get(field.name);
    if ([...field.options].some((option) => option.value === wanted)) field.value = wanted;
  }
  if (fields.some((field) => field.value)) apply();

  form.addEventListener('change', () => {
    apply();
    for (const { name, value } of fields) {
      if (value) address.searchParams.set(name, value); else address.searchParams.delete(name);
    }
    history.replaceState(null, '', address);
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(() => form.dispatchEvent(new Event('change'))));
}
