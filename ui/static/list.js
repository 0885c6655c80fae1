// The list of a reader: the standards ticked anywhere on the site, kept in this
// browser only. Without this script a list is what is ticked on one page.
(() => {
  'use strict';
  const most = 200, key = 'list';
  const link = document.querySelector('[data-list]');
  const here = link.getAttribute('href');
  const all = selector => document.querySelectorAll(selector);
  const boxes = () => all('input[form="picked"]');
  const read = () => {
    try { return JSON.parse(localStorage.getItem(key)) || []; } catch { return []; }
  };
  const address = ids => here + (ids.length ? '?' + new URLSearchParams(ids.map(id => ['id', id])) : '');

  const show = () => {
    const ids = read();
    boxes().forEach(box => { box.checked = ids.includes(box.value); });
    link.lastElementChild.textContent = ids.length ? ids.length.toLocaleString(document.documentElement.lang + '-u-nu-latn') : '';
    link.href = address(ids);
  };
  const write = ids => {
    try { localStorage.setItem(key, JSON.stringify(ids.slice(-most))); } catch { /* A browser that keeps nothing has no list. */ }
    show();
  };
  const add = ids => write([...new Set([...read(), ...ids])]);
  const without = ids => write(read().filter(id => !ids.includes(id)));

  addEventListener('change', e => {
    if (e.target.matches('input[form="picked"]')) (e.target.checked ? add : without)([e.target.value]);
  });
  addEventListener('submit', e => {
    if (e.target.id !== 'picked' || new URL(e.submitter.formAction).pathname !== here) return;
    e.preventDefault();
    location.href = address(read());
  });
  const press = (name, act) => all('[data-' + name + ']').forEach(button => {
    button.hidden = false;
    button.addEventListener('click', () => act(button));
  });
  press('keep', () => add([...boxes()].map(box => box.value)));
  press('empty', () => { write([]); location.href = here; });
  press('print', () => print());
  press('copy', async button => {
    const from = document.getElementById(button.dataset.copy);
    try {
      await navigator.clipboard.writeText(from.value ?? from.textContent);
    } catch {
      getSelection().selectAllChildren(from);
      from.select?.();
      document.execCommand('copy');
    }
    button.textContent = button.dataset.done;
  });
  all('.scripted').forEach(e => { e.hidden = false; });

  for (const event of ['storage', 'pageshow', 'swapped']) addEventListener(event, show);
  if (location.pathname === here && !location.search && read().length) location.replace(address(read()));
})();
