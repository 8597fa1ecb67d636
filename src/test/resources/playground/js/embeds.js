import { h } from './dom.js';
import { markdown, oneLine } from './markdown-view.js';
import { hex } from './people.js';
import { messageTime } from './time.js';

const safe = (url) => (/^https?:\/\//.test(url ?? '') ? url : undefined);

/** A rich embed: colour bar, author, title, text, fields, pictures, footer. */
export function embedElement(embed) {
  if (embed.type === 'image' && embed.thumbnail) return picture(embed.thumbnail, 'embed-image');
  return h('article', { class: 'embed', testid: 'embed', style: embed.color ? { '--bar': hex(embed.color) } : {} },
    h('div', { class: embed.thumbnail ? 'embed-grid with-thumbnail' : 'embed-grid' },
      h('div', { class: 'embed-text' },
        embed.provider?.name && h('div', { class: 'embed-provider' }, embed.provider.name),
        embed.author?.name && author(embed.author),
        embed.title && title(embed),
        embed.description && h('div', { class: 'embed-description' }, markdown(embed.description)),
        embed.fields?.length ? fields(embed.fields) : null),
      embed.thumbnail && picture(embed.thumbnail, 'embed-thumbnail')),
    embed.image && picture(embed.image, 'embed-image'),
    (embed.footer || embed.timestamp) && footer(embed));
}

function link(url, props, ...children) {
  return safe(url) ? h('a', { ...props, href: url, target: '_blank', rel: 'noreferrer noopener' }, ...children) : h('span', props, ...children);
}

function author(one) {
  return h('div', { class: 'embed-author' }, safe(one.icon_url) && h('img', { src: one.icon_url, alt: '' }), link(one.url, {}, one.name));
}

function title(embed) {
  return h('div', { class: 'embed-title', testid: 'embed-title' }, link(embed.url, {}, oneLine(embed.title)));
}

/** Up to three inline fields stand side by side. */
function fields(all) {
  const rows = [];
  for (const field of all) {
    const last = rows.at(-1);
    if (field.inline && last?.inline && last.fields.length < 3) last.fields.push(field);
    else rows.push({ inline: field.inline, fields: [field] });
  }
  return h('div', { class: 'embed-fields' }, rows.map((row) => h('div', { class: 'embed-row', style: { '--columns': String(row.fields.length) } },
    row.fields.map((field) => h('div', { class: 'embed-field', testid: 'embed-field' },
      h('div', { class: 'embed-field-name' }, oneLine(field.name)), h('div', {}, markdown(field.value)))))));
}

export function picture(media, kind) {
  const url = safe(media.url) ?? (media.url?.startsWith('attachment:') ? undefined : safe(media.proxy_url));
  if (!url) return h('div', { class: `${kind} no-picture`, role: 'img', 'aria-label': media.description ?? '' });
  return h('img', { class: kind, src: url, alt: media.description ?? '', loading: 'lazy', onerror: (event) => event.target.classList.add('no-picture') });
}

function footer(embed) {
  const { footer: foot, timestamp } = embed;
  return h('div', { class: 'embed-footer' }, safe(foot?.icon_url) && h('img', { src: foot.icon_url, alt: '' }),
    h('span', {}, [foot?.text, timestamp && messageTime(Date.parse(timestamp))].filter(Boolean).join(' • ')));
}
