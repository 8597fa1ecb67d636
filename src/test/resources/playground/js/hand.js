import { h } from './dom.js';
import { words } from './i18n.js';
import { attempt } from './api.js';
import { store } from './store.js';
import { nameOf } from './people.js';
import { dialog } from './overlay.js';

/** Asks before a message goes that was emptied while it was edited; afterwards the editing is over. */
export function askDelete(message, done) {
  const go = async (event) => {
    event.preventDefault();
    box.close();
    if (await attempt('delete', { as: store.as, channel: message.channel_id, message: message.id })) done();
  };
  const sure = h('button', { class: 'button danger', type: 'submit', testid: 'delete-confirm' }, words('menu.delete'));
  const form = h('form', { class: 'modal-form', onsubmit: go }, h('header', {}, h('h2', {}, words('menu.delete'))), h('div', { class: 'modal-body' }, h('p', {}, words('hand.delete'))),
    h('footer', {}, h('button', { class: 'button secondary', type: 'button', onclick: () => box.close() }, words('modal.cancel')), sure));
  const box = dialog(form, { label: words('menu.delete'), kind: 'modal' });
  sure.focus();
}

const TIMES = [['hand.1m', 60], ['hand.10m', 600], ['hand.1h', 3600], ['hand.1d', 86_400], ['hand.1w', 604_800]];

/** Asks a moderator why, and for how long, before acting by hand. */
export function askHand(kind, place, person) {
  const reason = h('input', { id: 'hand-reason', type: 'text', maxlength: '512', testid: 'hand-reason', autocomplete: 'off' });
  const time = kind === 'timeout' && h('select', { id: 'hand-time', class: 'native-select', testid: 'hand-time' }, TIMES.map(([key, seconds]) => h('option', { value: String(seconds) }, words(key))));
  const title = words(`hand.${kind}`, nameOf(person), place.name);
  const form = h('form', { class: 'modal-form', onsubmit: (event) => {
    event.preventDefault();
    box.close();
    attempt(kind, { as: store.as, guild: place.id, member: person.id, reason: reason.value || null, seconds: time ? Number(time.value) : undefined });
  } }, h('header', {}, h('h2', {}, title)), h('div', { class: 'modal-body' },
    time && h('div', { class: 'field' }, h('label', { for: 'hand-time' }, words('hand.duration')), time),
    h('div', { class: 'field' }, h('label', { for: 'hand-reason' }, words('hand.reason')), h('div', { class: 'input-box' }, reason))),
  h('footer', {}, h('button', { class: 'button secondary', type: 'button', onclick: () => box.close() }, words('modal.cancel')),
    h('button', { class: 'button danger', type: 'submit', testid: 'hand-confirm' }, words(`menu.${kind}`, nameOf(person)))));
  const box = dialog(form, { label: title, kind: 'modal' });
  (time || reason).focus();
}
