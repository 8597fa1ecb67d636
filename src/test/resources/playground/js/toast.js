import { h } from './dom.js';

/** A short notice that goes by itself. */
export function toast(text, kind = 'info') {
  const box = document.getElementById('toasts');
  const note = h('div', { class: `toast toast-${kind}`, testid: 'toast', role: kind === 'bad' ? 'alert' : undefined }, text);
  for (const old of [...box.children]) if (old.classList.contains('toast-info') || box.children.length > 3) old.remove();
  box.append(note);
  const shown = kind === 'bad' ? 6000 : 2200;
  setTimeout(() => note.classList.add('leaving'), shown);
  setTimeout(() => note.remove(), shown + 400);
}
