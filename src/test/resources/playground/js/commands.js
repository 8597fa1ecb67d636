import { channel, guild, store } from './store.js';
import { localised } from './i18n.js';
import { mayUse } from './permissions.js';

/**
 * The slash commands a person may run here, one entry for each subcommand:
 * {command, path: ['set'], name: 'prefix set', shown, description, options}.
 */
export function commandsHere() {
  const place = channel();
  if (!place || !store.world) return [];
  return store.world.commands.filter((one) => one.type === 1 && fits(one, place)).flatMap(leaves)
    .sort((a, b) => a.shown.localeCompare(b.shown));
}

function fits(command, place) {
  if (command.guild_id && command.guild_id !== store.guildId) return false;
  if (place.recipients) return contexts(command, [0, 1]).includes(1);
  return contexts(command, [0]).includes(0) && mayUse(command, place);
}

const contexts = (command, otherwise) => (command.contexts ?? otherwise).map(Number);

function leaves(command) {
  return below(command.options ?? [], []).map(({ path, shownPath, last, options }) => ({
    command,
    path,
    name: [command.name, ...path].join(' '),
    shown: [localised(command, 'name'), ...shownPath].join(' '),
    description: localised(last ?? command, 'description'),
    options: options.map((one) => ({ ...one, shown: localised(one, 'name'), explained: localised(one, 'description') })),
  }));
}

function below(options, path, shownPath = [], last = null) {
  const inner = options.filter((one) => one.type === 1 || one.type === 2);
  if (!inner.length) return [{ path, shownPath, last, options }];
  return inner.flatMap((one) => below(one.options ?? [], [...path, one.name], [...shownPath, localised(one, 'name')], one));
}

/** Commands that fit what was typed after the slash, best first. */
export function matchingCommands(text) {
  const wanted = text.toLowerCase();
  const rank = (one) => {
    const names = [one.shown.toLowerCase(), one.name.toLowerCase()];
    if (names.some((name) => name.startsWith(wanted))) return 0;
    if (names.some((name) => name.split(' ').some((part) => part.startsWith(wanted)))) return 1;
    return names.some((name) => name.includes(wanted)) ? 2 : 3;
  };
  return commandsHere().map((one) => [rank(one), one]).filter(([order]) => order < 3).sort((a, b) => a[0] - b[0]).map(([, one]) => one);
}

export function commandNamed(name) {
  return commandsHere().find((one) => one.name === name || one.shown === name);
}

/** The options in a text such as "user: @bob reason: spam", each with its value; none unless the text begins with one. */
export function writtenOptions(options, text) {
  const found = [];
  for (const match of text.matchAll(/(^|\s)([\p{L}\p{N}_-]+):\s*/gu)) {
    const option = options.find((one) => one.name === match[2] || one.shown === match[2]);
    if (option && !found.some((one) => one.option === option)) found.push({ option, from: match.index, to: match.index + match[0].length });
  }
  if (!found.length || text.slice(0, found[0].from).trim()) return [];
  return found.map((one, index) => [one.option, text.slice(one.to, found[index + 1]?.from).trim()]);
}

/** What an option offers from the page's own knowledge: choices, people, roles, channels, yes or no. */
export function knownOffers(option, yes, no) {
  const place = guild();
  switch (option.type) {
    case 5: return [{ label: yes, value: true }, { label: no, value: false }];
    case 6: return people(place);
    case 7: return (place?.channels ?? []).filter((one) => !option.channel_types?.length || option.channel_types.includes(one.type)).map((one) => ({ label: `#${one.name}`, value: one.id, channel: one }));
    case 8: return roles(place);
    case 9: return [...people(place), ...roles(place)];
    default: return option.choices?.map((one) => ({ label: localised(one, 'name'), value: one.value }));
  }
}

function people(place) {
  const all = place ? place.members.map((one) => one.user) : store.world.people.map((one) => one.user);
  return all.map((user) => ({ label: `@${user.global_name ?? user.username}`, also: user.username, value: user.id, user }));
}

function roles(place) {
  return (place?.roles ?? []).map((role) => ({ label: role.id === place.id ? '@everyone' : `@${role.name}`, value: role.id, role }));
}
