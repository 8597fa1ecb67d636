import { h } from './dom.js';
import { localised, words } from './i18n.js';
import { act } from './api.js';
import { channel, store } from './store.js';
import { knownOffers } from './commands.js';
import { avatar, hex, roleColour } from './people.js';
import { icon } from './icons.js';

/** One option of a command being filled in: a chip with its name and a field, and what can be chosen for it. */
export function commandOption(option, list, box) {
  const error = h('span', { class: 'chip-error', role: 'alert' });
  const input = h('input', {
    type: 'text', class: 'chip-input', testid: `option-${option.name}`, autocomplete: 'off', role: 'combobox', 'aria-label': `${option.shown}: ${option.explained}`,
    'aria-controls': 'suggestions', 'aria-expanded': 'true', oninput: typed, onfocus: offer, onkeydown: key, onblur: settle,
  });
  const chip = h('span', { class: option.required ? 'chip required' : 'chip', testid: `chip-${option.name}`, onclick: () => input.focus() }, h('span', { class: 'chip-name' }, option.shown), input);
  const free = !knownOffers(option, '', '') && !option.autocomplete;
  let chosen;
  let asked = 0;
  let timer;
  const self = { option, element: chip, value, problem, complain, focus: () => input.focus(), type };

  function type(text) {
    input.value = text;
    input.focus();
    typed();
  }

  function typed() {
    chosen = undefined;
    chip.classList.remove('wrong', 'chosen');
    const other = writtenOut();
    widen();
    if (other) box.goTo(other);
    else offer();
  }

  /** Somebody writes "name: value name: value": the own name goes, and another's name leads there. */
  function writtenOut() {
    const [start, name] = /^([\p{L}\p{N}_-]+):\s*/u.exec(input.value) ?? [''];
    if (name && box.optionNamed(name) === option) input.value = input.value.slice(start.length);
    const [, before, next] = /^(.*)\s([\p{L}\p{N}_-]+):$/su.exec(input.value) ?? [];
    const other = next && box.optionNamed(next);
    if (!other || other === option) return undefined;
    input.value = before.trim();
    return other;
  }

  function widen() {
    input.style.width = `${Math.max(2, [...input.value].reduce((sum, one) => sum + (one.codePointAt(0) > 0x1100 ? 2 : 1), 1))}ch`;
  }

  const head = () => h('span', { class: 'hint-line' }, h('b', {}, option.shown), ' ', option.explained, h('span', { class: 'hint-key' }, words('picker.next')));

  function offer() {
    const known = knownOffers(option, words('picker.true'), words('picker.false'));
    if (option.autocomplete) askBot();
    else if (known) offerAll(fitting(known), words('picker.nothing'));
    else list.show(input, chip.classList.contains('wrong') ? [head(), h('span', { class: 'hint-error' }, problem())] : head(), []);
  }

  function fitting(known) {
    const text = chosen ? '' : input.value.trim().toLowerCase().replace(/^[@#]/, '');
    return known.filter((one) => one.label.toLowerCase().replace(/^[@#]/, '').includes(text) || one.also?.includes(text)).slice(0, 25);
  }

  function offerAll(all, note) {
    const pick = all.findIndex((one) => one.value === chosen?.value);
    list.show(input, head(), all.map((one) => ({ testid: 'suggestion-choice', data: { value: String(one.value) }, choose: () => choose(one), draw: () => [sign(one), h('span', { class: 'suggestion-main' }, one.label), one.also && h('span', { class: 'suggestion-side' }, one.also)] })), { pick: Math.max(0, pick), note });
  }

  function askBot() {
    const turn = ++asked;
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const entry = box.entry();
      let choices;
      try {
        const options = box.values().filter((one) => one.name !== option.name);
        const answer = await act('autocomplete', { as: store.as, channel: channel().id, command: entry.command.id, path: entry.path, options, focused: option.name, type: option.type, text: input.value });
        choices = answer.choices;
      } catch { /* the toast has said why */ }
      if (turn !== asked || document.activeElement !== input) return;
      if (choices) offerAll(choices.map((one) => ({ label: localised(one, 'name'), value: one.value })), words('picker.nothing'));
      else list.show(input, head(), [], { note: words('picker.failed') });
    }, 120);
    if (!list.count) list.show(input, head(), [], { note: words('picker.loading') });
  }

  function sign(one) {
    if (one.user) return avatar(one.user, 24);
    if (one.role) return h('span', { class: 'role-dot', style: roleColour(one.role) ? { background: hex(roleColour(one.role)) } : {} });
    return one.channel ? icon(one.channel.type >= 10 && one.channel.type < 13 ? 'thread' : 'hash', 18) : null;
  }

  function choose(one) {
    chosen = one;
    input.value = one.label;
    chip.classList.add('chosen');
    chip.classList.remove('wrong');
    widen();
    box.next(self);
  }

  /** Takes typed text that is exactly one of the choices. */
  function settle() {
    if (chosen || !input.value) return;
    const known = knownOffers(option, words('picker.true'), words('picker.false'));
    const text = input.value.trim().toLowerCase().replace(/^[@#]/, '');
    chosen = known?.find((one) => one.label.toLowerCase().replace(/^[@#]/, '') === text || one.also === text || String(one.value) === text);
  }

  function value() {
    if (chosen) return chosen.value;
    const text = input.value.trim();
    if (!text) return undefined;
    if (option.type === 4) return /^-?\d+$/.test(text) ? Number(text) : text;
    return option.type === 10 && Number.isFinite(Number(text)) ? Number(text) : text;
  }

  function problem() {
    settle();
    const now = value();
    if (now === undefined) return option.required ? words('picker.required') : null;
    if (chosen) return null;
    if (!free && !(option.autocomplete && option.type === 3)) return option.type === 4 || option.type === 10 ? numberProblem(now) : words('picker.bad-choice');
    if (option.type === 4 || option.type === 10) return numberProblem(now);
    const length = String(now).length;
    return length < (option.min_length ?? 0) || length > (option.max_length ?? 6000) ? words('picker.bad-length', option.min_length ?? 0, option.max_length ?? 6000) : null;
  }

  function numberProblem(now) {
    if (typeof now !== 'number') return words('picker.bad-number');
    const low = option.min_value ?? -(2 ** 53);
    const high = option.max_value ?? 2 ** 53;
    return now < low || now > high ? words('picker.bad-range', low, high) : null;
  }

  function complain() {
    const text = problem();
    chip.classList.add('wrong');
    error.textContent = text;
    input.focus();
    list.show(input, [head(), h('span', { class: 'hint-error', role: 'alert', testid: 'option-error' }, text)], []);
  }

  function key(event) {
    if (event.isComposing || list.key(event)) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      if (problem()) complain();
      else box.run();
    } else if (event.key === 'Tab') {
      event.preventDefault();
      if (event.shiftKey) box.previous(self);
      else box.next(self);
    } else if (event.key === 'Backspace' && !input.value) {
      event.preventDefault();
      box.remove(self);
    } else if (event.key === 'Escape') box.leave();
  }

  widen();
  return self;
}
