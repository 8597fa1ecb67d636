/** Builds elements; text always becomes text nodes, so nothing a person wrote is ever parsed as HTML. */
export function h(tag, props, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) set(element, name, value);
  append(element, children);
  return element;
}

function set(element, name, value) {
  if (value === undefined || value === null || value === false) return;
  if (name === 'class') element.className = value;
  else if (name === 'testid') element.dataset.testid = value;
  else if (name === 'data') Object.assign(element.dataset, value);
  else if (name === 'style') for (const [key, one] of Object.entries(value)) element.style.setProperty(key, one);
  else if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
  else if (name in element && typeof value !== 'string') element[name] = value;
  else if (name === 'value') element.value = value;
  else element.setAttribute(name, value === true ? '' : value);
}

export function append(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child === undefined || child === null || child === false) continue;
    element.append(child instanceof Node ? child : String(child));
  }
}

export function replace(element, ...children) {
  element.replaceChildren();
  append(element, children);
  return element;
}

/** Makes any element act as a button for the mouse and the keyboard. */
export function pressable(action) {
  return {
    role: 'button',
    tabindex: '0',
    onclick: action,
    onkeydown: (event) => {
      if (event.key === 'Enter' || event.key === ' ') {
        event.preventDefault();
        action(event);
      }
    },
  };
}

/** Renders a region only when what it shows has changed; keeps focus and scroll otherwise. */
export function region(element, keyOf, draw) {
  let last;
  return () => {
    const key = keyOf();
    if (key === last) return;
    last = key;
    const top = element.scrollTop;
    const focused = element.contains(document.activeElement) && document.activeElement.dataset.testid;
    draw(element);
    element.scrollTop = top;
    if (focused) element.querySelector(`[data-testid="${CSS.escape(focused)}"]`)?.focus();
  };
}
