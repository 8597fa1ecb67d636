// Asks a running Prometheus for deploy/test/monitoring.sh: monitoring.mjs ADDRESS WHAT [ARGUMENTS]
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';

const [address, what, ...rest] = process.argv.slice(2);
const boards = 'deploy/grafana/dashboards';

async function get(path, parameters = {}) {
  const answer = await fetch(`${address}/api/v1/${path}?${new URLSearchParams(parameters)}`);
  const body = await answer.json();
  assert.equal(body.status, 'success', `${JSON.stringify(parameters)}: ${body.error}`);
  return body.data;
}

async function rules() {
  const { groups } = await get('rules');
  return groups.flatMap((group) => group.rules);
}

function panels() {
  return readdirSync(boards).flatMap((file) => {
    const board = JSON.parse(readFileSync(`${boards}/${file}`, 'utf8'));
    const all = board.panels.flatMap((panel) => [panel, ...(panel.panels ?? [])]);
    const asked = all.flatMap(({ title, targets = [] }) => targets
      .filter(({ datasource }) => datasource.type === 'prometheus')
      .map(({ expr, legendFormat = '' }) => ({ name: `${file}: ${title}`, query: filled(expr), text: legendFormat })));
    const variables = board.templating.list.filter(({ type }) => type === 'query')
      .map(({ name, query }) => query.query.replace(/^label_values\((\w+), (\w+)\)$/, 'count by ($2) ($1)'))
      .map((query) => ({ name: `${file}: variables`, query, text: '' }));
    return [...asked, ...variables];
  });
}

// As Grafana fills in "All".
function filled(expr) {
  const query = expr.replaceAll('$instance', '.*').replaceAll('$__rate_interval', '1m');
  assert.ok(!query.includes('$'), `what is ${query}?`);
  return query;
}

async function everything() {
  const ruled = (await rules()).map(({ name, query, annotations = {} }) => ({
    name, query, text: Object.values(annotations).join(' '),
  }));
  return [...ruled, ...panels()];
}

/** What lies between this bracket and the one that closes it. */
function inside(text, start) {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    depth += { '(': 1, ')': -1 }[text[at]] ?? 0;
    if (depth === 0) {
      return text.slice(start + 1, at);
    }
  }
  return assert.fail(text);
}

const WORDS = /^(by|on|and|or|sum|min|max|avg|count|rate|increase|changes|vector|absent|time|ignoring|without|unless|bool|le|topk|label_replace|group_left|\w+_over_time|histogram_quantile|clamp_min|clamp_max|sum|deriv|delta|scalar|stddev|sort|sort_desc)$/;

/** The metrics that a query names, each with its matchers, without what stands in brackets as labels. */
function metrics(query) {
  const bare = query.replace(/\b(by|on|ignoring|without)\s*\([^)]*\)/g, '').replace(/\[[^\]]*\]/g, '');
  return [...bare.matchAll(/(?<![\w:"])([a-zA-Z_][\w:]*)(\s*\(|\{([^}]*)\})?/g)]
    .filter(([, name, next = '']) => !WORDS.test(name) && !next.endsWith('(') && !quoted(bare, name))
    .map(([, name, , matchers = '']) => ({
      name,
      matchers: [...matchers.matchAll(/(\w+)\s*(=~|!~|!=|=)\s*"([^"]*)"/g)].map(([, label, how, value]) => ({ label, how, value })),
    }));
}

// A word that is only in a matcher's value.
function quoted(text, name) {
  return !new RegExp(`(?<![\\w:"{])${name}`).test(text.replace(/\{[^}]*\}/g, '{}').replace(/"[^"]*"/g, '""'));
}

/** Pairs of a metric and a label by which the query joins or adds it up. */
function grouped(query) {
  const pairs = [];
  for (const found of query.matchAll(/\bby\s*\(([^)]*)\)\s*\(/g)) {
    const within = metrics(inside(query, found.index + found[0].length - 1));
    found[1].split(',').forEach((label) => within.forEach(({ name }) => pairs.push([name, label.trim()])));
  }
  for (const found of query.matchAll(/\bon\s*\(([^)]*)\)/g)) {
    found[1].split(',').forEach((label) => metrics(query).forEach(({ name }) => pairs.push([name, label.trim()])));
  }
  return pairs;
}

async function names() {
  const now = (await get('query', { query: '{__name__=~".+"}' })).result.map(({ metric }) => metric);
  const known = new Map();
  now.forEach((metric) => known.set(metric.__name__, [...(known.get(metric.__name__) ?? []), metric]));
  const wrong = new Set();
  let count = 0;
  for (const { name: where, query, text } of await everything()) {
    const named = metrics(query);
    assert.ok(named.length > 0 || /^(time|vector)\(/.test(query), `no metric in ${query}`);
    for (const { name, matchers } of named.filter(({ name }) => name !== 'ALERTS')) {
      count++;
      const series = known.get(name);
      if (!series) {
        wrong.add(`${where}: no metric ${name}`);
        continue;
      }
      for (const { label, how, value } of matchers.filter(({ how }) => !how.startsWith('!'))) {
        count++;
        const fits = how === '=' ? (is) => is === value : (is) => new RegExp(`^(${value})$`).test(is ?? '');
        if (!series.some((one) => label in one)) {
          wrong.add(`${where}: ${name} has no label ${label}`);
        } else if (!series.some((one) => fits(one[label]))) {
          wrong.add(`${where}: ${name} has no ${label} ${value}, but ${[...new Set(series.map((one) => one[label]))]}`);
        }
      }
    }
    for (const [name, label] of grouped(query)) {
      count++;
      if (name !== 'ALERTS' && !known.get(name)?.some((one) => label in one)) {
        wrong.add(`${where}: ${name} has no label ${label} to add up by`);
      }
    }
    // In the words of an alert, or beside a line of a panel.
    for (const [, , label] of text.matchAll(/\{\{\s*(\$labels\.)?(\w+)\s*\}\}/g)) {
      count++;
      if (!named.some(({ name }) => name === 'ALERTS' || known.get(name)?.some((one) => label in one))) {
        wrong.add(`${where}: no metric has the label ${label} that its words tell`);
      }
    }
  }
  assert.deepEqual([...wrong], []);
  console.log(`${count} names`);
}

const answers = {
  async holds(query) {
    assert.ok((await get('query', { query })).result.length > 0, query);
  },
  async count() {
    console.log(`${(await rules()).length} + ${panels().length}`);
  },
  async queries() {
    for (const { name, query } of await everything()) {
      await get('query', { query }).catch((refused) => assert.fail(`${name}: ${refused.message}`));
    }
  },
  async alert(name, state) {
    const found = (await rules()).find((rule) => rule.name === name);
    assert.equal(found?.state, state, found?.lastError ?? name);
    assert.equal(found.health, 'ok');
  },
  names,
};

await answers[what](...rest);
