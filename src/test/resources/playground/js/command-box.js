import { h, replace } from './dom.js';
import { words } from './i18n.js';
import { channel, store } from './store.js';
import { runCommand } from './interactions.js';
import { commandOption } from './command-option.js';
import { writtenOptions } from './commands.js';

/**
 * The typing box while a command is being filled in: its name, a chip for each option, and a tail
 * where optional ones are added and Enter runs it.
 */
export function commandBox(list, { leave }) {
  const element = h('div', { class: 'command-box', testid: 'command-box', hidden: true });
  let entry;
  let chips = [];
  let tail;

  function open(command, text = '') {
    entry = command;
    chips = command.options.filter((one) => one.required).map(makeChip);
    tail = h('input', { class: 'tail', type: 'text', testid: 'command-tail', autocomplete: 'off', 'aria-label': words('picker.optional'), oninput: offerOptional, onfocus: offerOptional, onkeydown: tailKey });
    draw();
    element.hidden = false;
    if (text) fill(text);
    else next();
  }

  /** Takes a command pasted or written out: each "name: value" goes to its option, other text to the first one. */
  function fill(text) {
    const parts = writtenOptions(entry.options, text);
    if (!parts.length && entry.options.length) parts.push([entry.options[0], text]);
    for (const [option, value] of parts) chipOf(option).type(value);
    if (!parts.length) {
      tail.focus();
      tail.value = text;
      offerOptional();
    }
  }

  const chipOf = (option) => chips.find((chip) => chip.option.name === option.name) ?? add(option);

  function draw() {
    const left = optional().length;
    tail.placeholder = left ? words('picker.more', left) : '';
    replace(element, h('span', { class: 'command-name', testid: 'command-name' }, `/${entry.shown}`), chips.map((chip) => chip.element), tail);
  }

  function makeChip(option) {
    return commandOption(option, list, {
      entry: () => entry,
      values: () => filled(),
      next: (chip) => next(chip),
      previous: (chip) => previous(chip),
      remove: (chip) => (option.required ? previous(chip) : remove(chip)),
      run,
      leave: back,
      optionNamed: (name) => entry.options.find((one) => one.name === name || one.shown === name),
      goTo: (other) => chipOf(other).focus(),
    });
  }

  const optional = () => entry.options.filter((one) => !chips.some((chip) => chip.option.name === one.name));
  const filled = () => chips.filter((chip) => chip.value() !== undefined).map((chip) => ({ name: chip.option.name, type: chip.option.type, value: chip.value() }));

  /** Moves on: to the first required option still empty, to the one after this, or to the tail. */
  function next(from) {
    const after = chips.slice(chips.indexOf(from) + 1);
    const wanted = after.find((chip) => chip.value() === undefined) ?? (from ? undefined : chips[0]);
    if (wanted) wanted.focus();
    else tail.focus();
  }

  function previous(from) {
    const at = from ? chips.indexOf(from) - 1 : chips.length - 1;
    if (at >= 0) chips[at].focus();
    else back();
  }

  function add(option) {
    const chip = makeChip(option);
    chips.push(chip);
    draw();
    chip.focus();
    return chip;
  }

  function remove(chip) {
    chips = chips.filter((one) => one !== chip);
    draw();
    tail.focus();
  }

  function offerOptional() {
    const written = writtenOptions(optional(), tail.value);
    if (written.length) {
      tail.value = '';
      for (const [option, value] of written) chipOf(option).type(value);
      return;
    }
    const text = tail.value.trim().toLowerCase();
    const left = optional().filter((one) => one.shown.toLowerCase().startsWith(text));
    list.show(tail, h('span', { class: 'hint-line' }, h('b', {}, `/${entry.shown}`), ' ', entry.description, h('span', { class: 'hint-key' }, words('picker.run'))), left.map((one) => ({
      testid: 'suggestion-option',
      data: { name: one.name },
      choose: () => {
        tail.value = '';
        add(one);
      },
      draw: () => [h('span', { class: 'suggestion-main' }, one.shown), h('span', { class: 'suggestion-side' }, one.explained)],
    })), { pick: text ? 0 : -1 });
  }

  function tailKey(event) {
    if (event.isComposing || list.key(event)) return;
    if (event.key === 'Tab' && !event.shiftKey && optional().length) {
      event.preventDefault();
      tail.value = '';
      add(optional()[0]);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      run();
    } else if (event.key === 'Backspace' && !tail.value) {
      event.preventDefault();
      previous();
    } else if (event.key === 'Escape') close();
    else if (event.key === 'Tab' && event.shiftKey && chips.length) {
      event.preventDefault();
      previous();
    }
  }

  function run() {
    if (tail.value.trim()) {
      list.show(tail, h('span', { class: 'hint-error', role: 'alert', testid: 'option-error' }, words('picker.stray', tail.value.trim())), []);
      tail.focus();
      return;
    }
    const wrong = chips.find((chip) => chip.problem());
    if (wrong) {
      wrong.complain();
      return;
    }
    const done = entry;
    const options = filled();
    close();
    runCommand('run', { as: store.as, channel: channel().id, command: done.command.id, path: done.path, options }, `/${done.shown}`);
  }

  function back() {
    const text = `/${entry.shown}`;
    close();
    leave(text);
  }

  function close() {
    element.hidden = true;
    chips = [];
    list.hide();
    leave('');
  }

  return { element, open, close, focus: () => next(), get busy() { return !element.hidden; } };
}
