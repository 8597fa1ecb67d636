import { h } from './dom.js';
import { icon } from './icons.js';
import { words } from './i18n.js';
import { attempt } from './api.js';
import { guild, store } from './store.js';
import { emoji, emojiKey, QUICK } from './emoji.js';
import { closeOverlay, popover } from './overlay.js';

/** The reactions under a message; pressing one joins or leaves it. */
export function reactionRow(message) {
  return h('div', { class: 'reactions', testid: 'reactions' }, message.reactions.map((one) => reaction(message, one)),
    h('button', { class: 'reaction add', type: 'button', 'aria-label': words('react.add'), title: words('react.add'), onclick: (event) => openReactionPicker(event.currentTarget, message) }, icon('smile', 18)));
}

function reaction(message, one) {
  const label = words('react.count', one.emoji.name, one.count);
  return h('button', {
    class: one.me ? 'reaction mine' : 'reaction', type: 'button', testid: 'reaction', data: { emoji: emojiKey(one.emoji) },
    'aria-pressed': one.me ? 'true' : 'false', 'aria-label': label,
    onclick: () => toggle(message, emojiKey(one.emoji), one.me),
  }, emoji(one.emoji), h('span', { class: 'count' }, String(one.count)));
}

function toggle(message, key, mine) {
  return attempt(mine ? 'unreact' : 'react', { as: store.as, channel: message.channel_id, message: message.id, emoji: key });
}

export function openReactionPicker(anchor, message) {
  const pick = (key) => {
    closeOverlay();
    toggle(message, key, message.reactions?.some((one) => one.me && emojiKey(one.emoji) === key));
  };
  const own = (guild()?.emojis ?? []).map((one) => ({ id: one.id, name: one.name }));
  const grid = h('div', { class: 'emoji-grid', role: 'listbox', 'aria-label': words('react.add'), testid: 'emoji-picker' },
    [...QUICK.map((name) => ({ name })), ...own].map((one) => h('button', { type: 'button', role: 'option', class: 'emoji-cell', data: { emoji: emojiKey(one) }, onclick: () => pick(emojiKey(one)) }, emoji(one))));
  popover(anchor, grid, { side: 'left' });
}
