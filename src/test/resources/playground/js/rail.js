import { h, region, replace } from './dom.js';
import { words } from './i18n.js';
import { icon } from './icons.js';
import { goToGuild, goToMessages, store, unread } from './store.js';
import { hueOf, initials } from './people.js';
import { tooltip } from './tooltip.js';

/** The servers at the left edge, with the way to direct messages on top. */
export function rail() {
  const element = h('nav', { class: 'rail' });
  const draw = region(element, () => JSON.stringify([store.world.guilds.map((g) => [g.id, g.name, g.channels.some(unread)]), store.guildId, store.channelId === null, store.world.dms.some(unread), store.world.viewer.locale]), () => {
    element.setAttribute('aria-label', words('nav.servers'));
    replace(element, button({ name: words('nav.messages'), on: !store.guildId, unread: store.world.dms.some(unread), testid: 'home', act: goToMessages, face: icon('shield', 24), home: true }),
      h('div', { class: 'rail-line' }),
      store.world.guilds.map((one) => button({ name: one.name, on: one.id === store.guildId, unread: one.channels.some(unread), testid: `guild-${one.id}`, act: () => goToGuild(one.id), face: initials(one.name), hue: hueOf(one.id) })));
  });
  return { element, draw };
}

function button({ name, on, unread: fresh, testid, act, face, hue, home }) {
  const classes = ['rail-button', on && 'on', fresh && 'fresh', home && 'home'].filter(Boolean).join(' ');
  const one = h('button', { class: classes, type: 'button', testid, 'aria-label': name, 'aria-current': on ? 'true' : undefined, style: hue ? { '--hue': hue } : {}, onclick: act }, h('span', { class: 'rail-pip' }), h('span', { class: 'rail-face' }, face));
  tooltip(one, name);
  return one;
}
