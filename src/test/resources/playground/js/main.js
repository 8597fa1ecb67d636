import { h, replace } from './dom.js';
import { language, locale, words } from './i18n.js';
import { changed, followAddress, guild, onChange, store } from './store.js';
import { nameOf } from './people.js';
import { applyTheme } from './theme.js';
import { keepTimesTrue } from './time.js';
import { start } from './live.js';
import { rail } from './rail.js';
import { channelList } from './channels.js';
import { chatHeader } from './chat-header.js';
import { messagesRegion } from './messages.js';
import { composer } from './composer.js';
import { memberList } from './members.js';
import { returnButton, speakPanel } from './speak.js';
import { titlebar } from './titlebar.js';
import { drawer } from './drawer.js';

const app = document.getElementById('app');
let regions;

/** Builds the frame once; afterwards each region redraws itself when what it shows has changed. */
function build() {
  const all = { titlebar: titlebar(), rail: rail(), channels: channelList(), head: chatHeader(), messages: messagesRegion(), composer: composer(), members: memberList(), panel: speakPanel(), drawer: drawer() };
  const notice = h('div', { class: 'notice', role: 'status', testid: 'bot-notice', hidden: true });
  const chat = h('main', { class: 'chat' }, all.head.element, notice, h('div', { class: 'chat-columns' }, h('div', { class: 'chat-column' }, all.messages.element, all.composer.element), all.members.element));
  replace(app, all.titlebar.element, all.rail.element, all.channels.element, chat, all.drawer.element, all.panel.element, h('div', { class: 'veil', onclick: closePane }));
  document.addEventListener('keydown', (event) => typeAnywhere(event, all.composer));
  return [...Object.values(all), { draw: () => drawNotice(notice) }];
}

function closePane() {
  store.pane = 'chat';
  draw();
}

/** Why the bot does not answer here: it is not connected, or was sent away and can be asked back. */
function drawNotice(notice) {
  const bot = store.world.bot;
  const away = guild()?.away?.find((one) => one.user_id === bot.user.id);
  const state = bot.status === 'online' && away ? 'away' : bot.status;
  const key = `${state}${locale()}${store.guildId}${away?.banned}`;
  notice.hidden = state === 'online';
  if (notice.hidden || notice.dataset.key === key) return;
  notice.dataset.key = key;
  notice.dataset.state = state;
  replace(notice, h('span', {}, words(`bot.${state}.text`, nameOf(bot.user))), state === 'away' && returnButton(guild(), away));
}

/** A letter typed while nothing has the focus goes to the box, as in Discord. */
function typeAnywhere(event, box) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1 || event.key === ' ') return;
  if (document.querySelector('dialog[open], .popover')) return;
  if (event.target.closest('input, textarea, select, [contenteditable]')) return;
  box.focus();
}

function draw() {
  document.documentElement.lang = locale();
  document.title = words('app.title');
  app.dataset.language = language();
  if (!store.world) {
    replace(app, h('div', { class: 'splash' }, h('img', { src: 'icon.svg', alt: '', width: '96', height: '96' }), h('p', { role: 'status' }, words(store.link === 'none' ? 'link.none' : 'link.opening'))));
    return;
  }
  regions ??= build();
  app.dataset.pane = store.pane;
  app.dataset.ready = 'true';
  for (const one of regions) one.draw();
}

applyTheme();
keepTimesTrue();
setInterval(changed, 5000);
onChange(draw);
addEventListener('popstate', followAddress);
draw();
start();
