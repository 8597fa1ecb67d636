import { h, replace } from './dom.js';
import { icon } from './icons.js';
import { words } from './i18n.js';
import { channel, guild, now, store } from './store.js';
import { dayLine, sameDay } from './time.js';
import { avatar, nameOf } from './people.js';
import { messageElement } from './message.js';

/** The conversation: keeps each message's element while the message stays as it is. */
export function messagesRegion() {
  const intro = h('div', { class: 'intro' });
  const list = h('ol', { class: 'messages', testid: 'messages' });
  const scroller = h('div', { class: 'scroller', testid: 'scroller', role: 'log', 'aria-live': 'polite', tabindex: '0' }, intro, list);
  const newest = h('button', { class: 'to-newest', type: 'button', hidden: true, onclick: () => toEnd(scroller) });
  const kept = new Map();
  let shown = '';
  let atEnd = true;
  let lastOwn = 0;

  scroller.addEventListener('scroll', () => {
    atEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 60;
    newest.hidden = atEnd;
  });
  new ResizeObserver(() => atEnd && toEnd(scroller)).observe(list);
  new ResizeObserver(() => atEnd && toEnd(scroller)).observe(scroller);

  function draw() {
    const place = channel();
    if (!place) {
      replace(list);
      replace(intro);
      return;
    }
    const entered = shown !== `${store.as}.${place.id}`;
    const own = ownCount(place);
    if (own > lastOwn) atEnd = true;
    lastOwn = own;
    if (entered) {
      shown = `${store.as}.${place.id}`;
      kept.clear();
      replace(intro, introduction(place));
      atEnd = true;
    }
    scroller.setAttribute('aria-label', words('chat.log', place.name ?? ''));
    newest.textContent = words('chat.new');
    arrange(list, wanted(place, kept));
    if (atEnd) toEnd(scroller);
  }
  return { element: h('div', { class: 'conversation' }, scroller, newest), draw };
}

/** How much the person did here, so that their own next deed brings them to the end. */
function ownCount(place) {
  const mine = (store.world.messages[place.id] ?? []).filter((one) => one.author.id === store.as || one.interaction_metadata?.user?.id === store.as);
  return Number(BigInt(mine.at(-1)?.id ?? 0) >> 22n) + store.locals.length;
}

const toEnd = (scroller) => { scroller.scrollTop = scroller.scrollHeight; };

/** The elements to show, in order: day lines, messages, and the page's own notices. */
function wanted(place, kept) {
  const rows = [];
  let before;
  const locals = store.locals.filter((one) => one.channelId === place.id);
  const messages = [...(store.world.messages[place.id] ?? []), ...locals].sort((a, b) => sentAt(a) - sentAt(b));
  const seen = new Set();
  const today = dayLine(now());
  for (const message of messages) {
    const at = sentAt(message);
    if (!before || !sameDay(before.at, at)) {
      rows.push(keep(kept, seen, `day.${dayLine(at)}`, '', () => dayRow(at)));
      before = undefined;
    }
    const follows = continues(before, message, at);
    const editing = store.editing === message.id;
    const key = `${today}|${follows}|${editing}|${store.worldKey.length}|${hash(store.worldKey)}|${referenceKey(message, messages)}|${JSON.stringify(message)}`;
    rows.push(keep(kept, seen, message.id, key, () => messageElement(message, { follows, at, messages }), editing));
    before = { message, at };
  }
  for (const id of kept.keys()) if (!seen.has(id)) kept.delete(id);
  return rows;
}

const sentAt = (message) => (message.local ? message.at : Date.parse(message.timestamp));

let hashed = ['', 0];
function hash(text) {
  if (hashed[0] === text) return hashed[1];
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum = (sum * 31 + text.charCodeAt(i)) | 0;
  hashed = [text, sum];
  return sum;
}

function referenceKey(message, messages) {
  const id = message.message_reference?.message_id;
  return id ? (messages.find((one) => one.id === id)?.content ?? '') : '';
}

/** What is being edited stays as it is, whatever happens to the message meanwhile: half a sentence stands in it. */
function keep(kept, seen, id, key, make, editing = false) {
  seen.add(id);
  const old = kept.get(id);
  if (old && (old.key === key || (editing && old.editing))) return old.element;
  const element = make();
  kept.set(id, { key, element, editing });
  return element;
}

/** Moves as little as possible, so that focus and open spoilers survive. */
function arrange(list, rows) {
  let at = list.firstChild;
  for (const row of rows) {
    if (row === at) at = at.nextSibling;
    else list.insertBefore(row, at);
  }
  while (at) {
    const next = at.nextSibling;
    at.remove();
    at = next;
  }
}

function continues(before, message, at) {
  if (!before || before.message.author?.id !== message.author?.id || at - before.at > 7 * 60_000) return false;
  if (message.local || before.message.local) return false;
  if (message.message_reference || message.interaction_metadata || message.interaction) return false;
  return ![before.message, message].some((one) => (one.type !== 0 && one.type !== 19 && one.type !== 20) || one.flags & 64);
}

function dayRow(at) {
  return h('li', { class: 'day', role: 'separator' }, h('span', {}, dayLine(at)));
}

function introduction(place) {
  if (place.recipients) {
    const other = place.recipients[0];
    return [avatar(other, 80), h('h2', {}, nameOf(other)), h('p', {}, words('chat.begin.dm', nameOf(other)))];
  }
  const thread = place.type >= 10;
  return [
    h('span', { class: 'intro-mark' }, icon(thread ? 'thread' : 'hash', 42)),
    h('h2', {}, thread ? place.name : words('chat.begin', place.name)),
    h('p', {}, place.topic || words('chat.begin.text', place.name), guild() ? '' : ''),
  ];
}
