import { h } from './dom.js';
import { icon } from './icons.js';
import { words } from './i18n.js';
import { fullTime, messageTime } from './time.js';
import { nameOf } from './people.js';
import { goTo, anyChannel } from './store.js';

const KINDS = {
  6: ['star', 'chat.pinned'],
  7: ['reply', 'chat.join'],
  8: ['star', 'chat.boost'],
  18: ['thread', 'chat.thread'],
};

/** Notices that Discord writes itself: someone joined, a thread began. */
export function systemRow(message, at) {
  const kind = KINDS[message.type];
  if (!kind) return null;
  const [sign, key] = kind;
  const thread = message.type === 18 && anyChannel(message.message_reference?.channel_id ?? message.id);
  return h('li', { class: 'message system', testid: 'system-message', data: { messageId: message.id } },
    h('span', { class: `system-sign sign-${sign}` }, icon(sign, 18)),
    h('div', { class: 'message-body' }, words(key, nameOf(message.author), message.content),
      thread && h('button', { class: 'as-link', type: 'button', onclick: () => goTo(thread.id) }, ' →'),
      h('time', { class: 'when', title: fullTime(at) }, messageTime(at))));
}
