import { act } from './api.js';
import { channel, changed, store } from './store.js';
import { openModal } from './modal.js';
import { toast } from './toast.js';
import { words } from './i18n.js';

/**
 * Asks the bot something and waits for what comes of it: 'answered', 'failed' (no answer in 3 seconds), or a modal,
 * which is opened here.
 */
export async function interact(action, body) {
  try {
    const answer = await act(action, body);
    if (answer.outcome === 'modal') openModal(answer);
    return answer.outcome ?? 'answered';
  } catch {
    return 'failed';
  }
}

let count = 0;

/** Runs a command: a notice stands in for the answer until it comes, and stays when none does. */
export async function runCommand(action, body, name) {
  const place = channel();
  const local = { local: true, id: `local-${++count}`, channelId: place.id, at: Date.now() + store.clockOffset, user: store.world.viewer.user, name, pending: true };
  const later = setTimeout(() => {
    store.locals.push(local);
    changed();
  }, 350);
  let outcome;
  try {
    const answer = await act(action, body);
    outcome = answer.outcome;
    if (outcome === 'modal') openModal(answer);
  } catch (refused) {
    outcome = 'refused';
    local.error = refused.message;
  }
  clearTimeout(later);
  store.locals = store.locals.filter((one) => one !== local);
  if (outcome === 'failed' || outcome === 'refused') store.locals.push({ ...local, pending: false });
  changed();
  return outcome;
}

/** Runs an app command of a person's or message's menu. */
export async function runOn(command, targetId) {
  const outcome = await runCommand('use', { as: store.as, channel: channel().id, command: command.id, target: targetId }, command.name);
  if (outcome === 'failed') toast(words('chat.no-answer'), 'bad');
}
