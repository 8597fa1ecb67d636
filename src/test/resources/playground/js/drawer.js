import { h, region, replace } from './dom.js';
import { icon } from './icons.js';
import { words } from './i18n.js';
import { attempt } from './api.js';
import { changed, store } from './store.js';
import { relative } from './time.js';
import { toast } from './toast.js';
import { tooltip } from './tooltip.js';

const FAULTS = [['drop', 'bolt'], ['storm', 'shield'], ['broken', 'close'], ['latency', 'clock'], ['reconnect', 'reply'], ['invalidate', 'trash'], ['silence', 'pulse']];

/** What is happening under the surface: connections, calls, and faults at one click. */
export function drawer() {
  const connections = h('div', {});
  const calls = h('ol', { class: 'calls', testid: 'calls' });
  const faults = h('div', { class: 'faults' });
  const titles = [0, 1, 2].map(() => h('h3', {}));
  const head = h('header', {});
  const element = h('aside', { class: 'drawer', testid: 'drawer', hidden: true }, head, titles[0], connections, titles[1], faults, titles[2], calls);

  const frame = region(head, () => `${store.drawerShown}${store.world.viewer.locale}${JSON.stringify(store.world.traffic?.faults)}`, () => {
    element.hidden = !store.drawerShown;
    element.setAttribute('aria-label', words('drawer.title'));
    replace(head, h('h2', {}, words('drawer.title')), h('button', { class: 'plain-button', type: 'button', testid: 'close-drawer', 'aria-label': words('drawer.close'), onclick: () => {
      store.drawerShown = false;
      changed();
    } }, icon('close', 20)));
    ['drawer.connections', 'drawer.faults', 'drawer.calls'].forEach((key, index) => replace(titles[index], words(key)));
    replace(faults, FAULTS.map(faultButton), store.world.traffic?.faults?.length ? h('button', { class: 'button danger', type: 'button', testid: 'fault-heal', onclick: () => cause('heal') }, words('fault.heal')) : null);
  });
  const live = () => {
    if (!store.drawerShown) return;
    const traffic = store.world.traffic ?? {};
    replace(connections, traffic.sessions?.length ? traffic.sessions.map(session) : h('p', { class: 'side-note' }, words('drawer.connections.none')));
    drawCalls(traffic.calls ?? []);
  };
  const lines = region(calls, () => `${store.drawerShown}${store.world.viewer.locale}${JSON.stringify(store.world.traffic)}`, live);
  function drawCalls(all) {
    replace(calls, all.length ? all.map(call) : h('p', { class: 'side-note' }, words('drawer.calls.none')));
  }
  return { element, draw: () => {
    frame();
    lines();
  } };
}

function faultButton([name, sign]) {
  const on = store.world.traffic?.faults?.includes(name);
  const one = h('button', { class: on ? 'fault on' : 'fault', type: 'button', testid: `fault-${name}`, 'aria-description': words(`fault.${name}.text`), onclick: () => cause(name) }, icon(sign, 16), h('span', {}, words(`fault.${name}`)));
  return tooltip(one, words(`fault.${name}.text`), 'below');
}

async function cause(name) {
  if (await attempt('fault', { as: store.as, name })) toast(words('fault.done', words(`fault.${name}`)));
}

function session(one) {
  const facts = [one.guilds !== undefined && words('drawer.guilds', one.guilds), one.sequence !== undefined && words('drawer.sequence', one.sequence), one.last_beat && words('drawer.beat', relative(one.last_beat + store.clockOffset))].filter(Boolean);
  return h('div', { class: `session session-${one.state}`, testid: 'session' }, icon('shard', 18), h('div', {},
    h('div', { class: 'session-title' }, words('drawer.shard', one.shard[0], one.shard[1]), h('span', { class: 'session-state' }, one.state)), h('div', { class: 'session-facts' }, facts.join(' · '))));
}

function call(one) {
  const kind = one.status >= 500 || one.status === 0 ? 'bad' : one.status === 429 ? 'slow' : one.status >= 400 ? 'refused' : 'good';
  return h('li', { class: `call call-${kind}`, }, h('b', {}, String(one.status)), h('span', { class: 'call-method' }, one.method), h('span', { class: 'call-path' }, one.path.replace(/\{[^}]+\}/g, '…')));
}
