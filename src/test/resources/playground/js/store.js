/** What the page knows: the playground's last picture, who speaks, and where they are. */
const memory = {
  get: (key) => {
    try { return localStorage.getItem(`jikimi.${key}`); } catch { return null; }
  },
  set: (key, value) => {
    try { localStorage.setItem(`jikimi.${key}`, value); } catch { /* private windows may refuse */ }
  },
};

/** Who speaks in this window; another window may be somebody else, and a new one begins as the last chosen. */
const ownWindow = {
  get: () => {
    try { return sessionStorage.getItem('jikimi.as'); } catch { return null; }
  },
  set: (id) => {
    try { sessionStorage.setItem('jikimi.as', id); } catch { /* private windows may refuse */ }
  },
};

export const store = {
  world: null,
  worldKey: '',
  as: new URLSearchParams(location.search).get('as') ?? ownWindow.get() ?? memory.get('as'),
  guildId: null,
  channelId: null,
  link: 'opening',
  locals: [],
  replyTo: null,
  editing: null,
  membersShown: memory.get('members') !== 'hidden',
  drawerShown: false,
  pane: 'chat',
  clockOffset: 0,
  read: JSON.parse(memory.get('read') ?? '{}'),
};

export { memory };

const listeners = new Set();
let scheduled = false;

export function onChange(listener) {
  listeners.add(listener);
}

/** Draws once, soon, however many things changed. */
export function changed() {
  if (scheduled) return;
  scheduled = true;
  const flush = () => {
    scheduled = false;
    for (const listener of listeners) listener();
  };
  if (document.hidden) setTimeout(flush, 16);
  else requestAnimationFrame(flush);
}

export function takeWorld(world) {
  store.world = world;
  store.as = world.viewer.user.id;
  store.clockOffset = world.now - Date.now();
  const names = [
    world.guilds.map((g) => [g.id, g.name, g.roles, g.emojis, g.channels.map((c) => [c.id, c.name])]),
    world.guilds.map((g) => g.members.map((m) => [m.user.id, m.user.username, m.user.global_name, m.nick, m.roles])),
    world.viewer.locale,
    world.viewer.user.id,
    world.commands.map((c) => c.id),
  ];
  store.worldKey = JSON.stringify(names);
  memory.set('as', store.as);
  ownWindow.set(store.as);
  for (const one of [...world.guilds.flatMap((g) => g.channels), ...world.dms]) {
    store.read[`${store.as}.${one.id}`] ??= one.last_message_id ?? '0';
  }
  if (!channel()) goHome();
  markRead();
  changed();
}

export function putMessage(channelId, message) {
  const list = (store.world.messages[channelId] ??= []);
  const at = list.findIndex((one) => one.id === message.id);
  if (at >= 0) list[at] = message;
  else {
    list.push(message);
    list.sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
    if (list.length > 200) list.shift();
  }
  const place = anyChannel(channelId);
  if (place && at < 0) place.last_message_id = message.id;
  store.locals = store.locals.filter((one) => one.interactionId !== message.interaction_metadata?.id || !one.pending);
  markRead();
  changed();
}

export function dropMessage(channelId, id) {
  const list = store.world.messages[channelId];
  if (!list) return;
  store.world.messages[channelId] = list.filter((one) => one.id !== id);
  changed();
}

export function guild(id = store.guildId) {
  return store.world?.guilds.find((one) => one.id === id);
}

export function channel() {
  return store.world && anyChannel(store.channelId);
}

export function anyChannel(id) {
  for (const one of store.world.guilds) {
    const found = one.channels.find((c) => c.id === id);
    if (found) return found;
  }
  return store.world.dms.find((one) => one.id === id);
}

export function guildOfChannel(id) {
  return store.world.guilds.find((one) => one.channels.some((c) => c.id === id));
}

/** Goes to a channel; the browser's Back leads to the one before. */
export function goTo(channelId, pane = 'chat') {
  const address = `#/${guildOfChannel(channelId)?.id ?? '@me'}/${channelId}`;
  if (address !== location.hash) history.pushState(null, '', address);
  show(channelId, pane);
}

/** Follows the address when it changes by Back, Forward or a link. */
export function followAddress() {
  const wanted = location.hash.split('/')[2];
  if (store.world && wanted && wanted !== store.channelId && anyChannel(wanted)) show(wanted, 'chat');
}

function show(channelId, pane) {
  store.channelId = channelId;
  store.guildId = guildOfChannel(channelId)?.id ?? null;
  store.replyTo = null;
  store.editing = null;
  store.pane = pane;
  memory.set('place', channelId);
  markRead();
  changed();
}

export function goToGuild(id) {
  const remembered = memory.get(`place.${id}`);
  const target = guild(id).channels.find((c) => c.id === remembered) ?? firstChannel(guild(id));
  if (target) goTo(target.id, 'nav');
}

export function goToMessages() {
  const first = store.world.dms[0];
  store.guildId = null;
  store.channelId = first?.id ?? null;
  store.pane = 'nav';
  if (first) goTo(first.id, 'nav');
  else changed();
}

function goHome() {
  const wanted = location.hash.split('/')[2] ?? memory.get('place');
  const target = (wanted && anyChannel(wanted)) || firstChannel(store.world.guilds[0]) || store.world.dms[0];
  store.channelId = target?.id ?? null;
  store.guildId = target ? (guildOfChannel(target.id)?.id ?? null) : null;
  if (target) history.replaceState(null, '', `${location.pathname}#/${store.guildId ?? '@me'}/${target.id}`);
}

/** The channel where people are meant to try the bot. */
export function isForTrying(one) {
  return /bot-playground|봇-놀이터/.test(one.name ?? '');
}

function firstChannel(one) {
  if (!one) return undefined;
  const texts = one.channels.filter((c) => c.type === 0 || c.type === 5);
  return texts.find(isForTrying) ?? texts.sort((a, b) => a.position - b.position)[0];
}

export function markRead() {
  const here = channel();
  if (!here) return;
  if (store.guildId) memory.set(`place.${store.guildId}`, here.id);
  const last = here.last_message_id;
  const key = `${store.as}.${here.id}`;
  if (!last || store.read[key] === last) return;
  store.read[key] = last;
  memory.set('read', JSON.stringify(store.read));
}

export function unread(one) {
  const last = one.last_message_id;
  if (!last || one.type === 4) return false;
  const seen = store.read[`${store.as}.${one.id}`];
  return seen ? BigInt(seen) < BigInt(last) : false;
}

/** The playground's time, which may run ahead of ours. */
export function now() {
  return Date.now() + store.clockOffset;
}
