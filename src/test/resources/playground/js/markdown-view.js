import { h, pressable } from './dom.js';
import { icon } from './icons.js';
import { words } from './i18n.js';
import { inStyle, fullTime } from './time.js';
import { anyChannel, goTo, guild, store } from './store.js';
import { hex, nameOf, roleColour, user } from './people.js';
import { customEmoji, emojiOf } from './emoji.js';
import { parse, inline } from './markdown.js';

/** Draws Discord's markdown as elements. */
export function markdown(text, { large = false } = {}) {
  const tree = parse(text);
  const box = h('div', { class: 'markdown' }, tree.map(block));
  if (large && onlyEmoji(tree)) box.classList.add('only-emoji');
  return box;
}

/** One line of markdown, for titles and previews. */
export function oneLine(text) {
  return inline(text.replaceAll('\n', ' ')).map(piece);
}

function block(node) {
  switch (node.type) {
    case 'code': return h('pre', { class: 'code-block', 'data-language': node.language }, h('code', {}, node.text));
    case 'quote': return h('blockquote', {}, node.children.map(block));
    case 'heading': return h(`h${node.level}`, {}, node.children.map(piece));
    case 'subtext': return h('p', { class: 'subtext' }, node.children.map(piece));
    case 'list': return list(node);
    default: return h('p', {}, node.children.map(piece));
  }
}

function list(node) {
  const props = node.ordered && node.start !== 1 ? { start: String(node.start) } : {};
  return h(node.ordered ? 'ol' : 'ul', props,
    node.items.map((item) => h('li', {}, item.children.map(piece), item.inner && list(item.inner))));
}

const TAGS = { strong: 'strong', em: 'em', underline: 'u', strike: 's' };

function piece(node) {
  if (TAGS[node.type]) return h(TAGS[node.type], {}, node.children.map(piece));
  switch (node.type) {
    case 'inlinecode': return h('code', {}, node.text);
    case 'spoiler': return spoiler(node);
    case 'link': return h('a', { href: node.href, target: '_blank', rel: 'noreferrer noopener', title: node.href }, node.children.map(piece));
    case 'user': return userPill(node.id);
    case 'role': return rolePill(node.id);
    case 'channel': return channelPill(node.id);
    case 'command': return h('span', { class: 'pill' }, `/${node.name}`);
    case 'all': return h('span', { class: 'pill' }, node.text);
    case 'time': return time(node);
    case 'emoji': return customEmoji(node);
    case 'shortcode': return emojiOf(node.name) ?? node.text;
    default: return node.text;
  }
}

function spoiler(node) {
  const cover = h('span', { class: 'spoiler', 'aria-label': words('spoiler.show'), ...pressable(open) }, h('span', {}, node.children.map(piece)));
  function open() {
    cover.classList.add('open');
    cover.removeAttribute('role');
    cover.removeAttribute('aria-label');
  }
  return cover;
}

function userPill(id) {
  const person = user(id);
  return h('span', { class: 'pill', data: { user: id }, tabindex: '0' }, `@${person ? nameOf(person) : id}`);
}

function rolePill(id) {
  const role = guild()?.roles.find((one) => one.id === id);
  const colour = role && roleColour(role);
  return h('span', { class: 'pill', style: colour ? { '--pill': hex(colour) } : {} }, `@${role?.name ?? words('chat.unknown')}`);
}

function channelPill(id) {
  const target = anyChannel(id);
  if (!target) return h('span', { class: 'pill' }, `# ${words('chat.unknown')}`);
  return h('span', { class: 'pill', ...pressable(() => goTo(id)) },
    icon(target.type >= 10 ? 'thread' : 'hash', 14), target.name);
}

function time(node) {
  const relative = node.style === 'R' ? { relative: node.at } : {};
  return h('time', { class: 'stamp', title: fullTime(node.at), data: relative }, inStyle(node.at, node.style));
}

function onlyEmoji(tree) {
  if (tree.length !== 1 || tree[0].type !== 'text') return false;
  const all = tree[0].children.every((node) => node.type === 'emoji'
    || (node.type === 'shortcode' && emojiOf(node.name))
    || (node.type === 'plain' && /^[\p{Extended_Pictographic}\u200d\ufe0f\u20e3\p{Emoji_Modifier}\p{Regional_Indicator}\s]+$/u.test(node.text) && !/^\s*$/.test(store.world ? node.text : '')));
  return all && tree[0].children.length <= 27;
}
