import { h } from './dom.js';
import { icon } from './icons.js';
import { picture } from './embeds.js';

/** Files sent with a message: pictures shown, everything else as a card. */
export function attachments(all) {
  return h('div', { class: 'attachments' }, all.map((one) => (one.content_type?.startsWith('image/') ? picture({ url: absolute(one.url), description: one.description }, 'attachment-image') : card(one))));
}

const absolute = (url) => new URL(url, location.href).href;

export function card(one) {
  const url = absolute(one.url);
  return h('div', { class: 'file', testid: 'attachment' }, icon('file', 32),
    h('div', {}, h('a', { href: url, target: '_blank', rel: 'noreferrer noopener', download: one.filename }, one.filename),
      h('div', { class: 'file-size' }, size(one.size ?? 0))));
}

function size(bytes) {
  if (bytes < 1024) return `${bytes} bytes`;
  return bytes < 1_048_576 ? `${(bytes / 1024).toFixed(2)} KB` : `${(bytes / 1_048_576).toFixed(2)} MB`;
}
