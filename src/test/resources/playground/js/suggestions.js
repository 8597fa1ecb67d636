import { h, replace } from './dom.js';

/** The list above the typing box; the box keeps the focus and the list follows the arrow keys. */
export function suggestions() {
  const rows = h('div', { class: 'suggestion-rows', role: 'listbox', id: 'suggestions', testid: 'suggestions' });
  const head = h('div', { class: 'suggestion-head' });
  const element = h('div', { class: 'suggestions', hidden: true }, head, rows);
  let items = [];
  let active = -1;
  let input;

  element.addEventListener('pointerdown', (event) => event.preventDefault());

  function show(owner, title, all, { pick = 0, note } = {}) {
    input = owner;
    items = all;
    active = all.length ? Math.min(pick, all.length - 1) : -1;
    replace(head, title);
    replace(rows, all.map(row), !all.length && note ? h('div', { class: 'empty', testid: 'suggestions-note' }, note) : null);
    element.hidden = !all.length && !note && !title;
    mark();
  }

  function row(item, index) {
    return h('div', {
      class: 'suggestion', role: 'option', id: `suggestion-${index}`, testid: item.testid ?? 'suggestion', data: item.data,
      onclick: () => item.choose(),
      onpointermove: () => {
        if (active === index) return;
        active = index;
        mark(false);
      },
    }, item.draw());
  }

  function mark(scroll = true) {
    [...rows.children].forEach((one, index) => one.classList?.contains('suggestion') && one.setAttribute('aria-selected', index === active ? 'true' : 'false'));
    if (active >= 0) {
      input?.setAttribute('aria-activedescendant', `suggestion-${active}`);
      if (scroll) rows.children[active]?.scrollIntoView({ block: 'nearest' });
    } else input?.removeAttribute('aria-activedescendant');
  }

  function hide() {
    element.hidden = true;
    items = [];
    active = -1;
    input?.removeAttribute('aria-activedescendant');
  }

  /** Handles arrows, Tab, Enter and Escape while something is offered; tells whether it did. */
  function key(event) {
    if (element.hidden) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && items.length) {
      active = active < 0 ? (step > 0 ? 0 : items.length - 1) : (active + step + items.length) % items.length;
      mark();
    } else if ((event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey)) && active >= 0) items[active].choose();
    else if (event.key === 'Escape') hide();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  return { element, show, hide, key, get open() { return !element.hidden; }, get count() { return items.length; } };
}
