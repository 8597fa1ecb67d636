import { fetchState, listen } from './api.js';
import { changed, dropMessage, putMessage, store, takeWorld } from './store.js';

/** Keeps the page in step with the playground: a picture first, then changes; after a gap, a picture again. */
let stop;
let listening;
let again;
let fetching = false;
let stale = false;

export async function reload(as = store.as) {
  const world = await fetchState(as);
  takeWorld(world);
  if (listening !== store.as) connect(store.as);
}

export async function start() {
  for (let wait = 500; ; wait = Math.min(wait * 1.5, 5000)) {
    try {
      await reload();
      return;
    } catch {
      try {
        await reload(null);
        return;
      } catch {
        store.link = 'none';
        changed();
        await new Promise((done) => setTimeout(done, wait));
      }
    }
  }
}

function connect(as) {
  stop?.();
  listening = as;
  stop = listen(as, {
    open: () => {
      store.link = 'open';
      changed();
    },
    lost: () => {
      store.link = 'lost';
      changed();
    },
    hello: ({ revision }) => {
      if (revision !== store.world.revision) refresh();
    },
    message: ({ channel_id: channelId, message }) => putMessage(channelId, message),
    'message-gone': ({ channel_id: channelId, id }) => dropMessage(channelId, id),
    changed: refresh,
    traffic: (traffic) => {
      store.world.traffic = traffic;
      if (traffic.bot) store.world.bot = { ...store.world.bot, ...traffic.bot };
      changed();
    },
    clock: ({ now }) => {
      store.clockOffset = now - Date.now();
      changed();
    },
  });
}

/** Fetches the picture soon, once, however many changes were told; one fetch at a time. */
function refresh() {
  clearTimeout(again);
  again = setTimeout(async () => {
    if (fetching) {
      stale = true;
      return;
    }
    fetching = true;
    try {
      takeWorld(await fetchState(store.as));
    } catch { /* the event stream tells when the playground is back */ }
    fetching = false;
    if (stale) {
      stale = false;
      refresh();
    }
  }, 60);
}
