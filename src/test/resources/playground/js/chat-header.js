import { h, region, replace } from './dom.js';
import { icon } from './icons.js';
import { words } from './i18n.js';
import { changed, channel, guild, memory, store } from './store.js';
import { avatar, nameOf, statusOf } from './people.js';
import { oneLine } from './markdown-view.js';

/** The line over the conversation: where one is, what it is about, and the switch for the member list. */
export function chatHeader() {
  const element = h('header', { class: 'chat-head' });
  const draw = region(element, () => JSON.stringify([store.channelId, channel()?.name, channel()?.topic, store.membersShown, store.world.viewer.locale, store.worldKey.length, store.world.bot?.status, store.pane]), () => {
    const place = channel();
    replace(element, h('button', { class: 'plain-button only-narrow', type: 'button', testid: 'open-nav', 'aria-label': words('nav.open'), onclick: () => pane(store.pane === 'nav' ? 'chat' : 'nav') }, icon('menu', 22)),
      place && (place.recipients ? person(place.recipients[0]) : title(place)), h('span', { class: 'stretch' }), guild() && membersSwitch());
  });
  return { element, draw };
}

function pane(name) {
  store.pane = name;
  changed();
}

function title(place) {
  const parent = place.type >= 10 && guild().channels.find((one) => one.id === place.parent_id);
  return [icon(parent ? 'thread' : 'hash', 22), parent && h('span', { class: 'head-parent' }, parent.name, ' ›'), h('h2', { testid: 'channel-title' }, place.name),
    place.topic && [h('span', { class: 'head-line' }), h('div', { class: 'topic', title: place.topic, testid: 'topic' }, oneLine(place.topic))]];
}

function person(other) {
  return [avatar(other, 24, statusOf(other.id)), h('h2', { testid: 'channel-title' }, nameOf(other))];
}

function membersSwitch() {
  const narrow = matchMedia('(max-width: 800px)').matches;
  const on = narrow ? store.pane === 'members' : store.membersShown;
  const label = words(on ? 'nav.members.hide' : 'nav.members.show');
  return h('button', { class: 'plain-button', type: 'button', testid: 'toggle-members', 'aria-pressed': on ? 'true' : 'false', 'aria-label': label, title: label, onclick: () => {
    if (narrow) {
      store.membersShown = true;
      pane(store.pane === 'members' ? 'chat' : 'members');
      return;
    }
    store.membersShown = !store.membersShown;
    memory.set('members', store.membersShown ? 'shown' : 'hidden');
    changed();
  } }, icon('people', 22));
}
