import { h } from './dom.js';
import { words } from './i18n.js';
import { act } from './api.js';
import { changed, store } from './store.js';
import { withEmoji } from './emoji.js';
import { askDelete } from './hand.js';

/** Lets a person change their own message in its place. */
export function editor(message) {
  const stop = () => {
    store.editing = null;
    changed();
    document.querySelector('[data-testid="composer-input"]')?.focus();
  };
  const save = async () => {
    const content = withEmoji(box.value.trim());
    if (!content && message.content) {
      askDelete(message, stop);
      return;
    }
    try {
      if (content !== message.content) await act('edit', { as: store.as, channel: message.channel_id, message: message.id, content });
      stop();
    } catch { /* the toast has said why, and the words stay */ }
  };
  const box = h('textarea', {
    class: 'editor', testid: 'editor', 'aria-label': words('menu.edit'), rows: '1', maxlength: '2000', value: message.content,
    onkeydown: (event) => {
      if (event.key === 'Escape') stop();
      if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        save();
      }
    },
  });
  setTimeout(() => {
    box.focus();
    box.setSelectionRange(box.value.length, box.value.length);
  });
  return h('div', {}, box, h('div', { class: 'editor-hint' }, words('edit.hint')));
}
