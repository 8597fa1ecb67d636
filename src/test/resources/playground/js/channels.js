import { h, region, replace } from './dom.js';
import { icon } from './icons.js';
import { words } from './i18n.js';
import { changed, goTo, guild, memory, store, unread } from './store.js';
import { avatar, nameOf, statusOf } from './people.js';

const SIGNS = { 0: 'hash', 2: 'voice', 5: 'news', 10: 'thread', 11: 'thread', 12: 'thread', 13: 'voice', 15: 'thread' };
const closed = new Set((memory.get('closed') ?? '').split(',').filter(Boolean));

/** The second column: a server's channels under their categories, or the direct messages. */
export function channelList() {
  const title = h('header', { class: 'side-head' });
  const list = h('div', { class: 'channel-scroll' });
  const element = h('nav', { class: 'channels' }, title, list);
  const draw = region(list, () => JSON.stringify([store.guildId, store.channelId, store.as, store.world.viewer.locale, [...closed], guild()?.name, (guild()?.channels ?? store.world.dms).map((c) => [c.id, c.name, c.position, c.parent_id, c.permissions, unread(c), c.archived]), store.world.bot?.status]), () => {
    const place = guild();
    element.setAttribute('aria-label', words('nav.channels'));
    replace(title, h('h1', { testid: 'place-title' }, place?.name ?? words('nav.messages')));
    replace(list, place ? tree(place) : conversations());
  });
  return { element, draw };
}

function tree(place) {
  const byPosition = (a, b) => a.position - b.position;
  const under = (id) => place.channels.filter((c) => c.type !== 4 && c.type < 10 && (c.parent_id ?? null) === id).sort(byPosition);
  const known = new Set(place.channels.map((c) => c.id));
  const orphans = place.channels.filter((c) => c.type !== 4 && c.type < 10 && (!c.parent_id || !known.has(c.parent_id))).sort(byPosition);
  const categories = place.channels.filter((c) => c.type === 4).sort(byPosition);
  return [h('ul', { class: 'channel-group' }, orphans.map((c) => withThreads(place, c))),
    categories.map((one) => category(one, under(one.id), place))];
}

function category(one, inside, place) {
  if (!inside.length) return null;
  const shut = closed.has(one.id);
  const toggle = () => {
    if (shut) closed.delete(one.id);
    else closed.add(one.id);
    memory.set('closed', [...closed].join(','));
    changed();
  };
  const visible = shut ? inside.filter((c) => c.id === store.channelId || unread(c)) : inside;
  return [h('button', { class: shut ? 'category shut' : 'category', type: 'button', 'aria-expanded': shut ? 'false' : 'true', testid: `category-${one.id}`, onclick: toggle }, h('span', {}, one.name), icon('chevron', 12)),
    h('ul', { class: 'channel-group' }, visible.map((c) => withThreads(place, c)))];
}

function withThreads(place, one) {
  const threads = place.channels.filter((c) => c.type >= 10 && c.type <= 12 && c.parent_id === one.id && !c.archived && !c.thread_metadata?.archived);
  return h('li', {}, row(one), threads.length ? h('ul', { class: 'threads' }, threads.map((c) => h('li', {}, row(c)))) : null);
}

function row(one) {
  const on = one.id === store.channelId;
  const classes = ['channel', on && 'on', unread(one) && 'fresh'].filter(Boolean).join(' ');
  return h('button', { class: classes, type: 'button', testid: `channel-${one.name}`, data: { channel: one.id }, 'aria-current': on ? 'page' : undefined, onclick: () => goTo(one.id) },
    icon(SIGNS[one.type] ?? 'hash', one.type >= 10 ? 16 : 20), h('span', { class: 'channel-name' }, one.name), one.private && icon('lock', 12));
}

function conversations() {
  if (!store.world.dms.length) return h('p', { class: 'side-note' }, words('nav.dms.empty'));
  return h('ul', { class: 'channel-group' }, store.world.dms.map((one) => {
    const other = one.recipients[0];
    const on = one.id === store.channelId;
    return h('li', {}, h('button', { class: ['channel conversation-row', on && 'on', unread(one) && 'fresh'].filter(Boolean).join(' '), type: 'button', testid: `dm-${other.username}`, 'aria-current': on ? 'page' : undefined, onclick: () => goTo(one.id) },
      avatar(other, 32, statusOf(other.id)), h('span', { class: 'channel-name' }, nameOf(other))));
  }));
}
