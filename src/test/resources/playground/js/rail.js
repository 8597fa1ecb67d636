import { h, region, replace } from './dom.js';
import { words } from './i18n.js';
import { icon } from './icons.js';
import { goToGuild, goToMessages, store, unread } from './store.js';
import { hueOf, initials } from './people.js';
import { speakAs } from './speak.js';
import { tooltip } from './tooltip.js';

/** The servers at the left edge, with the way to direct messages on top. */
export function rail() {
  const element = h('nav', { class: 'rail' });
  const draw = region(element, () => JSON.stringify([store.world.guilds.map((g) => [g.id, g.name, g.channels.some(unread)]), store.world.elsewhere, store.guildId, store.channelId === null, store.world.dms.some(unread), store.world.viewer.locale]), () => {
    element.setAttribute('aria-label', words('nav.servers'));
    replace(element, button({ name: words('nav.messages'), on: !store.guildId, unread: store.world.dms.some(unread), testid: 'home', act: goToMessages, face: icon('shield', 24), home: true }),
      h('div', { class: 'rail-line' }),
      [...store.world.guilds.map(enter), ...(store.world.elsewhere ?? []).map(visit)].sort((a, b) => a.order - b.order).map((one) => button(one)));
  });
  return { element, draw };
}

function enter(one) {
  return { order: Number(one.id), name: one.name, on: one.id === store.guildId, unread: one.channels.some(unread), testid: `guild-${one.id}`, act: () => goToGuild(one.id), face: initials(one.name), hue: hueOf(one.id) };
}

/** A server this person is not in: going there is done as somebody who is. */
function visit(one) {
  const act = async () => {
    await speakAs(one.as);
    goToGuild(one.id);
  };
  return { order: Number(one.id), name: words('nav.visit', one.name, one.person), testid: `guild-${one.id}`, act, face: initials(one.name), hue: hueOf(one.id), away: true };
}

function button({ name, on, unread: fresh, testid, act, face, hue, home, away }) {
  const classes = ['rail-button', on && 'on', fresh && 'fresh', home && 'home', away && 'away'].filter(Boolean).join(' ');
  const one = h('button', { class: classes, type: 'button', testid, 'aria-label': name, 'aria-current': on ? 'true' : undefined, style: hue ? { '--hue': hue } : {}, onclick: act }, h('span', { class: 'rail-pip' }), h('span', { class: 'rail-face' }, face));
  tooltip(one, name);
  return one;
}
