// A page that was opened from a file cannot fetch data, but it may load scripts:
// each data file hands over one value under its own name.
'use strict';
const given = {};
const take = (file, value) => { given[file] = value; };
const load = file => new Promise((done, fail) => {
  const script = document.createElement('script');
  script.src = file;
  script.onload = () => done(given[file]);
  script.onerror = fail;
  document.head.append(script);
});
