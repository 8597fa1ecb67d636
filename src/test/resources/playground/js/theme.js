import { memory } from './store.js';

const light = matchMedia('(prefers-color-scheme: light)');

export function theme() {
  return memory.get('theme') ?? 'system';
}

export function setTheme(name) {
  memory.set('theme', name);
  applyTheme();
}

/** Puts the chosen theme on the page; "system" follows the reader's own setting. */
export function applyTheme() {
  const chosen = theme();
  document.documentElement.dataset.theme = chosen === 'system' ? (light.matches ? 'light' : 'dark') : chosen;
}

light.addEventListener('change', applyTheme);
