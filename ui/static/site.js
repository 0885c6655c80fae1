// Everything on the site works without this script. With it a search changes
// in place, the search box completes, and "/" goes to it.
(() => {
  'use strict';
  const at = (id, within = document) => within.getElementById(id);
  const form = at('search'), box = at('q');

  // Menus close when one looks elsewhere.
  const menus = () => document.querySelectorAll('details.menu[open]');
  addEventListener('click', e => menus().forEach(m => m.contains(e.target) || (m.open = false)));
  addEventListener('keydown', e => {
    if (e.key === 'Escape') menus().forEach(m => { m.open = false; m.firstElementChild.focus(); });
    if (e.key === '/' && box && !e.ctrlKey && !e.metaKey && !e.altKey && !e.target.closest('input,select,textarea')) {
      e.preventDefault();
      box.focus();
      box.select();
    }
  });

  if (!form) return;

  // A search in place.
  let going, current = location.pathname + location.search;
  const here = at('results');
  const said = document.body.appendChild(document.createElement('p'));
  said.className = 'unseen';
  said.setAttribute('role', 'status');

  const chosen = () => {
    const values = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (value.trim()) values.append(name, value.trim());
    const query = values.toString();
    return form.getAttribute('action') + (query && '?' + query);
  };

  // What is replaced; groups that one opened or closed stay so, and so does the focus.
  const swap = fresh => {
    const held = document.activeElement;
    const key = held.name && held.type === 'checkbox' && `input[name="${CSS.escape(held.name)}"][value="${CSS.escape(held.value)}"]`;
    const open = new Map();
    document.querySelectorAll('.facet').forEach(f => open.set(f.id, [f.open, !!f.querySelector('.more[open]')]));
    for (const place of ['.facets', '.filters>summary', '#results', 'h1', '.languages ul']) {
      const old = document.querySelector(place), now = fresh.querySelector(place);
      if (old && now) old.replaceChildren(...now.childNodes);
    }
    open.forEach(([is, more], id) => {
      const facet = at(id);
      if (!facet) return;
      facet.open = is;
      if (more) facet.querySelectorAll('.more').forEach(m => { m.open = true; });
    });
    document.title = fresh.title;
    if (held !== box) box.value = at('q', fresh).value;
    const again = key && document.querySelector(key);
    if (again) {
      for (let d = again.closest('details'); d; d = d.parentElement.closest('details')) d.open = true;
      again.focus({ preventScroll: true });
    }
    said.textContent = at('found').textContent;
    dispatchEvent(new Event('swapped'));
  };

  const go = async (address, remember = true) => {
    going?.abort();
    const mine = going = new AbortController();
    here.classList.add('busy');
    try {
      const answer = await fetch(address, { signal: mine.signal });
      const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
      if (!at('results', fresh)) throw new Error('no results');
      const to = new URL(answer.url);
      current = to.pathname + to.search;
      if (remember) history.pushState(null, '', current);
      swap(fresh);
    } catch (e) {
      if (e.name === 'AbortError') return;
      location.href = address;
    }
    if (mine === going) here.classList.remove('busy');
  };

  if (here) {
    addEventListener('change', e => { if (e.target.form === form && e.target !== box) go(chosen()); });
    form.addEventListener('submit', e => { e.preventDefault(); close(); go(chosen()); });
    here.addEventListener('click', e => {
      const link = e.target.closest('a');
      if (!link || e.ctrlKey || e.metaKey || e.shiftKey || e.button || link.origin !== location.origin ||
          link.pathname !== form.getAttribute('action')) return;
      e.preventDefault();
      const page = link.closest('.pager');
      here.tabIndex = -1;
      go(link.href).then(() => {
        here.focus({ preventScroll: true });
        if (page) scrollTo(0, 0);
      });
    });
    addEventListener('popstate', () => { if (location.pathname + location.search !== current) go(location.href, false); });
  }

  // Completion, as an ARIA combobox.
  const list = at('completions');
  let asking, timer, picked = -1;
  for (const [name, value] of [['role', 'combobox'], ['aria-autocomplete', 'list'], ['aria-controls', list.id], ['aria-expanded', 'false']]) box.setAttribute(name, value);

  function close() {
    clearTimeout(timer);
    asking?.abort();
    list.hidden = true;
    picked = -1;
    box.setAttribute('aria-expanded', 'false');
    box.removeAttribute('aria-activedescendant');
  }

  const follow = s => {
    location.href = s.kind === 'standard' ? list.dataset.standards + '/' + encodeURIComponent(s.slug)
      : list.dataset.search + '?' + new URLSearchParams({ [s.kind]: s.value });
  };

  const option = (s, i) => {
    const item = document.createElement('li'), text = document.createElement('span'), kind = document.createElement('span');
    item.id = 'completion-' + i;
    item.setAttribute('role', 'option');
    item.setAttribute('aria-selected', 'false');
    text.textContent = s.text;
    text.dir = 'auto';
    kind.textContent = list.dataset[s.kind] || '';
    kind.className = 'quiet';
    item.append(text, kind);
    item.onmousedown = e => e.preventDefault();
    item.onclick = () => follow(s);
    return item;
  };

  const ask = async () => {
    const typed = box.value.trim();
    if (typed.length < 2) return close();
    asking?.abort();
    const mine = asking = new AbortController();
    try {
      const answer = await fetch('/api/v1/suggest?' + new URLSearchParams({ q: typed, lang: document.documentElement.lang }), { signal: mine.signal });
      const { suggestions } = await answer.json();
      if (!suggestions?.length || document.activeElement !== box) return close();
      list.replaceChildren(...suggestions.map(option));
      list.hidden = false;
      picked = -1;
      box.setAttribute('aria-expanded', 'true');
      box.removeAttribute('aria-activedescendant');
    } catch {
      // Completion is a help, not a need.
    }
  };

  const pick = step => {
    const items = list.children;
    items[picked]?.setAttribute('aria-selected', 'false');
    picked = (picked + step + items.length + 1) % (items.length + 1);
    if (picked === items.length) picked = -1;
    const item = items[picked];
    item?.setAttribute('aria-selected', 'true');
    if (item) box.setAttribute('aria-activedescendant', item.id);
    else box.removeAttribute('aria-activedescendant');
  };

  box.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(ask, 120); });
  box.addEventListener('blur', close);
  box.addEventListener('keydown', e => {
    if (list.hidden || e.isComposing) return;
    if (e.key === 'ArrowDown' || e.key === 'ArrowUp') {
      e.preventDefault();
      pick(e.key === 'ArrowDown' ? 1 : -1);
    } else if (e.key === 'Escape') {
      e.preventDefault();
      close();
    } else if (e.key === 'Enter' && picked >= 0) {
      e.preventDefault();
      list.children[picked].click();
    }
  });
})();
