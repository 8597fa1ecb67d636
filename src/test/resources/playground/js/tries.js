import { h, region, replace } from './dom.js';
import { icon } from './icons.js';
import { words } from './i18n.js';
import { attempt } from './api.js';
import { channel, changed, isForTrying, memory, store } from './store.js';
import { commandsHere } from './commands.js';
import { maySpeak } from './permissions.js';
import { runCommand } from './interactions.js';

const TEXTS = ['!ping', '!help'];
const COMMANDS = ['help', 'ping', 'prefix show', 'about', 'prefix set'];

/** A first-visit row of things to try; one click does each. */
export function triesRow(openCommand) {
  const element = h('div', { class: 'tries', testid: 'tries' });
  const draw = region(element, () => JSON.stringify([shown(), store.channelId, store.as, store.world?.viewer.locale, store.world?.commands.length]), () => {
    element.hidden = !shown();
    if (element.hidden) return;
    const here = commandsHere();
    const known = COMMANDS.map((name) => here.find((one) => one.name === name)).filter(Boolean);
    const chips = [...TEXTS.map((text) => chip(text, () => attempt('say', { as: store.as, channel: store.channelId, content: text }))),
      ...(known.length ? known : here.slice(0, 4)).map((entry) => chip(`/${entry.shown}`, () => start(entry)))];
    replace(element, h('span', { class: 'tries-label' }, words('try.label')), chips,
      h('button', { class: 'plain-button', type: 'button', 'aria-label': words('drawer.close'), onclick: hide }, icon('close', 14)));
  });

  function start(entry) {
    if (entry.options.length) openCommand(entry);
    else runCommand('run', { as: store.as, channel: store.channelId, command: entry.command.id, path: entry.path, options: [] }, `/${entry.shown}`);
  }
  return { element, draw };
}

const chip = (text, action) => h('button', { class: 'try', type: 'button', testid: 'try', onclick: action }, text);

function shown() {
  const place = channel();
  return !!place && memory.get('tries') !== 'hidden' && (isForTrying(place) || !!place.recipients) && (place.recipients || maySpeak(place));
}

function hide() {
  memory.set('tries', 'hidden');
  changed();
}
