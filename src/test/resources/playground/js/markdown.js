/**
 * Discord's markdown as a tree of plain nodes, knowing nothing of the page.
 * Blocks: code, quote, heading, subtext, list, text. Inline nodes carry {type, children | text}.
 */
const FENCE = /^```(?:([a-z0-9_+.-]+)\n)?\n*([\s\S]+?)\n*```\n?/i;
const LIST = /^( *)([-*]|\d{1,9}\.) +(.+)$/;

export function parse(text) {
  return blocks(text.replaceAll('\r\n', '\n'), 0);
}

function blocks(text, depth) {
  const out = [];
  let plain = [];
  const flush = () => {
    if (plain.length) out.push({ type: 'text', children: inline(plain.join('\n')) });
    plain = [];
  };
  while (text.length) {
    const fence = FENCE.exec(text);
    if (fence) {
      flush();
      out.push({ type: 'code', language: fence[1], text: fence[2] });
      text = text.slice(fence[0].length);
      continue;
    }
    const [end, next] = lineBreak(text);
    const line = text.slice(0, end);
    const rest = text.slice(next);
    const block = depth < 4 && blockAt(line, text, rest, depth);
    if (block) {
      flush();
      out.push(block.node);
      text = block.rest;
    } else {
      plain.push(line);
      text = rest;
    }
  }
  flush();
  return out;
}

/** A line ends at its newline, or where a code block opens on it; answers [end, start of the next]. */
function lineBreak(text) {
  const newline = text.indexOf('\n');
  const end = newline < 0 ? text.length : newline;
  const fence = text.indexOf('```', 1);
  if (fence > 0 && fence < end && FENCE.test(text.slice(fence))) return [fence, fence];
  return [end, end + 1];
}

function blockAt(line, text, rest, depth) {
  const heading = /^(#{1,3}) +(.+)$/.exec(line);
  if (heading) return { node: { type: 'heading', level: heading[1].length, children: inline(heading[2]) }, rest };
  const small = /^-# +(.+)$/.exec(line);
  if (small) return { node: { type: 'subtext', children: inline(small[1]) }, rest };
  if (text.startsWith('>>> ')) return { node: { type: 'quote', children: blocks(text.slice(4), depth + 1) }, rest: '' };
  if (/^> /.test(line)) return quote(text, depth);
  if (LIST.test(line)) return list(text);
  return undefined;
}

function quote(text, depth) {
  const lines = text.split('\n');
  let count = 0;
  while (count < lines.length && /^>( |$)/.test(lines[count])) count++;
  const inner = lines.slice(0, count).map((line) => line.slice(2)).join('\n');
  return { node: { type: 'quote', children: blocks(inner, depth + 1) }, rest: lines.slice(count).join('\n') };
}

function list(text) {
  const lines = text.split('\n');
  const items = [];
  let count = 0;
  for (; count < lines.length; count++) {
    const item = LIST.exec(lines[count]);
    if (!item || (items.length && startsAnother(item, items[0]))) break;
    items.push({ indent: Math.floor(item[1].length / 2), mark: item[2], children: inline(item[3]) });
  }
  return { node: nest(items), rest: lines.slice(count).join('\n') };
}

/** Numbers after bullets at the same depth begin a list of their own. */
function startsAnother(item, first) {
  return Math.floor(item[1].length / 2) <= first.indent && /\d/.test(item[2]) !== /\d/.test(first.mark);
}

function nest(items) {
  const root = { type: 'list', ordered: /\d/.test(items[0].mark), start: parseInt(items[0].mark, 10) || 1, items: [] };
  const stack = [{ indent: items[0].indent, list: root }];
  for (const item of items) {
    while (stack.length > 1 && item.indent < stack.at(-1).indent) stack.pop();
    if (item.indent > stack.at(-1).indent && stack.at(-1).list.items.length) {
      const inner = { type: 'list', ordered: /\d/.test(item.mark), start: parseInt(item.mark, 10) || 1, items: [] };
      stack.at(-1).list.items.at(-1).inner = inner;
      stack.push({ indent: item.indent, list: inner });
    }
    stack.at(-1).list.items.push({ children: item.children });
  }
  return root;
}

const nested = (type) => (match) => ({ type, children: inline(match[1]) });
const RULES = [
  [/^\\([^A-Za-z0-9\s])/, (m) => ({ type: 'plain', text: m[1] })],
  [/^(`+)([\s\S]*?[^`])\1(?!`)/, (m) => ({ type: 'inlinecode', text: m[2].replace(/^ (?=`)|(?<=`) $/g, '') })],
  [/^<@!?(\d{1,20})>/, (m) => ({ type: 'user', id: m[1] })],
  [/^<@&(\d{1,20})>/, (m) => ({ type: 'role', id: m[1] })],
  [/^<#(\d{1,20})>/, (m) => ({ type: 'channel', id: m[1] })],
  [/^<\/([^:>\n]{1,100}):(\d{1,20})>/, (m) => ({ type: 'command', name: m[1], id: m[2] })],
  [/^<(a?):(\w{2,32}):(\d{1,20})>/, (m) => ({ type: 'emoji', animated: !!m[1], name: m[2], id: m[3] })],
  [/^<t:(-?\d{1,13})(?::([tTdDfFsSR]))?>/, (m) => ({ type: 'time', at: Number(m[1]) * 1000, style: m[2] })],
  [/^@(everyone|here)\b/, (m) => ({ type: 'all', text: m[0] })],
  [/^\[([^\]\n]+)\]\(<?(https?:\/\/[^\s>)]+)>?(?: +"[^"\n]*")?\)/, (m) => ({ type: 'link', href: m[2], children: inline(m[1]) })],
  [/^<(https?:\/\/[^\s>]+)>/, (m) => ({ type: 'link', href: m[1], children: [{ type: 'plain', text: m[1] }] })],
  [/^https?:\/\/[^\s<]+[^\s<.,:;"'\])!?]/, (m) => ({ type: 'link', href: m[0], children: [{ type: 'plain', text: m[0] }] })],
  [/^\|\|([\s\S]+?)\|\|/, nested('spoiler')],
  [/^\*\*\*([\s\S]+?)\*\*\*(?!\*)/, (m) => ({ type: 'strong', children: [{ type: 'em', children: inline(m[1]) }] })],
  [/^\*\*([\s\S]+?)\*\*(?!\*)/, nested('strong')],
  [/^__([\s\S]+?)__(?!_)/, nested('underline')],
  [/^~~([\s\S]+?)~~/, nested('strike')],
  [/^\*(?=\S)([\s\S]*?\S)\*(?!\*)/, nested('em')],
  [/^_(?=\S)([\s\S]*?\S)_(?![A-Za-z0-9_])/, nested('em')],
  [/^:(\w{1,32}|[+-]1):/, (m) => ({ type: 'shortcode', name: m[1], text: m[0] })],
];

export function inline(text) {
  const out = [];
  let plain = '';
  let at = 0;
  const flush = () => {
    if (plain) out.push({ type: 'plain', text: plain });
    plain = '';
  };
  while (at < text.length) {
    const found = /[\\`<@[h|*_~:]/.test(text[at]) && ruleAt(text.slice(at), text[at - 1]);
    if (found) {
      flush();
      out.push(found.node);
      at += found.length;
    } else {
      plain += text[at++];
    }
  }
  flush();
  return out;
}

function ruleAt(rest, before) {
  for (const [pattern, make] of RULES) {
    if (pattern.source.startsWith('^_(') && /\w/.test(before ?? '')) continue;
    const match = pattern.exec(rest);
    if (match) return { node: make(match), length: match[0].length };
  }
  return undefined;
}
