import { h, region, replace } from './dom.js';
import { icon } from './icons.js';
import { words } from './i18n.js';
import { changed, guild, store } from './store.js';
import { nameOf } from './people.js';
import { clockButton } from './clock.js';
import { setTheme } from './theme.js';

/** The top line: where one is, how the bot is, and the playground's own switches. */
export function titlebar() {
  const place = h('div', { class: 'bar-place' });
  const status = h('div', { class: 'bar-bot', role: 'status', testid: 'bot-status' });
  const clock = clockButton();
  const theme = h('button', { class: 'plain-button', type: 'button', testid: 'toggle-theme', onclick: () => {
    setTheme(document.documentElement.dataset.theme === 'light' ? 'dark' : 'light');
    changed();
  } });
  const drawer = h('button', { class: 'plain-button', type: 'button', testid: 'toggle-drawer', onclick: () => {
    store.drawerShown = !store.drawerShown;
    changed();
  } }, icon('pulse', 20));
  const element = h('header', { class: 'titlebar' }, status, place, h('div', { class: 'bar-tools' }, clock.element, theme, drawer));

  const draw = region(status, () => JSON.stringify([store.link, store.world?.bot, store.world?.viewer.locale, guild()?.name, store.drawerShown, document.documentElement.dataset.theme]), () => {
    const bot = store.world.bot;
    const state = store.link === 'lost' ? 'lost' : bot.status;
    const text = state === 'lost' ? words('link.reconnecting') : words(`bot.${state}`, nameOf(bot.user));
    status.dataset.state = state;
    replace(status, h('span', { class: 'bot-light' }), h('span', { class: 'bot-text' }, text));
    replace(place, h('span', {}, guild()?.name ?? words('nav.messages')));
    theme.setAttribute('aria-label', words('speak.theme'));
    theme.title = words('speak.theme');
    replace(theme, icon(document.documentElement.dataset.theme === 'light' ? 'moon' : 'sun', 18));
    drawer.setAttribute('aria-label', words('drawer.open'));
    drawer.title = words('drawer.open');
    drawer.setAttribute('aria-pressed', store.drawerShown ? 'true' : 'false');
  });
  return { element, draw: () => {
    draw();
    clock.draw();
  } };
}
