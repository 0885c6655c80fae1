// Which steps of a pathway are done: ticked by the reader, kept in this browser only.
(() => {
  'use strict';
  const boxes = [...document.querySelectorAll('[data-step]')], bar = document.querySelector('.progress');
  if (!bar) return;
  const read = () => {
    try { return JSON.parse(localStorage.getItem('steps')) || []; } catch { return []; }
  };
  const show = () => {
    const done = read();
    boxes.forEach(box => { box.checked = done.includes(box.dataset.step); });
    const n = boxes.filter(box => box.checked).length;
    bar.firstElementChild.value = n;
    bar.lastElementChild.textContent = bar.dataset.text.replace('{n}', n);
  };
  addEventListener('change', e => {
    if (!e.target.matches('[data-step]')) return;
    const others = read().filter(step => step !== e.target.dataset.step);
    try {
      localStorage.setItem('steps', JSON.stringify(e.target.checked ? [...others, e.target.dataset.step] : others));
    } catch { /* A browser that keeps nothing forgets. */ }
    show();
  });
  bar.hidden = false;
  boxes.forEach(box => { box.closest('.tick').hidden = false; });
  for (const event of ['storage', 'pageshow']) addEventListener(event, show);
  show();
})();
