import { h } from './dom.js';
import { icon } from './icons.js';
import { localised, words } from './i18n.js';
import { attempt } from './api.js';
import { channel, goTo, guild, store } from './store.js';
import { can, mayUse } from './permissions.js';
import { avatar, hex, member, nameOf, partOf, roleColour, rolesOf } from './people.js';
import { closeOverlay, popover } from './overlay.js';
import { toast } from './toast.js';
import { runOn } from './interactions.js';
import { startEditing, startReply } from './message.js';
import { openReactionPicker } from './reactions.js';
import { askHand } from './hand.js';
import { speakAs } from './speak.js';
import { QUICK } from './emoji.js';
import { withPerson } from './composer.js';

function item(label, sign, action, { danger, testid } = {}) {
  return h('button', {
    class: danger ? 'menu-item danger' : 'menu-item', type: 'button', role: 'menuitem', testid,
    onclick: () => {
      closeOverlay();
      action();
    },
  }, h('span', {}, label), icon(sign, 18));
}

const line = () => h('div', { class: 'menu-line', role: 'separator' });

function show(event, content, testid) {
  event.preventDefault();
  event.stopPropagation();
  const keyboard = event.clientX === 0 && event.clientY === 0;
  const target = event.currentTarget.getBoundingClientRect();
  const at = keyboard || event.type !== 'contextmenu' ? { x: keyboard ? target.left + 40 : event.clientX, y: keyboard ? target.top + 20 : event.clientY } : { x: event.clientX, y: event.clientY };
  popover(undefined, h('div', { class: 'menu', role: 'menu', testid }, content), { at, side: 'menu' });
}

function copy(text) {
  navigator.clipboard?.writeText(text).then(() => toast(words('menu.copied')), () => toast(text));
}

/** App commands offered on a person (2) or a message (3). */
function apps(type, targetId) {
  const place = channel();
  const all = store.world.commands.filter((one) => one.type === type && mayUse(one, place) && (!one.guild_id || one.guild_id === store.guildId));
  return [line(), h('div', { class: 'menu-title' }, words('menu.apps')),
    all.length ? all.map((one) => item(localised(one, 'name'), 'apps', () => runOn(one, targetId), { testid: `app-${one.name}` })) : h('div', { class: 'menu-none' }, words('menu.apps.none'))];
}

export function messageMenu(event, message) {
  if (message.flags & 64) return;
  const anchor = event.currentTarget;
  const mine = message.author.id === store.as;
  const quick = h('div', { class: 'menu-quick' }, QUICK.slice(0, 4).map((sign) => h('button', { type: 'button', role: 'menuitem', 'aria-label': sign, onclick: () => {
    closeOverlay();
    attempt('react', { as: store.as, channel: message.channel_id, message: message.id, emoji: sign });
  } }, sign)));
  show(event, [
    quick,
    item(words('react.add'), 'smile', () => openReactionPicker(anchor, message)),
    mine && item(words('menu.edit'), 'pen', () => startEditing(message), { testid: 'menu-edit' }),
    item(words('menu.reply'), 'reply', () => startReply(message), { testid: 'menu-reply' }),
    message.content && item(words('menu.copy-text'), 'copy', () => copy(message.content)),
    apps(3, message.id), line(),
    item(words('menu.copy-message'), 'copy', () => copy(message.id)),
    (mine || can(channel(), 'MANAGE_MESSAGES')) && !(channel().recipients && !mine) && item(words('menu.delete'), 'trash', () => attempt('delete', { as: store.as, channel: message.channel_id, message: message.id }), { danger: true, testid: 'menu-delete' }),
  ], 'message-menu');
}

/** A person's card: who they are here, what apps offer, and what a moderator may do by hand. */
export function memberMenu(event, person) {
  const place = guild();
  const one = member(person.id);
  const name = nameOf(person);
  const self = person.id === store.as;
  const roles = rolesOf(one).filter((role) => role.id !== place?.id);
  show(event, [
    h('div', { class: 'card' }, avatar(person, 48), h('div', {}, h('div', { class: 'card-name' }, name), h('div', { class: 'card-handle' }, person.username))),
    roles.length ? h('div', { class: 'card-roles' }, roles.map((role) => h('span', { class: 'role' }, h('span', { class: 'role-dot', style: roleColour(role) ? { background: hex(roleColour(role)) } : {} }), role.name))) : null,
    line(),
    person.id === store.world.bot.user.id && item(words('menu.message'), 'at', () => openConversation(person.id), { testid: 'menu-message' }),
    item(words('menu.mention'), 'at', () => withPerson(person)),
    !self && partOf(person.id) && item(words('menu.speak', name), 'people', () => speakAs(person.id), { testid: 'menu-speak' }),
    apps(2, person.id),
    place && !self && one && outranks(place, one) && byHand(place, person, one, name), line(),
    item(words('menu.copy-user'), 'copy', () => copy(person.id)),
  ], 'member-menu');
}

/** Whether the person who speaks stands above that one: only then Discord offers to act by hand. */
function outranks(place, one) {
  if (store.as === place.owner_id || one.user.id === place.owner_id) return store.as === place.owner_id;
  const rank = (who) => rolesOf(who, place)[0]?.position ?? 0;
  return rank(member(store.as)) > rank(one);
}

function byHand(place, person, one, name) {
  const ask = (kind) => () => askHand(kind, place, person);
  const quiet = Date.parse(one.communication_disabled_until ?? '') > Date.now() + store.clockOffset;
  const rows = [
    can(place, 'MODERATE_MEMBERS') && (quiet
      ? item(words('menu.untimeout'), 'clock', () => attempt('timeout', { as: store.as, guild: place.id, member: person.id, seconds: 0 }), { testid: 'menu-untimeout' })
      : item(words('menu.timeout', name), 'clock', ask('timeout'), { danger: true, testid: 'menu-timeout' })),
    can(place, 'KICK_MEMBERS') && item(words('menu.kick', name), 'close', ask('kick'), { danger: true, testid: 'menu-kick' }),
    can(place, 'BAN_MEMBERS') && item(words('menu.ban', name), 'shield', ask('ban'), { danger: true, testid: 'menu-ban' }),
  ].filter(Boolean);
  return rows.length ? [line(), rows] : null;
}

export async function openConversation(personId) {
  const answer = await attempt('open-dm', { as: store.as, with: personId });
  if (!answer) return;
  if (!store.world.dms.some((one) => one.id === answer.channel.id)) store.world.dms.unshift(answer.channel);
  store.world.messages[answer.channel.id] ??= [];
  goTo(answer.channel.id);
}
