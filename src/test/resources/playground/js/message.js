import { h, pressable } from './dom.js';
import { icon } from './icons.js';
import { words } from './i18n.js';
import { changed, dropMessage, store } from './store.js';
import { clockTime, fullTime, messageTime } from './time.js';
import { avatar, colourOf, nameOf, user } from './people.js';
import { markdown, oneLine } from './markdown-view.js';
import { embedElement } from './embeds.js';
import { attachments } from './attachments.js';
import { componentElements } from './components.js';
import { reactionRow, openReactionPicker } from './reactions.js';
import { messageMenu, memberMenu } from './menus.js';
import { editor } from './editor.js';
import { attempt } from './api.js';
import { systemRow } from './system-row.js';

const EPHEMERAL = 64;
const THINKING = 128;
const COMPONENTS_V2 = 32768;

/** One message as a row of the conversation. */
export function messageElement(message, { follows, at, messages }) {
  if (message.local) return localRow(message, at);
  const system = systemRow(message, at);
  if (system) return system;
  const ephemeral = message.flags & EPHEMERAL;
  const classes = ['message', follows && 'follows', ephemeral && 'ephemeral', mentionsMe(message) && 'mentions-me'];
  const row = h('li', {
    class: classes.filter(Boolean).join(' '),
    id: `message-${message.id}`,
    testid: 'message',
    tabindex: '-1',
    data: { messageId: message.id, author: message.author.username },
    'aria-labelledby': `author-${message.id}`,
    oncontextmenu: (event) => messageMenu(event, message),
  }, lead(message, messages), gutter(message, follows, at),
  h('div', { class: 'message-body' }, !follows && header(message, at), body(message), footer(message)), !ephemeral && toolbar(message));
  return row;
}

function mentionsMe(message) {
  return message.mention_everyone || message.mentions?.some((one) => one.id === store.as);
}

/** The line above: what this answers, or which command it comes from. */
function lead(message, messages) {
  const used = message.interaction ?? message.interaction_metadata;
  if (used?.user && (message.interaction || message.interaction_metadata.name || used.type === 2) && message.type !== 0) {
    return h('div', { class: 'lead', testid: 'used' }, h('span', { class: 'spine' }), avatar(used.user, 16), personName(used.user, 'lead-name'),
      used.name && [` ${words('chat.used')} `, h('span', { class: 'used' }, icon('apps', 12), message.type === 20 ? `/${used.name}` : used.name)]);
  }
  if (message.type !== 19 || !message.message_reference) return null;
  const id = message.message_reference.message_id;
  const to = messages.find((one) => one.id === id) ?? message.referenced_message;
  if (!to) return h('div', { class: 'lead', testid: 'replied-to' }, h('span', { class: 'spine' }), h('em', {}, words('chat.gone')));
  return h('div', { class: 'lead', testid: 'replied-to', ...pressable(() => flash(id)) }, h('span', { class: 'spine' }),
    avatar(to.author, 16), personName(to.author, 'lead-name'), badge(to.author), h('span', { class: 'lead-text' }, preview(to)));
}

function preview(message) {
  if (message.content) return oneLine(message.content);
  return h('em', {}, words(message.attachments?.length ? 'chat.attachment' : 'chat.embed'));
}

function flash(id) {
  const row = document.getElementById(`message-${id}`);
  row?.scrollIntoView({ block: 'center', behavior: 'smooth' });
  row?.animate([{ background: 'var(--flash)' }, { background: 'transparent' }], { duration: 1600 });
}

function gutter(message, follows, at) {
  if (follows) return h('time', { class: 'side-time', title: fullTime(at) }, clockTime(at));
  const person = message.author;
  return h('button', { class: 'face-button', type: 'button', tabindex: '-1', 'aria-label': nameOf(person), onclick: (event) => memberMenu(event, person) }, avatar(person, 40));
}

export function personName(person, extra = '') {
  const colour = colourOf(person.id);
  return h('span', { class: `name ${extra}`, style: colour ? { '--who': colour } : {}, testid: 'name', data: { user: person.id } }, nameOf(person));
}

export function badge(person) {
  return person.bot ? h('span', { class: 'badge', testid: 'badge' }, icon('check', 10), words('chat.app')) : null;
}

