import { h } from './dom.js';
import { icon } from './icons.js';
import { words } from './i18n.js';
import { guild, store } from './store.js';
import { avatar, colourOf, hex, nameOf, roleColour } from './people.js';
import { matchingCommands } from './commands.js';
import { matching } from './emoji.js';

/** What the box offers for the text before the cursor: commands after /, people after @, channels after #, emoji after :. */
export function offersFor(input, hands) {
  if (document.activeElement !== input) return null;
  const text = input.value;
  if (text.startsWith('/') && !text.includes('\n')) return commandOffer(text.slice(1), hands);
  const word = /(^|\s)([@#:])([\p{L}\w.-]*)$/u.exec(text.slice(0, input.selectionStart));
  if (!word) return null;
  const [, , sign, part] = word;
  const finish = (full) => {
    const start = input.selectionStart - part.length - 1;
    hands.put(`${text.slice(0, start)}${full} ${text.slice(input.selectionStart)}`, true);
  };
  if (sign === '@' && guild()) return peopleOffer(part.toLowerCase(), finish);
  if (sign === '#' && guild()) return channelOffer(part.toLowerCase(), finish);
  return sign === ':' && part.length >= 2 ? emojiOffer(part.toLowerCase(), finish) : null;
}

function commandOffer(text, { openCommand }) {
  const bot = store.world.bot?.user;
  const items = matchingCommands(text.trim()).map((entry) => ({
    testid: 'command',
    data: { name: entry.name },
    choose: () => openCommand(entry),
    draw: () => [bot && avatar(bot, 32), h('span', { class: 'suggestion-text' },
      h('span', { class: 'suggestion-main' }, `/${entry.shown}`, entry.options.map((one) => h('span', { class: one.required ? 'mini-option' : 'mini-option optional' }, one.shown))),
      h('span', { class: 'suggestion-side' }, entry.description)), h('span', { class: 'suggestion-app' }, bot && nameOf(bot))],
  }));
  const note = store.world.commands.length ? words('picker.commands.none') : words('picker.commands.waiting');
  return { title: [words('picker.commands')], items, note };
}

function peopleOffer(part, finish) {
  const place = guild();
  const people = place.members.map((one) => one.user).filter((user) => [nameOf(user), user.username].some((name) => name.toLowerCase().includes(part)))
    .map((user) => ({
      testid: 'mention', data: { name: user.username }, choose: () => finish(`@${user.username}`),
      draw: () => [avatar(user, 24), h('span', { class: 'suggestion-main', style: colourOf(user.id) ? { '--who': colourOf(user.id) } : {} }, nameOf(user)), h('span', { class: 'suggestion-side end' }, user.username)],
    }));
  const roles = place.roles.filter((role) => role.id !== place.id && !role.managed && /^[\p{L}\w-]+$/u.test(role.name) && role.name.toLowerCase().includes(part)).map((role) => ({
    testid: 'mention', data: { name: role.name }, choose: () => finish(`@${role.name}`),
    draw: () => [h('span', { class: 'role-dot', style: roleColour(role) ? { background: hex(roleColour(role)) } : {} }), h('span', { class: 'suggestion-main' }, `@${role.name}`)],
  }));
  const items = [...people, ...roles].slice(0, 10);
  return items.length ? { title: [words('picker.members', part)], items } : null;
}

function channelOffer(part, finish) {
  const items = guild().channels.filter((one) => one.type !== 4 && one.name.toLowerCase().includes(part)).slice(0, 10).map((one) => ({
    testid: 'mention', data: { name: one.name }, choose: () => finish(`#${one.name}`),
    draw: () => [icon(one.type >= 10 ? 'thread' : 'hash', 18), h('span', { class: 'suggestion-main' }, one.name)],
  }));
  return items.length ? { title: [words('picker.channels')], items } : null;
}

function emojiOffer(part, finish) {
  const items = matching(part).map(({ name, sign }) => ({
    testid: 'emoji', choose: () => finish(sign), draw: () => [h('span', { class: 'emoji' }, sign), h('span', { class: 'suggestion-main' }, `:${name}:`)],
  }));
  return items.length ? { title: ['Emoji'], items } : null;
}
