import { guild, store } from './store.js';
import { h } from './dom.js';

/** How people, roles and channels are called and coloured here. */
const HUES = ['#b45a0a', '#27794a', '#8350cc', '#bb3d79', '#187a89', '#8f6a08', '#4f5be0', '#c23f36'];

export function member(userId, where = guild()) {
  return where?.members.find((one) => one.user.id === userId);
}

export function user(userId) {
  for (const one of store.world.guilds) {
    const found = one.members.find((m) => m.user.id === userId);
    if (found) return found.user;
  }
  return store.world.people.find((one) => one.user.id === userId)?.user
    ?? (store.world.bot?.user.id === userId ? store.world.bot.user : undefined);
}

export function nameOf(person, where = guild()) {
  if (!person) return '';
  return member(person.id, where)?.nick ?? person.global_name ?? person.username;
}

export function rolesOf(one, where = guild()) {
  if (!one || !where) return [];
  return where.roles.filter((role) => one.roles.includes(role.id)).sort((a, b) => b.position - a.position);
}

export function colourOf(userId, where = guild()) {
  const role = rolesOf(member(userId, where), where).find((one) => roleColour(one));
  return role && hex(roleColour(role));
}

export const roleColour = (role) => role.colors?.primary_color || role.color;

export function hex(colour) {
  return `#${Number(colour).toString(16).padStart(6, '0')}`;
}

/** A colour of one's own: people who stand beside each other never share one. */
export function hueOf(id) {
  const place = store.world?.people.findIndex((one) => one.user.id === id) ?? -1;
  if (place >= 0) return HUES[place % HUES.length];
  let sum = 0;
  for (const digit of id) sum = (sum * 31 + digit.charCodeAt(0)) >>> 0;
  return HUES[sum % HUES.length];
}

export function initials(name) {
  return name.split(/\s+/).map((word) => [...word][0]).join('').slice(0, 3);
}

/** A round picture: the person's own, or their initial on their colour. Jikimi wears its shield. */
export function avatar(person, size = 40, status) {
  const own = person.id === store.world?.bot?.user.id;
  const face = own
    ? h('img', { src: 'icon.svg', alt: '', class: 'face' })
    : h('span', { class: 'face', style: { background: hueOf(person.id) } }, [...(person.global_name ?? person.username)][0].toUpperCase());
  return h('span', { class: 'avatar', 'aria-hidden': 'true', style: { '--size': `${size}px` } },
    face, status && h('span', { class: `status status-${status}` }));
}

export function statusOf(userId) {
  if (userId === store.world.bot?.user.id) return { online: 'online', connecting: 'idle', offline: 'offline' }[store.world.bot.status];
  return 'online';
}

export function partOf(userId, where = guild()) {
  return where?.speakers.find((one) => one.user_id === userId)?.part;
}

