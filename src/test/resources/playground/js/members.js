import { h, region, replace } from './dom.js';
import { words } from './i18n.js';
import { icon } from './icons.js';
import { channel, guild, now, store } from './store.js';
import { avatar, colourOf, nameOf, rolesOf, statusOf } from './people.js';
import { inStyle } from './time.js';
import { memberMenu } from './menus.js';
import { badge } from './message.js';

/** The people at the right, under the highest of their roles that is shown apart; the bot on top. */
export function memberList() {
  const element = h('aside', { class: 'members', testid: 'members' });
  const draw = region(element, () => JSON.stringify([store.guildId, store.world.viewer.locale, guild()?.members, guild()?.roles, store.world.bot?.status, store.membersShown, channel()?.recipients]), () => {
    element.setAttribute('aria-label', words('nav.members'));
    const place = guild();
    element.hidden = !place || !store.membersShown;
    if (!element.hidden) replace(element, groups(place).map(group));
  });
  return { element, draw };
}

function groups(place) {
  const bot = place.members.filter((one) => one.user.id === store.world.bot?.user.id);
  const rest = place.members.filter((one) => one.user.id !== store.world.bot?.user.id);
  const byRole = new Map(place.roles.filter((role) => role.hoist && !role.managed).sort((a, b) => b.position - a.position).map((role) => [role, []]));
  const plain = [];
  for (const one of rest) {
    const role = rolesOf(one, place).find((candidate) => byRole.has(candidate));
    (role ? byRole.get(role) : plain).push(one);
  }
  const online = store.world.bot?.status !== 'offline';
  return [[words('members.apps'), bot], ...[...byRole].map(([role, all]) => [role.name, all]), [words('members.online'), plain]]
    .filter(([, all]) => all.length).map(([title, all]) => [title, all, online]);
}

function group([title, all]) {
  return h('section', {}, h('h3', {}, `${title} — ${all.length}`), h('ul', {}, all.sort((a, b) => nameOf(a.user).localeCompare(nameOf(b.user))).map(row)));
}

function row(one) {
  const person = one.user;
  const colour = colourOf(person.id);
  const quiet = Date.parse(one.communication_disabled_until ?? '') > now();
  const status = statusOf(person.id);
  const open = (event) => memberMenu(event, person);
  return h('li', {}, h('button', { class: status === 'offline' ? 'member away' : 'member', type: 'button', testid: `member-${person.username}`, onclick: open, oncontextmenu: open, data: { user: person.id } },
    avatar(person, 32, status), h('span', { class: 'member-text' }, h('span', { class: 'member-name', style: colour ? { '--who': colour } : {} }, nameOf(person), badge(person)),
      quiet && h('span', { class: 'member-note' }, words('members.timeout', inStyle(Date.parse(one.communication_disabled_until), 't')))),
    place(one) && h('span', { class: 'crown', title: words('part.owner') }, icon('crown', 14)), quiet && icon('clock', 16)));
}

const place = (one) => guild()?.owner_id === one.user.id;
