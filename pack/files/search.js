// The search of the pack: what is asked stands in the address, as on the site.
(async () => {
  'use strict';
  const { lang, words, block } = given['files/data.js'], data = given['files/found.js'];
  const { facets, values, entries } = data;
  const asked = new URLSearchParams(location.search), text = (asked.get('q') || '').trim();
  const box = document.getElementById('q'), results = document.getElementById('results');
  const one = selector => results.querySelector(selector);
  const size = 20, page = Math.max(1, parseInt(asked.get('page'), 10) || 1);

  const figures = new Intl.NumberFormat(lang + '-u-nu-latn'), plural = new Intl.PluralRules(lang);
  const say = (key, n, more = {}) => {
    const phrase = words[key][n === undefined ? 'other' : plural.select(n)] || words[key].other;
    return phrase.replace(/\{(\w+)\}/g, (_, name) => figures.format(name === 'n' ? n : more[name]));
  };
  const make = (tag, content, attributes = {}) => {
    const e = document.createElement(tag);
    e.append(...[content].flat());
    for (const name in attributes) e.setAttribute(name, attributes[name]);
    return e;
  };
  const address = change => {
    const to = new URLSearchParams([...asked].filter(([name, value]) => value && name !== 'page'));
    change(to);
    return 'search.html?' + to;
  };

  // Which values of each facet are asked for; none means all, but of standards that are no more.
  const years = facets.indexOf('year'), status = facets.indexOf('status');
  const [from, to] = [asked.get('from'), asked.get('to')];
  if (from || to) asked.append('year', `${from || ''}..${to || ''}`);
  asked.delete('from');
  asked.delete('to');
  const chosen = facets.map(name => asked.getAll(name).filter(Boolean));
  const fits = (f, value, wanted) => {
    const [first, last] = f === years && wanted.includes('..') ? wanted.split('..') : [wanted, wanted];
    return f === years && wanted.includes('..') ? (!first || value >= first) && (!last || value <= last) : value.toLowerCase() === wanted.toLowerCase();
  };
  const allowed = chosen.map((list, f) => {
    const wanted = list.length || f !== status ? list : ['in-force', 'under-development'];
    return wanted.length ? new Set(values[f].map((_, p) => p).filter(p => wanted.some(w => fits(f, values[f][p][0], w)))) : null;
  });

  // What is found, how many are hidden, and how many have each value.
  const scores = text ? finder(data)(text) : null;
  const counts = values.map(list => list.map(() => 0)), found = [];
  let hidden = 0;
  entries.forEach(([, , , carried], n) => {
    if (scores && !scores.has(n)) return;
    const missed = facets.map((_, f) => f).filter(f => allowed[f] && !carried[f].some(p => allowed[f].has(p)));
    if (!missed.length) found.push(n);
    if (missed.length === 1 && missed[0] === status && !chosen[status].length) hidden++;
    carried.forEach((places, f) => { if (missed.every(m => m === f)) places.forEach(p => counts[f][p]++); });
  });
  const order = asked.get('sort') || (text ? 'relevance' : 'newest');
  const by = {
    relevance: (a, b) => (scores ? scores.get(b) - scores.get(a) : 0) || a - b,
    newest: (a, b) => entries[b][4].localeCompare(entries[a][4]) || a - b,
    oldest: (a, b) => (entries[a][4] || '9').localeCompare(entries[b][4] || '9') || a - b,
    identifier: (a, b) => a - b,
    title: (a, b) => entries[a][1].localeCompare(entries[b][1]),
  };
  found.sort(by[order] || by.identifier);

  // The form says what was asked.
  box.value = text;
  const sort = document.querySelector('select[name=sort]');
  sort.value = [...sort.options].some(o => o.value === asked.get('sort')) ? asked.get('sort') : '';
  if (text && !sort.value) sort.value = '';
  const shownBoxes = new Set();
  document.querySelectorAll('.facet input[type=checkbox]').forEach(input => {
    const f = facets.indexOf(input.name), p = values[f].findIndex(([value]) => fits(f, value, input.value));
    const n = p < 0 ? 0 : counts[f][p];
    input.checked = chosen[f].some(wanted => wanted === input.value);
    if (input.checked) shownBoxes.add(input.name + ' ' + input.value);
    input.closest('li').hidden = !n && !input.checked;
    input.closest('label').querySelector('.n').textContent = figures.format(n);
    if (input.checked) for (let d = input.closest('details'); d; d = d.parentElement.closest('details')) d.open = !d.matches('.filters') || d.open;
  });
  addEventListener('change', e => { if (e.target.form?.id === 'search' && e.target !== box) e.target.form.requestSubmit(); });

  // What is chosen, each with a way to take it back.
  one('.chips')?.remove();
  const chips = make('ul', [], { class: 'chips', 'aria-label': words.chips.other });
  facets.forEach((name, f) => chosen[f].forEach(wanted => {
    const pair = values[f].find(([value]) => fits(f, value, wanted) && !wanted.includes('..'));
    chips.append(make('li', make('a', [make('bdi', pair ? pair[1] : wanted.replace('..', '–')), ' ×'],
      { class: 'chip', href: address(to => { const rest = to.getAll(name).filter(v => v !== wanted); to.delete(name); rest.forEach(v => to.append(name, v)); }) })));
    if (!shownBoxes.has(name + ' ' + wanted)) document.getElementById('search').append(make('input', [], { type: 'hidden', name, value: wanted }));
  }));
  if (chips.children.length) {
    chips.append(make('li', make('a', words.clear.other, { href: address(to => facets.forEach(name => to.delete(name))) })));
    results.prepend(chips);
  }

  // What is found.
  const heading = text || words.everything.other;
  document.title = document.title.replace(/^[^–]*/, () => heading + ' ');
  document.querySelector('h1').textContent = heading;
  const total = document.getElementById('found');
  total.replaceChildren(make('strong', say('total', found.length)));
  if (hidden) total.append(' ', make('span', [say('hidden', hidden), ' ', make('a', words.show.other,
    { href: address(to => values[status].forEach(([value]) => to.append('status', value))) })], { class: 'dot' }));
  const list = one('.hits') || results.appendChild(make('ol', [], { class: 'hits' }));
  if (!found.length) {
    list.replaceWith(make('div', [make('h2', words.nothing.other), make('ul', [make('li', words['nothing-words'].other), make('li', words['nothing-number'].other)])], { class: 'nothing' }));
    return;
  }
  const shown = found.slice((page - 1) * size, page * size);
  const blocks = new Map(await Promise.all([...new Set(shown.map(n => Math.floor(n / block)))].map(async b => [b, await load(`hits/${b}.js`)])));
  // The markup was made by the site, in which every title is text.
  list.innerHTML = shown.map(n => blocks.get(Math.floor(n / block))[n % block]).join('');
  const pages = Math.ceil(found.length / size);
  if (pages > 1) {
    const lead = (rel, n) => make('a', words[rel].other, { rel, href: address(to => to.set('page', n)) });
    results.append(make('nav', [...(page > 1 ? [lead('prev', page - 1)] : []), make('span', say('here', undefined, { page, pages })),
      ...(page < pages ? [lead('next', page + 1)] : [])], { class: 'pager', 'aria-label': words.pager.other }));
  }
})();