function header(message, at) {
  const person = message.author;
  const name = personName(person);
  name.id = `author-${message.id}`;
  name.addEventListener('click', (event) => memberMenu(event, person));
  return h('div', { class: 'message-head' }, name, badge(person), h('time', { class: 'when', title: fullTime(at) }, messageTime(at)));
}

function body(message) {
  if (store.editing === message.id) return editor(message);
  if (message.flags & THINKING) {
    return h('div', { class: 'thinking', testid: 'thinking' }, dots(), words('chat.thinking', nameOf(message.author)));
  }
  const edited = message.edited_timestamp && h('span', { class: 'edited', testid: 'edited', title: fullTime(Date.parse(message.edited_timestamp)) }, `(${words('chat.edited')})`);
  const text = message.content && markdown(message.content, { large: true });
  if (text && edited) (text.lastElementChild?.tagName === 'P' ? text.lastElementChild : text).append(' ', edited);
  const components = message.components?.length ? componentElements(message) : null;
  return [
    text && h('div', { testid: 'content' }, text),
    message.attachments?.length ? attachments(message.attachments) : null,
    (message.embeds ?? []).map(embedElement),
    components && h('div', { class: message.flags & COMPONENTS_V2 ? 'components v2' : 'components', testid: 'components' }, components),
    !text && edited && !components && edited,
    message.reactions?.length ? reactionRow(message) : null,
  ];
}

export function dots() {
  return h('span', { class: 'dots', 'aria-hidden': 'true' }, h('i'), h('i'), h('i'));
}

function footer(message) {
  if (!(message.flags & EPHEMERAL)) return null;
  const dismiss = () => attempt('dismiss', { as: store.as, channel: message.channel_id, message: message.id })
    .then((done) => done && dropMessage(message.channel_id, message.id));
  return h('div', { class: 'only-you', testid: 'only-you' }, icon('eye', 16), words('chat.only-you'), ' · ',
    h('button', { class: 'as-link', type: 'button', testid: 'dismiss', onclick: dismiss }, words('chat.dismiss')));
}

function toolbar(message) {
  const mine = message.author.id === store.as;
  const tool = (name, label, action) => h('button', { class: 'tool', type: 'button', title: label, 'aria-label': label, testid: `message-${name}`, onclick: action }, icon(ICONS[name], 18));
  return h('div', { class: 'tools', role: 'group' },
    tool('react', words('react.add'), (event) => openReactionPicker(event.currentTarget, message)),
    mine ? tool('edit', words('menu.edit'), () => startEditing(message)) : tool('reply', words('menu.reply'), () => startReply(message)),
    tool('more', words('menu.more'), (event) => messageMenu(event, message)));
}

const ICONS = { react: 'smile', edit: 'pen', reply: 'reply', more: 'more' };

export function startReply(message) {
  store.replyTo = message;
  changed();
  document.querySelector('[data-testid="composer-input"]')?.focus();
}

export function startEditing(message) {
  store.editing = message.id;
  changed();
}

/** What the page itself says about a command: that it is on its way, or that nobody answered. */
function localRow(message, at) {
  const bot = store.world.bot?.user ?? user(message.botId);
  const remove = () => {
    store.locals = store.locals.filter((one) => one !== message);
    changed();
  };
  const state = message.pending
    ? h('div', { class: 'thinking' }, dots(), words('chat.sending'))
    : h('div', { class: 'failed', role: 'alert', testid: 'no-answer' }, icon('close', 16), message.error ?? words('chat.no-answer'));
  return h('li', { class: 'message ephemeral local', testid: 'local-message' },
    h('div', { class: 'lead' }, h('span', { class: 'spine' }), avatar(message.user, 16), personName(message.user, 'lead-name'), ` ${words('chat.used')} `, h('span', { class: 'used' }, icon('apps', 12), message.name)),
    h('span', { class: 'face-button' }, avatar(bot, 40)),
    h('div', { class: 'message-body' },
      h('div', { class: 'message-head' }, personName(bot), badge(bot), h('time', { class: 'when' }, messageTime(at))), state,
      h('div', { class: 'only-you' }, icon('eye', 16), words('chat.only-you'), ' · ', h('button', { class: 'as-link', type: 'button', testid: 'dismiss', onclick: remove }, words('chat.dismiss')))));
}
