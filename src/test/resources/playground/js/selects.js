import { h, replace } from './dom.js';
import { icon } from './icons.js';
import { words } from './i18n.js';
import { guild, store } from './store.js';
import { emoji } from './emoji.js';
import { avatar, hex, nameOf, roleColour } from './people.js';
import { closeOverlay, isOpenFor, popover } from './overlay.js';

/** What a select of any kind offers: {value, label, description?, sign, chosen}. */
export function offers(one, message) {
  const preset = new Set((one.default_values ?? []).map((value) => value.id));
  const place = guild();
  const people = () => (place ? place.members.map((m) => m.user) : [store.world.viewer.user, ...(message ? [message.author] : [])])
    .map((person) => ({ value: person.id, label: nameOf(person), description: `@${person.username}`, sign: avatar(person, 20) }));
  const roles = () => (place?.roles ?? []).filter((role) => role.id !== place.id).sort((a, b) => b.position - a.position)
    .map((role) => ({ value: role.id, label: role.name, sign: h('span', { class: 'role-dot', style: roleColour(role) ? { background: hex(roleColour(role)) } : {} }) }));
  const channels = () => (place?.channels ?? []).filter((c) => !one.channel_types?.length || one.channel_types.includes(c.type))
    .map((c) => ({ value: c.id, label: c.name, sign: icon(c.type >= 10 && c.type < 13 ? 'thread' : 'hash', 18) }));
  const make = { 3: () => one.options.map((o) => ({ ...o, sign: emoji(o.emoji), chosen: o.default })), 5: people, 6: roles, 7: () => [...people(), ...roles()], 8: channels }[one.type];
  return make().map((offer) => ({ ...offer, chosen: offer.chosen || preset.has(offer.value) }));
}

/** A select menu; tells the chosen values when they are complete. */
export function selectElement(one, message, onChosen) {
  const all = offers(one, message);
  const min = one.min_values ?? 1;
  const max = Math.min(one.max_values ?? 1, all.length || 1);
  let chosen = all.filter((offer) => offer.chosen);
  const face = h('span', { class: 'select-face' });
  const box = h('button', {
    class: 'select', type: 'button', role: 'combobox', testid: 'select', data: { customId: one.custom_id }, disabled: !!one.disabled,
    'aria-haspopup': 'listbox', 'aria-expanded': 'false', 'aria-label': one.placeholder || words('select.placeholder'),
    onclick: () => (isOpenFor(box) ? closeOverlay() : open()),
  }, face, icon('chevron', 20));
  show();

  function show() {
    replace(face, chosen.length ? chosen.map((offer) => h('span', { class: max > 1 ? 'token' : 'select-one' }, offer.sign?.cloneNode(true), offer.label)) : h('span', { class: 'placeholder' }, one.placeholder || words('select.placeholder')));
    box.value = '';
    box.dataset.values = chosen.map((offer) => offer.value).join(',');
  }

  function open() {
    const before = chosen;
    const list = selectList(all, one.type !== 3 || all.length > 10, max > 1, () => chosen, (offer) => {
      if (max === 1) {
        chosen = chosen[0] === offer && min === 0 ? [] : [offer];
        closeOverlay();
      } else if (chosen.includes(offer)) chosen = chosen.filter((other) => other !== offer);
      else if (chosen.length < max) chosen = [...chosen, offer];
    });
    box.setAttribute('aria-expanded', 'true');
    const at = popover(box, list, { onclose: finish });
    at.style.width = `${Math.max(240, box.offsetWidth)}px`;
    function finish() {
      box.setAttribute('aria-expanded', 'false');
      if (chosen.length < min) chosen = before;
      show();
      if (max === 1 ? chosen !== before : chosen.map((c) => c.value).join() !== before.map((c) => c.value).join()) onChosen(chosen.map((offer) => offer.value), box);
    }
  }
  return box;
}

function selectList(all, searchable, many, chosenNow, toggle) {
  const list = h('div', { class: 'select-list', role: 'listbox', 'aria-multiselectable': many ? 'true' : undefined, testid: 'select-list' });
  const draw = (text = '') => {
    const fitting = all.filter((offer) => `${offer.label} ${offer.description ?? ''}`.toLowerCase().includes(text.toLowerCase()));
    replace(list, fitting.length ? fitting.map((offer) => option(offer)) : h('div', { class: 'empty' }, words('picker.nothing')));
  };
  const option = (offer) => {
    const on = chosenNow().includes(offer);
    const row = h('button', {
      class: 'select-option', type: 'button', role: 'option', 'aria-selected': on ? 'true' : 'false', testid: 'select-option', data: { value: offer.value },
      onclick: () => {
        toggle(offer);
        for (const other of list.querySelectorAll('.select-option')) {
          other.setAttribute('aria-selected', chosenNow().some((c) => c.value === other.dataset.value) ? 'true' : 'false');
        }
      },
    }, offer.sign && h('span', { class: 'option-sign' }, offer.sign.cloneNode(true)),
    h('span', { class: 'option-text' }, h('span', {}, offer.label), offer.description && h('small', {}, offer.description)),
    h('span', { class: many ? 'box-mark' : 'dot-mark' }, icon('check', 14)));
    return row;
  };
  draw();
  const search = searchable && h('input', { class: 'search', type: 'text', placeholder: words('select.search'), 'aria-label': words('select.search'), autofocus: true, oninput: (event) => draw(event.target.value),
    onkeydown: (event) => {
      if (event.key === 'ArrowDown' || event.key === 'Enter') {
        event.preventDefault();
        const first = list.querySelector('button');
        if (event.key === 'Enter') first?.click();
        else first?.focus();
      }
    } });
  return [search, list, many && h('button', { class: 'button primary done', type: 'button', testid: 'select-done', onclick: closeOverlay }, words('select.done'))];
}
