// Shows a page that shares a file with others: its name stands behind the "?".
// Its markup was made by the site, in which every title is text.
(async () => {
  'use strict';
  const { words, shelves } = given['files/data.js'];
  const name = location.search.slice(1);
  let n = 0;
  for (let i = 0; i < name.length; i++) n = (n * 31 + name.charCodeAt(i)) % 65521;
  const main = document.querySelector('main');
  const pages = await load(`pages/${n % shelves}.js`);
  if (!Object.hasOwn(pages, name)) {
    main.textContent = words.absent.other;
    return;
  }
  [document.title, main.innerHTML] = pages[name];
  if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
})();
