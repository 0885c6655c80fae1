// How words are read, and which standards they find. Like the search of the site,
// but smaller: the notions of the thesaurus bring the order that the site would
// give, other words are looked up in titles, keywords and labels.
'use strict';

// The spellings of a word are brought together: case, accents, forms of alef.
const fold = text => text.toLowerCase().normalize('NFKD').replaceAll('и\u0306', 'й').replace(/[\p{Mn}ـ]/gu, '').replaceAll('ى', 'ي').replaceAll('ة', 'ه');

const isWord = /\p{Script=Han}|[\p{L}\p{N}]+(?:\.\p{N}+)*/gu;
const splitAt = /\p{Script=Han}|[^\p{Script=Han}]+/gu;
const plain = text => (fold(text).match(isWord) || []).flatMap(word => word.match(splitAt));

const stopWords = new Set(plain('a an and by for in of on or the to with au aux de des du en et la le les pour un une con del el los las para por y в для и на о по с 的 في من على الى عن'));

const endings = [
  [/\p{Script=Cyrillic}/u, /(?:иями|ями|ами|ого|его|ому|ему|ыми|ими|ией|иям|иях|ах|ях|ой|ей|ий|ый|ая|яя|ое|ее|ые|ие|ов|ев|ом|ем|ам|ям|ую|юю|ия|ии|ию|ью|[аеиоуыьюяй])$/u, 4],
  [/\p{Script=Latin}/u, /(?:ations?|ments?|ings?|ies|ed|es|as|os|[aeosy])$/, 4],
];
const cut = (word, part, least) => {
  const rest = word.replace(part, '');
  return rest.length >= least ? rest : word;
};
const stem = word => {
  if (word.length <= 3 || /\d/.test(word)) return word;
  if (/\p{Script=Arabic}/u.test(word)) {
    for (let i = 0; i < 2; i++) word = cut(word, /^(?:ال|لل|[وبلكف])/, 3);
    for (let i = 0; i < 2; i++) word = cut(word, /(?:ها|ان|ات|ون|ين|يه|[هي])$/, 3);
    return word;
  }
  for (const [script, ending, least] of endings) if (script.test(word)) return cut(word, ending, least);
  return word;
};
const stems = text => plain(text).map(stem);
const line = text => ' ' + stems(text).join(' ') + ' ';
const compact = text => fold(text).replace(/[^a-z0-9]/g, '');

// A short word stands whole, a longer one may go on.
const sought = word => ' ' + word + (word.length <= 3 || /\d/.test(word) ? ' ' : '');

const finder = ({ facets, values, entries, notions }) => {
  const labels = facets.map((name, f) => ['area', 'topic', 'body', 'group', 'subject'].includes(name) ? values[f].map(([value, label]) => line(value + ' ' + label)) : []);
  const standards = entries.map(([id, title, others, carried]) => ({
    key: compact(id), title: line(id + ' ' + title), others: line(others) + carried.map((places, f) => places.map(p => labels[f][p] || '').join('')).join(''),
  }));
  const named = new Map();
  let longest = 1;
  for (const notion of notions) {
    for (const name of notion.names) {
      const words = stems(name).filter(word => !stopWords.has(word));
      longest = Math.max(longest, words.length);
      const key = words.join(' ');
      if (!named.has(key)) named.set(key, notion);
    }
  }

  // A number finds the standards whose identifier ends so, or has it as a part.
  const byNumber = text => {
    const key = compact(text), scores = new Map();
    if (!/\d/.test(key) || key.length < 2 || key.length > 30) return scores;
    standards.forEach((s, n) => {
      const at = s.key.lastIndexOf(key);
      if (at < 0 || (/\d/.test(key[0]) && /\d/.test(s.key[at - 1] || ''))) return;
      const rest = s.key.slice(at + key.length);
      if (/\d$/.test(key) && /^\d/.test(rest)) return;
      scores.set(n, 1000 - 100 * Math.min(rest.length, 5) - Math.min(at, 90));
    });
    return scores;
  };

  // One notion, or one word, with what it finds.
  const ofNotion = (notion, words) => {
    const scores = ofWords(words);
    notion.best.forEach((n, i) => scores.set(n, (scores.get(n) || 0) + 80 - 60 * i / notion.best.length));
    return scores;
  };
  const ofWords = words => {
    const scores = new Map(), wanted = words.map(sought);
    standards.forEach((s, n) => {
      let score = 0;
      for (const word of wanted) {
        const here = s.title.includes(word) ? 10 : s.others.includes(word) ? 3 : 0;
        if (!here) return;
        score += here;
      }
      scores.set(n, score);
    });
    const rarity = Math.log(1 + standards.length / (1 + scores.size));
    scores.forEach((score, n) => scores.set(n, score * rarity));
    return scores;
  };

  // The scores of all standards that a text finds, by number.
  return text => {
    const numbers = byNumber(text);
    const words = stems(text).filter(word => !stopWords.has(word));
    const parts = [];
    for (let i = 0; i < words.length;) {
      let n = Math.min(longest, words.length - i);
      while (n > 0 && !named.has(words.slice(i, i + n).join(' '))) n--;
      const taken = words.slice(i, i + (n || 1));
      parts.push(n ? ofNotion(named.get(taken.join(' ')), taken) : ofWords(taken));
      i += n || 1;
    }
    const sums = new Map();
    for (const part of parts) part.forEach((score, n) => {
      const [count, sum] = sums.get(n) || [0, 0];
      sums.set(n, [count + 1, sum + score]);
    });
    const most = Math.max(0, ...[...sums.values()].map(([count]) => count));
    const scores = numbers;
    sums.forEach(([count, sum], n) => { if (count === most) scores.set(n, (scores.get(n) || 0) + sum); });
    return scores;
  };
};
