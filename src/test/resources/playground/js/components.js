import { h } from './dom.js';
import { icon } from './icons.js';
import { words } from './i18n.js';
import { store } from './store.js';
import { emoji } from './emoji.js';
import { hex } from './people.js';
import { markdown } from './markdown-view.js';
import { picture } from './embeds.js';
import { card } from './attachments.js';
import { selectElement } from './selects.js';
import { interact } from './interactions.js';
import { dots } from './message.js';

const STYLES = { 1: 'primary', 2: 'secondary', 3: 'success', 4: 'danger', 5: 'link', 6: 'premium' };

/** A message's buttons, selects and layouts; below them, what went wrong when the bot did not answer. */
export function componentElements(message) {
  const fail = h('div', { class: 'failed', role: 'alert', hidden: true, testid: 'interaction-failed' }, icon('close', 16), words('chat.failed'));
  const context = {
    message,
    async interact(action, more, source) {
      fail.hidden = true;
      source?.classList.add('waiting');
      const outcome = await interact(action, { as: store.as, channel: message.channel_id, message: message.id, ...more });
      source?.classList.remove('waiting');
      fail.hidden = outcome !== 'failed';
    },
  };
  return [message.components.map((one) => component(one, context)), fail];
}

function component(one, context) {
  switch (one.type) {
    case 1: return h('div', { class: 'action-row', testid: 'action-row' }, one.components.map((child) => component(child, context)));
    case 2: return button(one, context);
    case 3: case 5: case 6: case 7: case 8:
      return selectElement(one, context.message, (values, source) => context.interact('choose', { custom_id: one.custom_id, values }, source));
    case 9: return section(one, context);
    case 10: return h('div', { class: 'text-display' }, markdown(one.content));
    case 11: return picture({ ...one.media, description: one.description }, 'embed-thumbnail');
    case 12: return gallery(one);
    case 13: return fileOf(one, context.message);
    case 14: return h('hr', { class: `separator spacing-${one.spacing ?? 1}${one.divider === false ? ' blank' : ''}` });
    case 17: return container(one, context);
    default: return null;
  }
}

function button(one, context) {
  const style = STYLES[one.style] ?? 'secondary';
  const inside = [emoji(one.emoji), one.label && h('span', {}, one.label)];
  if (one.style === 5) {
    const url = /^(https?|discord):\/\//.test(one.url ?? '') ? one.url : undefined;
    return h('a', { class: 'button link', testid: 'button', href: url, target: '_blank', rel: 'noreferrer noopener', title: words('link.leave'), 'aria-disabled': one.disabled ? 'true' : undefined }, inside, icon('external', 16));
  }
  return h('button', {
    class: `button ${style}`, type: 'button', testid: 'button', data: { customId: one.custom_id ?? '' }, disabled: !!one.disabled,
    onclick: (event) => context.interact('press', { custom_id: one.custom_id }, event.currentTarget),
  }, h('span', { class: 'button-face' }, inside), dots());
}

function section(one, context) {
  return h('div', { class: 'section' }, h('div', { class: 'section-text' }, one.components.map((child) => component(child, context))),
    h('div', { class: 'section-accessory' }, component(one.accessory, context)));
}

function gallery(one) {
  return h('div', { class: `gallery count-${Math.min(one.items.length, 4)}` }, one.items.map((item) => picture({ ...item.media, description: item.description }, 'gallery-image')));
}

function fileOf(one, message) {
  const name = one.file.url?.replace(/^attachment:\/\//, '');
  const sent = message.attachments?.find((file) => file.filename === name || file.url === one.file.url);
  return card(sent ?? { url: one.file.url, filename: one.name ?? name?.split('/').at(-1), size: one.size });
}

function container(one, context) {
  const box = h('div', { class: 'container', testid: 'container', style: one.accent_color ? { '--bar': hex(one.accent_color) } : {} },
    one.components.map((child) => component(child, context)));
  if (one.accent_color !== null && one.accent_color !== undefined) box.classList.add('accented');
  return box;
}
