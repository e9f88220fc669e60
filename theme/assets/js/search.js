// Shows what a query finds. docs/search.md describes the files, how words are compared, and the order of results.
(() => {
  'use strict';

  const weights = [1, 3, 5, 8, 10, 20, 30, 40]; // of the grades
  const [exact, related, similar, inYear] = [10, 6, 3, 150]; // factors of the weights
  const oneWord = 2 ** 16; // more than all weights of a query
  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const run = /([\p{L}\p{M}\p{N}]+)/u;
  const phrase = /["“”„‟«»]([^"“”„‟«»]+)["“”„‟«»]|(?<![\p{L}\p{M}\p{N}])['‘](.+?)['’](?![\p{L}\p{M}\p{N}])/gu;
  const filter = /([\p{L}\p{M}]+)[:：] ?(["“”„‟«»][^"“”„‟«»]+["“”„‟«»]|\S+)/gu;

  const [input, found, results, more, filters, browse] =
    ['q', 'found', 'results', 'more', 'filters', 'browse'].map(id => document.getElementById(id));
  const texts = JSON.parse(found.dataset.texts);
  const { title, documentElement: { lang } } = document;
  let [files, cache, index, answer, newest, timer, isTyping] = [{}, 'default'];

  const load = (name, parse) => {
    const loaded = files;
    return loaded[name] ??= fetch(new URL(name, new URL(found.dataset.index, location)), { cache })
      .then(response => response.ok ? response.text() : Promise.reject(name))
      .then(parse)
      .catch(error => {
        delete loaded[name]; // The next query tries again.
        throw error;
      });
  };

  const indexOf = text => {
    const made = JSON.parse(text);
    const { rules } = made;
    Object.setPrototypeOf(rules.same, null);
    rules.any = new RegExp(`[${Object.keys(rules.letters).map(letter => `\\u{${letter.codePointAt(0).toString(16)}}`).join('')}]`, 'gu');
    for (const name of ['prefixes', 'suffixes']) rules[name] = rules[name].map(rule => [...rule.split('>'), '']);
    return made;
  };

  const checked = (id, value) => {
    if (id !== index.id) throw new Error('The files are of different versions.');
    return value;
  };

  // The lines of a file by key. Few of them are needed, so they are not divided yet.
  const linesOf = text => {
    const [id, ...lines] = text.trimEnd().split('\n');
    let key = '';
    return checked(id, new Map(lines.map(line => {
      const [start] = line.split(' ', 1);
      key = key.slice(0, parseInt(start[0], 36)) + start.slice(1);
      return [key, line];
    })));
  };

  // The pairs of a word and its postings in the line of a key.
  const pairsIn = (line, key) => line.split(' ').slice(1).flatMap((word, at, rest) =>
    at % 2 ? [] : [[word.replace('~', key), rest[at + 1]]]);

  const loadStory = async number => {
    const { id, stories } = await load(`stories-${Math.floor(number / index.perFile)}.json`, JSON.parse);
    return checked(id, stories[number % index.perFile]);
  };

  const fileOf = (name, key) => index[name].findLastIndex(start => start <= key);

  const loadFiles = (name, numbers) => Promise.all([...new Set(numbers)].map(at => load(`${name}-${at}.txt`, linesOf)));

  // Words, as the build makes them.

  const runsIn = text => text.split(run).filter((_, at) => at % 2);

  const fold = text => text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/\p{CWL}/gu, letter => letter.toLowerCase())
    .replace(index.rules.any, letter => index.rules.letters[letter]);

  // Folds all words at once: calls for each of them would take most of the time of a search.
  const foldAll = words => fold(words.join('\n'));

  const wordsIn = text => runsIn(foldAll(runsIn(text)))
    .map(word => word.replace(/^0+(?=\d+$)/, '').slice(0, 30).replace(/\p{Cs}$/u, ''));

  // What each rule makes of a word.
  const shorten = word => {
    const { same, prefixes, suffixes } = index.rules;
    return /^(:|\d+$)/.test(word) ? [] : [same[word] ?? [], [
      ...prefixes.map(([affix, letters]) => word.startsWith(affix) ? letters + word.slice(affix.length) : ''),
      ...suffixes.map(([affix, letters]) => word.endsWith(affix) ? word.slice(0, -affix.length) + letters : ''),
    ].filter(form => form.length > 2)].flat();
  };

  // A word and all that the rules make of it.
  const formsOf = word => {
    const forms = new Set([word]);
    for (const form of forms) for (const next of shorten(form)) if (forms.size < 64) forms.add(next);
    return forms;
  };

  const rootsOf = word => {
    const roots = [...formsOf(word)].filter(form => !shorten(form).length);
    return roots.length ? roots : [word];
  };

  // What is found for a word: hits, which are words of the index, each with its postings and a factor.

  const find = async word => {
    const year = `:year:${word}`;
    const roots = [...rootsOf(word), .../^\d+$/.test(word) ? [year] : []];
    const files = await loadFiles('words', roots.map(root => fileOf('words', root)));
    const below = new Map(files.flatMap(lines => roots.flatMap(root => pairsIn(lines.get(root) ?? '', root))));
    const own = [...formsOf(word)];
    const isRelated = other => {
      const forms = formsOf(other);
      return own.some(form => forms.has(form) && (form.length > 3 || form === word || below.has(form)));
    };
    const factorOf = other => other === word ? exact : other === year ? inYear : isRelated(other) ? related : 0;
    return [...below].map(([other, postings]) => [other, postings, factorOf(other)]).filter(hit => hit[2]);
  };

  // Whether one letter is missing, added or different, or two neighbours are exchanged.
  const isNear = (a, b) => {
    let at = 0;
    while (at < a.length && a[at] === b[at]) at++;
    const [x, y] = [a.slice(at), b.slice(at)];
    return x.slice(1) === y.slice(1) || x.slice(1) === y || x === y.slice(1)
      || (x[0] === y[1] && x[1] === y[0] && x.slice(2) === y.slice(2));
  };

  // Hits for words that start with a word, from the first files that have some.
  const longer = async word => {
    const first = fileOf('words', word);
    const after = index.words.findIndex((start, at) => at > first && !start.startsWith(word));
    const numbers = [...index.words.keys()].slice(first, after < 0 ? undefined : after).slice(0, 4);
    const files = await loadFiles('words', [...numbers, ...rootsOf(word).map(root => fileOf('words', root))]);
    return files.flatMap(lines => [...lines].flatMap(([key, line]) => pairsIn(line, key))).filter(([other]) => other.startsWith(word));
  };

  const backwards = word => `<${[...word].reverse().join('')}`;

  // Words that are spelt like a key, from the files of those that start with its first half. A key may be a word backwards.
  const spelled = async key => {
    const [half, at] = [key.slice(0, key.length / 2), fileOf('spellings', key)];
    const [first, last] = [half, `${half}\uffff`].map(text => fileOf('spellings', text));
    const files = await loadFiles('spellings', [at - 1, at, at + 1].filter(number => first <= number && number <= last));
    return files.flatMap(lines => [...lines.keys()]).filter(other => (other[0] === '<') === (key[0] === '<') && isNear(key, other))
      .map(other => other[0] === '<' ? backwards(other).slice(1, -1) : other);
  };

  // What is found for a word that the index does not have: words that start with it if it may be incomplete, or words spelt like it.
  const guess = async (word, isLast, spelling) => {
    let hits = isLast && word.length > 1 ? await longer(word) : [];
    if (!hits.length && word.length > 4) {
      const others = [...formsOf(word)].filter(form => form !== word && form.length > 4);
      let words = [];
      for (const keys of [[word], [backwards(word)], others.flatMap(form => [form, backwards(form)])]) {
        if (!words.length) words = [...new Set((await Promise.all(keys.map(spelled))).flat())].slice(0, 5);
      }
      spelling.push(...words);
      hits = (await Promise.all(words.map(find))).flat();
    }
    return hits.map(([other, postings]) => [other, postings, similar]);
  };

  // Queries.

  const parse = text => {
    const wanted = [];
    const normal = part => wordsIn(part).join(' ');
    const rest = text.replace(filter, (source, name, value) => {
      const kind = Object.keys(index.filters).find(key => index.filters[key].includes(normal(name)));
      const names = normal(value);
      const id = kind === 'year' ? /^\d{4}$/.exec(names)?.[0]
        : kind && index.topics.find(([topic, all]) => [topic, ...all].some(one => normal(one) === names))?.[0];
      if (!id) return source;
      wanted.push({ kind, id, source });
      return ' ';
    });
    const phrases = [...rest.matchAll(phrase)].map(match => wordsIn(match[1] ?? match[2]));
    const all = [...new Set(wordsIn(rest))].slice(0, 32);
    const words = all.filter(word => !index.rules.ignored.includes(word));
    return { wanted, phrases, words: words.length ? words : all };
  };

  // A term for each word of a query, or for a word and the next one as one word.
  const termsOf = async ({ words, phrases }, spelling) => {
    const alone = await Promise.all(words.map(find));
    const joined = await Promise.all(words.slice(1).map((word, at) =>
      alone[at].length && alone[at + 1].length ? [] : find(words[at] + word)));
    return Promise.all(words.map(async (word, at) => {
      // In quotation marks, a word may have a prefix or a suffix: prepositions are prefixes in some languages.
      const isRequired = phrases.some(one => one.includes(word));
      if (isRequired) return { word, isRequired, hits: alone[at].filter(([other]) => formsOf(other).has(word)) };
      const hits = [joined[at], joined[at - 1], alone[at]].find(one => one?.length);
      return { hits: hits ?? await guess(word, at === words.length - 1, spelling) };
    }));
  };

  const eachStory = (postings, use) => {
    let [story, number, shift] = [-1, 0, 0];
    for (let at = 0; at < postings.length; at++) {
      const digit = digits.indexOf(postings[at]);
      number += (digit & 31) << shift;
      shift += 5;
      if (digit > 31) continue;
      story += (number >> 3) + 1;
      use(story, number & 7);
      number = shift = 0;
    }
  };

  // The numbers of the stories, best first, without those that have less than half of the words of the best one.
  const rank = terms => {
    const count = index.stories;
    const [scores, excluded] = [new Float64Array(count), new Uint8Array(count)];
    for (const { hits, isRequired } of terms) {
      const best = new Uint16Array(count);
      for (const [, postings, factor] of hits) {
        eachStory(postings, (story, grade) => { best[story] = Math.max(best[story], weights[grade] * factor); });
      }
      best.forEach((weight, story) => {
        if (weight) scores[story] += isRequired ? weight : weight + oneWord;
        else if (isRequired) excluded[story] = 1;
      });
    }
    const optional = terms.filter(term => !term.isRequired).length;
    const stories = [...scores.keys()].filter(story => !excluded[story] && scores[story] >= (optional && oneWord));
    // Numbers are sorted faster than objects.
    const keys = [...Float64Array.from(stories, story => scores[story] * count + count - 1 - story).sort().reverse()];
    const wordsOf = key => Math.floor(key / count / oneWord);
    return [
      keys.filter(key => wordsOf(key) * 2 >= wordsOf(keys[0])).map(key => count - 1 - key % count),
      wordsOf(keys[0]) < optional,
    ];
  };

  const hasPhrases = async (number, phrases, terms) => {
    const isWord = (wanted, word) => word === wanted || terms.some(term => term.word === wanted && term.hits.some(hit => hit[0] === word));
    const missing = all => phrases.filter(wanted => !all.map(wordsIn).some(words =>
      words.some((_, at) => wanted.every((one, next) => isWord(one, words[at + next])))));
    const articles = (await loadStory(number))[2];
    if (!missing(articles.flatMap(article => article.slice(2))).length) return true;
    const pages = await Promise.all(articles.map(article => load(article[1]).catch(() => '')));
    return !missing(pages.map(html => {
      // The policy of this page refuses the styles of others, with a message.
      const page = new DOMParser().parseFromString(html.replace(/<style.*?<\/style>/gs, ''), 'text/html');
      return (page.querySelector('main .body') ?? page.body).textContent;
    })).length;
  };

  const search = async (text, shown) => {
    index = await load('index.json', indexOf);
    const { wanted, ...query } = parse(text);
    const spelling = [];
    const terms = await termsOf(query, spelling);
    for (const { kind, id } of wanted) terms.push({ isRequired: true, hits: await find(`:${kind}:${id}`) });
    let [stories, isPartial] = terms.length ? rank(terms) : [[]];
    if (query.phrases.length) {
      stories = stories.slice(0, 20); // Their pages may have to be loaded.
      const verdicts = await Promise.all(stories.map(number => hasPhrases(number, query.phrases, terms)));
      stories = stories.filter((_, at) => verdicts[at]);
    }
    const marked = new Set(terms.flatMap(term => term.hits.map(([word]) => word)));
    return { text, wanted, stories, isPartial, spelling, marked, first: await Promise.all(stories.slice(0, shown).map(loadStory)) };
  };

  // The page. Texts become text nodes, never markup.

  const element = (name, attributes, ...content) => {
    const made = document.createElement(name);
    for (const key in attributes) made.setAttribute(key, attributes[key]);
    made.append(...content);
    return made;
  };

  const figures = number => String(number).replace(/\d/g, digit => texts.digits[digit]);

  const itemOf = ([datetime, , articles], marked) => {
    const isMarked = word => marked.has(word) || (/[^\p{L}\p{N}]|^0|.{31}/u.test(word) && wordsIn(word).some(one => marked.has(one)));
    const mark = text => {
      const words = foldAll(runsIn(text)).split('\n');
      return text.split(run).map((part, at) => at % 2 && isMarked(words[(at - 1) / 2]) ? element('mark', {}, part) : part);
    };
    const [first, ...others] = articles.map(([number, href, headline, description, date]) => {
      const [code, dir, name] = index.languages[number];
      const language = { lang: code, dir };
      const link = element('a', { href, hreflang: code }, ...mark(headline));
      return { link, language, name, facts: [
        element('p', language, ...mark(description)),
        element('p', { class: 'note', ...language }, element('time', { datetime }, date)),
      ] };
    }).sort((a, b) => (b.language.lang === lang) - (a.language.lang === lang));
    return element('li', {}, element('h2', first.language, first.link), ...first.facts,
      ...others.map(({ link, language, name }) => element('p', { class: 'others', ...language }, link, ` (${name})`)));
  };

  const addressOf = text => text ? `?${new URLSearchParams({ q: text })}` : location.pathname;

  // Links that take a filter of the query away, or add one.
  const showFilters = ({ text, wanted, first }) => {
    const own = index.languages.findIndex(([code]) => code === lang);
    const links = new Map(wanted.map(({ source }) => [`✕ ${source}`, text.replace(source, ' ')]));
    const add = (kind, name) => wanted.some(one => one.kind === kind)
      || links.set(name, `${text.slice(0, 150)} ${texts[kind]}:${name.replace(/["“”„‟«»]/g, '').replace(/\s+/g, '-')}`);
    for (const topic of first.flatMap(([, topics]) => topics)) add('topic', index.topics[topic][1][own]);
    for (const [date] of first) add('year', figures(date.slice(0, 4)));
    filters.replaceChildren(element('ul', {}, ...[...links].map(([name, query]) =>
      element('li', {}, element('a', { href: addressOf(query.trim()) }, element('bdi', {}, name))))));
    filters.hidden = !links.size;
  };

  // Screen readers read the message.
  const say = (message, text) => {
    if (found.textContent !== message) found.textContent = message;
    found.dataset.query = text;
  };

  const clear = (message, text) => {
    results.replaceChildren();
    more.hidden = filters.hidden = true;
    browse.hidden = false;
    say(message, text);
  };

  const show = ({ text, stories: { length }, isPartial, spelling, marked, first }) => {
    results.replaceChildren(...first.map(story => itemOf(story, marked)));
    more.hidden = first.length >= length;
    browse.hidden = true;
    showFilters(answer);
    const form = texts.counts[texts.forms[length < 200 ? length : 100 + length % 100]];
    say([
      length ? form.replace('{count}', figures(length).replace(/(?<=.)(?=(...)+$)/g, texts.group)) : texts.nothing,
      length && isPartial ? texts.partial : '',
      spelling.length ? texts.spelling.replace('{words}', `\u2068${spelling.join(' ')}\u2069`) : '',
    ].filter(Boolean).join(' '), text);
  };

  // Answers may come in another order than queries: only that of the newest query is shown.
  const answerTo = async (text, shown = 10) => {
    const turn = newest = {};
    document.title = text ? `${text} – ${title}` : title;
    const action = await (text && search(text, shown)
      .catch(error => {
        [files, cache, index] = [{}, 'reload'];
        return search(text, shown).finally(() => { cache = 'default'; });
      })
      .then(next => () => show(answer = next), () => () => clear(texts.failed, text)));
    if (turn !== newest) return;
    if (action) action();
    else clear('', text);
  };

  const queryOf = text => text.slice(0, 200).trim();

  // The history gets an entry for each query, not for each letter.
  const follow = isFinished => {
    clearTimeout(timer);
    const text = queryOf(input.value);
    if (addressOf(text) !== (location.search || location.pathname)) {
      history[isTyping ? 'replaceState' : 'pushState'](null, '', addressOf(text));
    }
    isTyping = !isFinished;
    answerTo(text);
  };

  const restore = () => {
    isTyping = false;
    input.value = new URLSearchParams(location.search).get('q') ?? '';
    answerTo(queryOf(input.value), history.state?.shown);
  };

  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(follow, 150);
  });
  input.form.addEventListener('submit', event => {
    event.preventDefault();
    follow(true);
  });
  more.addEventListener('click', async () => {
    const from = answer.first.length;
    history.replaceState({ shown: from + 10 }, '');
    await answerTo(answer.text, from + 10);
    results.children[from]?.querySelector('a').focus();
  });
  addEventListener('popstate', () => location.hash || restore()); // The skip link changes nothing.
  restore();
})();
