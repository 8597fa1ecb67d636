import { h, replace } from './dom.js';
import { icon } from './icons.js';
import { words } from './i18n.js';
import { store } from './store.js';
import { nameOf, avatar } from './people.js';
import { markdown } from './markdown-view.js';
import { dialog } from './overlay.js';
import { selectElement, offers } from './selects.js';
import { act, attempt } from './api.js';

/** A form the bot asks a person to fill in. */
export function openModal({ modal }) {
  const fields = modal.components.flatMap(fieldsOf);
  const problem = h('div', { class: 'modal-problem', role: 'alert', testid: 'modal-error' });
  const submit = h('button', { class: 'button primary', type: 'submit', testid: 'modal-submit' }, words('modal.submit'));
  const form = h('form', { class: 'modal-form', novalidate: true, onsubmit: send },
    h('header', {}, store.world.bot && avatar(store.world.bot.user, 24), h('h2', { testid: 'modal-title' }, modal.title),
      h('button', { class: 'plain-button', type: 'button', 'aria-label': words('modal.cancel'), onclick: () => box.close() }, icon('close', 22))),
    h('div', { class: 'modal-body' }, h('p', { class: 'modal-warning' }, icon('shield', 18), words('modal.warning', nameOf(store.world.bot?.user))), fields.map((field) => field.element), problem),
    h('footer', {}, h('button', { class: 'button secondary', type: 'button', testid: 'modal-cancel', onclick: () => box.close() }, words('modal.cancel')), submit));
  let sent = false;
  const box = dialog(form, { label: modal.title, kind: 'modal', onclose: () => sent || attempt('close-form', { as: store.as }) });
  box.dataset.testid = 'modal';
  form.querySelector('.modal-body input, .modal-body textarea, .modal-body button')?.focus();

  async function send(event) {
    event.preventDefault();
    const wrong = fields.filter((field) => field.check && !field.check());
    if (wrong.length) {
      wrong[0].focus();
      return;
    }
    submit.disabled = true;
    const values = Object.fromEntries(fields.filter((field) => field.id).map((field) => [field.id, field.value()]));
    let outcome = 'failed';
    try {
      outcome = (await act('submit', { as: store.as, values })).outcome;
    } catch { /* the toast has said why */ }
    submit.disabled = false;
    if (outcome === 'failed') replace(problem, words('modal.failed'));
    else {
      sent = true;
      box.close();
    }
  }
}

function fieldsOf(one) {
  if (one.type === 10) return [{ element: h('div', { class: 'modal-text' }, markdown(one.content)) }];
  if (one.type === 18) return [labelled(one.label, one.description, one.component)];
  if (one.type === 1) return one.components.map((child) => labelled(child.label ?? child.placeholder, null, child));
  return [];
}

function labelled(label, description, child) {
  const id = `field-${child.custom_id}`;
  const error = h('div', { class: 'field-error', role: 'alert', id: `${id}-error` });
  const control = child.type === 4 ? textInput(child, id) : child.type >= 21 && child.type <= 23 ? ticks(child) : choice(child);
  const required = child.required !== false && child.type !== 23;
  const element = h('div', { class: 'field', testid: `field-${child.custom_id}` },
    h('label', { for: id }, label, required && h('span', { class: 'star', 'aria-hidden': 'true' }, ' *')),
    description && h('div', { class: 'field-description' }, description), control.element, error);
  const check = () => {
    const wrong = control.problem(required);
    error.textContent = wrong ?? '';
    element.classList.toggle('wrong', !!wrong);
    return !wrong;
  };
  element.addEventListener('input', () => element.classList.contains('wrong') && check());
  return { id: child.custom_id, element, check, value: control.value, focus: () => element.querySelector('input, textarea, button').focus() };
}

function textInput(child, id) {
  const long = child.style === 2;
  const limit = child.max_length ?? 4000;
  const left = h('span', { class: 'left-over', 'aria-hidden': 'true' });
  const count = () => { left.textContent = child.max_length || box.value.length > 3800 ? String(limit - box.value.length) : ''; };
  const box = h(long ? 'textarea' : 'input', { id, name: child.custom_id, type: long ? undefined : 'text', rows: long ? '4' : undefined, maxlength: String(limit), placeholder: child.placeholder ?? '', value: child.value ?? '', autocomplete: 'off', oninput: count });
  count();
  return {
    element: h('div', { class: 'input-box' }, box, left),
    value: () => box.value,
    problem: (required) => {
      if (required && !box.value.trim()) return words('modal.required');
      if (box.value && box.value.length < (child.min_length ?? 0)) return words('modal.short', child.min_length);
      return undefined;
    },
  };
}

function choice(child) {
  if (![3, 5, 6, 7, 8].includes(child.type)) return { element: h('div'), value: () => [], problem: () => undefined };
  let values = offers(child).filter((offer) => offer.chosen).map((offer) => offer.value);
  const element = selectElement(child, undefined, (chosen) => { values = chosen; });
  return { element, value: () => values, problem: (required) => (required && !values.length ? words('modal.required') : undefined) };
}

/** Radio group (21), checkbox group (22), single checkbox (23). */
function ticks(child) {
  const kind = child.type === 21 ? 'radio' : 'checkbox';
  const options = child.type === 23 ? [{ value: 'true', label: child.label ?? '', default: child.default }] : child.options;
  const element = h('div', { class: 'ticks' }, options.map((one) => h('label', { class: 'tick' },
    h('input', { type: kind, name: child.custom_id, value: one.value, checked: !!one.default }), h('span', {}, one.label, one.description && h('small', {}, one.description)))));
  const chosen = () => [...element.querySelectorAll('input:checked')].map((input) => input.value);
  const value = () => ({ 21: chosen()[0] ?? null, 22: chosen(), 23: chosen().length > 0 })[child.type];
  return { element, value, problem: (required) => (required && !chosen().length ? words('modal.required') : undefined) };
}
