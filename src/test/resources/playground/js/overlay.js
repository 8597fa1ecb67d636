import { h } from './dom.js';

const layer = document.getElementById('overlays');
let open;

/** Shows something beside an element until a click elsewhere or Escape; the focus returns afterwards. */
export function popover(anchor, content, { side = 'bottom', at, role, onclose } = {}) {
  closeOverlay();
  const back = document.activeElement;
  const box = h('div', { class: 'popover', role }, content);
  (anchor?.closest('dialog') ?? layer).append(box);
  place(box, at ? { left: at.x, right: at.x, top: at.y, bottom: at.y } : anchor.getBoundingClientRect(), side);
  const outside = (event) => !box.contains(event.target) && !anchor?.contains(event.target) && closeOverlay();
  const key = (event) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      event.preventDefault();
      closeOverlay();
    } else arrows(event, box);
  };
  setTimeout(() => document.addEventListener('pointerdown', outside), 0);
  box.addEventListener('keydown', key);
  open = { box, anchor, close: () => {
    document.removeEventListener('pointerdown', outside);
    box.remove();
    onclose?.();
    if (back?.isConnected) back.focus({ preventScroll: true });
  } };
  box.querySelector('[autofocus], [aria-checked="true"], button:not(:disabled), [tabindex="0"], input')?.focus({ preventScroll: true });
  return box;
}

export function closeOverlay() {
  const last = open;
  open = undefined;
  last?.close();
}

export const isOpenFor = (anchor) => open?.anchor === anchor;

function place(box, target, side) {
  const { width, height } = box.getBoundingClientRect();
  const roomX = innerWidth - width - 8;
  const roomY = innerHeight - height - 8;
  let left = target.left;
  let top = target.bottom + 8;
  const above = side === 'top' || (side === 'bottom' && top > roomY);
  if (above) top = target.top - height - 8;
  if (side === 'left') {
    left = target.left - width - 8;
    top = target.top;
  }
  if (side === 'end') left = target.right - width;
  if (side === 'menu') {
    top = target.top > roomY ? target.top - height : target.top;
  }
  box.style.left = `${Math.max(8, Math.min(left, roomX))}px`;
  if (above && top >= 8) box.style.bottom = `${innerHeight - target.top + 8}px`;
  else box.style.top = `${Math.max(8, Math.min(top, roomY))}px`;
}

function arrows(event, box) {
  const step = { ArrowDown: 1, ArrowUp: -1, ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step || event.target.matches('input, textarea')) return;
  const stops = [...box.querySelectorAll('button:not(:disabled), [role="menuitem"], [role="option"]')];
  const at = stops.indexOf(document.activeElement);
  if (!stops.length) return;
  event.preventDefault();
  stops[(at + step + stops.length) % stops.length].focus();
}

/** A window in the middle of the page that takes the focus until it is closed. */
export function dialog(content, { label, onclose, kind = '' }) {
  closeOverlay();
  const back = document.activeElement;
  const box = h('dialog', { class: `window ${kind}`, 'aria-label': label }, content);
  layer.append(box);
  box.addEventListener('close', () => {
    box.remove();
    onclose?.();
    if (back?.isConnected) back.focus({ preventScroll: true });
  });
  box.addEventListener('pointerdown', (event) => event.target === box && box.close());
  box.showModal();
  return box;
}
