import { h } from './dom.js';

/** A short notice that goes by itself. */
export function toast(text, kind = 'info') {
  const box = document.getElementById('toasts');
  const note = h('div', { class: `toast toast-${kind}`, testid: 'toast', role: kind === 'bad' ? 'alert' : undefined }, text);
  box.append(note);
  setTimeout(() => note.classList.add('leaving'), 4500);
  setTimeout(() => note.remove(), 4900);
  while (box.children.length > 4) box.firstChild.remove();
}
