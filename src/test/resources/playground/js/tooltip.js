import { h } from './dom.js';

const bubble = h('div', { class: 'tooltip', role: 'tooltip', hidden: true });
document.body.append(bubble);

/** Shows a name beside an element while it is pointed at or focused by the keyboard. */
export function tooltip(element, text, side = 'right') {
  const show = () => {
    const box = element.getBoundingClientRect();
    bubble.textContent = text;
    bubble.dataset.side = side;
    bubble.hidden = false;
    bubble.style.left = side === 'right' ? `${box.right + 12}px` : `${Math.max(8, Math.min(innerWidth - bubble.offsetWidth - 8, box.left + box.width / 2 - bubble.offsetWidth / 2))}px`;
    bubble.style.top = side === 'right' ? `${box.top + box.height / 2 - bubble.offsetHeight / 2}px` : `${box.bottom + 8}px`;
  };
  const hide = () => { bubble.hidden = true; };
  element.addEventListener('pointerenter', (event) => event.pointerType === 'mouse' && show());
  element.addEventListener('focus', () => element.matches(':focus-visible') && show());
  for (const end of ['pointerleave', 'blur', 'click']) element.addEventListener(end, hide);
  return element;
}
