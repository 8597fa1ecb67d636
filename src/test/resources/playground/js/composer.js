import { h, region, replace } from './dom.js';
import { icon } from './icons.js';
import { words } from './i18n.js';
import { act } from './api.js';
import { anyChannel, channel, changed, guild, memory, now, store } from './store.js';
import { maySpeak } from './permissions.js';
import { avatar, member, nameOf } from './people.js';
import { inStyle } from './time.js';
import { suggestions } from './suggestions.js';
import { commandBox } from './command-box.js';
import { commandNamed } from './commands.js';
import { offersFor } from './picker.js';
import { withEmoji } from './emoji.js';
import { triesRow } from './tries.js';

const LIMIT = 2000;
let insert = () => {};
let begin = () => {};

/** Puts a mention of somebody into the box. */
export const withPerson = (person) => insert(`@${person.username} `);
export const beginCommand = (entry) => begin(entry);

/** The typing box with everything above it: suggestions, the reply line and the first-visit hints. */
export function composer() {
  const list = suggestions();
  const input = h('textarea', {
    class: 'composer-input', testid: 'composer-input', rows: '1', autocomplete: 'off', spellcheck: 'true', 'aria-controls': 'suggestions', 'aria-autocomplete': 'list', 'aria-haspopup': 'listbox',
    oninput: typed, onkeydown: key, onblur: () => list.hide(), onfocus: typed,
  });
  const commands = commandBox(list, { leave: (text) => {
    input.hidden = false;
    put(text);
    input.focus();
  } });
  const left = h('span', { class: 'left-over', 'aria-live': 'polite' });
  const send = h('button', { class: 'plain-button send', type: 'button', testid: 'send', onclick: () => (commands.busy ? commands.element.querySelector('.tail').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' })) : say()) }, icon('send', 20));
  const slash = h('button', { class: 'plain-button slash', type: 'button', testid: 'slash', onclick: () => put('/', true) }, icon('apps', 20));
  const reply = h('div', { class: 'reply-line', hidden: true });
  const note = h('div', { class: 'composer-note' });
  const box = h('div', { class: 'composer-box' }, slash, input, commands.element, left, send);
  const tries = triesRow(openCommand);
  const element = h('form', { class: 'composer', onsubmit: (event) => event.preventDefault() }, list.element, tries.element, note, reply, box);
  const drafts = new Map();
  let here;

  insert = (text) => put(`${input.value}${text}`, true);
  begin = openCommand;

  function openCommand(entry, text) {
    input.hidden = true;
    input.value = '';
    commands.open(entry, text);
  }

  function put(text, focus = false) {
    input.value = text;
    grow();
    if (!focus) return;
    input.focus();
    input.setSelectionRange(text.length, text.length);
    typed();
  }

  function grow() {
    input.style.height = 'auto';
    input.style.height = `${Math.min(input.scrollHeight, innerHeight / 2)}px`;
    const over = LIMIT - input.value.length;
    left.textContent = over < 200 ? String(over) : '';
    left.classList.toggle('over', over < 0);
    if (over >= 0) replace(note);
  }

  function typed() {
    grow();
    const typedCommand = /^\/(.+?) (\S.*)?$/s.exec(input.value);
    const entry = typedCommand && (commandNamed(input.value.slice(1).trimEnd()) ?? longest(input.value.slice(1)));
    if (entry && input.value.length > entry.shown.length + 1) {
      openCommand(entry, input.value.slice(entry.shown.length + 2).trimStart());
      return;
    }
    const offer = offersFor(input, { openCommand, put });
    if (offer) list.show(input, offer.title, offer.items, { note: offer.note });
    else list.hide();
  }

  function longest(text) {
    const parts = text.split(' ');
    for (let count = Math.min(3, parts.length); count > 0; count--) {
      const entry = commandNamed(parts.slice(0, count).join(' '));
      if (entry) return entry;
    }
    return undefined;
  }

  function key(event) {
    if (event.isComposing || list.key(event)) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      say();
    } else if (event.key === 'Escape' && store.replyTo) {
      store.replyTo = null;
      changed();
    } else if (event.key === 'ArrowUp' && !input.value) editLast(event);
  }

  function editLast(event) {
    const mine = (store.world.messages[channel().id] ?? []).findLast((one) => one.author.id === store.as && one.type !== 7);
    if (!mine) return;
    event.preventDefault();
    store.editing = mine.id;
    changed();
  }

  async function say() {
    const text = input.value.trim();
    if (!text) return;
    const content = withMentions(withEmoji(text));
    if (content.length > LIMIT) {
      replace(note, h('span', { role: 'alert' }, words('box.too-long', content.length)));
      return;
    }
    const body = { as: store.as, channel: channel().id, content, reply_to: store.replyTo?.id };
    put('');
    list.hide();
    store.replyTo = null;
    replace(note);
    changed();
    try {
      await act('say', body);
    } catch {
      if (!input.value) put(text);
    }
  }

  const draw = region(element, () => JSON.stringify([store.as, store.channelId, store.worldKey.length, store.world?.viewer.locale, mayHere(), store.replyTo?.id, member(store.as)?.communication_disabled_until]), () => {
    const place = channel();
    element.hidden = !place;
    if (!place) return;
    const spot = `${store.as}.${place.id}`;
    if (here !== spot) {
      if (here) drafts.set(here, input.value);
      here = spot;
      if (commands.busy) commands.close();
      put(drafts.get(spot) ?? '');
      list.hide();
      replace(note);
      if (matchMedia('(min-width: 800px)').matches) input.focus({ preventScroll: true });
    }
    const refusal = mayHere();
    input.disabled = !!refusal;
    slash.disabled = !!refusal;
    box.classList.toggle('refused', !!refusal);
    input.placeholder = refusal ?? placeholder(place);
    input.setAttribute('aria-label', refusal ?? placeholder(place));
    send.setAttribute('aria-label', words('box.send'));
    slash.setAttribute('aria-label', words('picker.commands'));
    drawReply();
  });

  function drawReply() {
    const to = store.replyTo;
    reply.hidden = !to;
    if (!to) return;
    const stop = () => {
      store.replyTo = null;
      changed();
    };
    replace(reply, h('span', { testid: 'replying-to' }, words('reply.to', nameOf(to.author))), h('button', { class: 'plain-button', type: 'button', 'aria-label': words('reply.cancel'), onclick: stop }, icon('close', 16)));
    input.focus();
  }

  return { element, draw: () => {
    draw();
    tries.draw();
  }, focus: () => (commands.busy ? commands.focus() : input.focus()) };
}

const placeholder = (place) => (place.recipients ? words('box.placeholder.dm', nameOf(place.recipients[0])) : words('box.placeholder', place.name));

function mayHere() {
  const place = channel();
  if (!place) return null;
  const until = Date.parse(member(store.as)?.communication_disabled_until ?? '');
  if (until > now()) return words('box.timed-out', inStyle(until, 'f'));
  return place.recipients || maySpeak(place) ? null : words('box.refused');
}

/** Turns @name and #channel into the forms that Discord sends. */
function withMentions(text) {
  const place = guild();
  if (!place) return text;
  return text.replace(/(^|\s)@([\p{L}\w.-]+)/gu, (all, gap, name) => {
    const called = name.toLowerCase();
    const one = place.members.find((m) => m.user.username === called) ?? place.members.find((m) => nameOf(m.user).toLowerCase() === called);
    const role = place.roles.find((r) => r.name.toLowerCase() === called && r.id !== place.id);
    if (one) return `${gap}<@${one.user.id}>`;
    return role ? `${gap}<@&${role.id}>` : all;
  }).replace(/(^|\s)#([\p{L}\w-]+)/gu, (all, gap, name) => {
    const target = place.channels.find((c) => c.name === name && c.type !== 4);
    return target ? `${gap}<#${target.id}>` : all;
  });
}
