import { h } from './dom.js';
import { icon } from './icons.js';
import { words } from './i18n.js';
import { attempt } from './api.js';
import { now, store } from './store.js';
import { clockTime, inStyle, span } from './time.js';
import { closeOverlay, isOpenFor, popover } from './overlay.js';
import { toast } from './toast.js';

const STEPS = [['clock.minute', 60], ['clock.minutes', 600], ['clock.hour', 3600], ['clock.day', 86_400], ['clock.week', 604_800]];

/** The playground's time, which people may turn forward and never back. */
export function clockButton() {
  const text = h('span', { class: 'clock-text', testid: 'clock-time' });
  const element = h('button', { class: 'clock', type: 'button', testid: 'clock', 'aria-haspopup': 'dialog', onclick: () => (isOpenFor(element) ? closeOverlay() : open(element)) }, icon('clock', 16), text);
  const draw = () => {
    if (!store.world) return;
    const ahead = store.clockOffset > 30_000;
    const shown = ahead ? inStyle(now(), 's') : clockTime(now());
    if (text.textContent !== shown) text.textContent = shown;
    element.classList.toggle('ahead', ahead);
    element.setAttribute('aria-label', `${words('clock.title')}: ${shown}`);
    element.title = words('clock.title');
  };
  setInterval(draw, 1000);
  return { element, draw };
}

function open(anchor) {
  const ahead = h('p', { testid: 'clock-ahead' }, store.clockOffset > 30_000 ? words('clock.ahead', span(store.clockOffset)) : words('clock.real'));
  const steps = STEPS.map(([key, seconds]) => h('button', { class: 'button secondary', type: 'button', testid: `clock-${seconds}`, onclick: async () => {
    const answer = await attempt('clock', { as: store.as, advance_seconds: seconds });
    if (!answer) return;
    store.clockOffset = answer.now - Date.now();
    ahead.textContent = words('clock.ahead', span(store.clockOffset));
    toast(words('clock.moved', inStyle(answer.now, 'f')));
  } }, icon('skip', 14), words(key)));
  popover(anchor, h('div', { class: 'clock-card', role: 'dialog', 'aria-label': words('clock.title') }, h('h3', {}, words('clock.title')), ahead, h('div', { class: 'clock-steps' }, steps), h('p', { class: 'fine' }, words('clock.hint'))), { side: 'end' });
}
