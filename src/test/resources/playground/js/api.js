import { words } from './i18n.js';
import { toast } from './toast.js';

/** Everything the page asks of the playground: a picture of the world, its changes, and what people do. */
export async function fetchState(as) {
  const response = await fetch(`playground/state${as ? `?as=${encodeURIComponent(as)}` : ''}`);
  if (!response.ok) throw new Error(`state answered ${response.status}`);
  return response.json();
}

/** Does something as a person; a refusal is shown as a toast and thrown. */
export async function act(action, body) {
  let response;
  try {
    response = await fetch(`playground/${action}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  } catch (failure) {
    toast(words('link.lost'), 'bad');
    throw failure;
  }
  const answer = response.status === 204 ? {} : await response.json().catch(() => ({}));
  if (!response.ok) {
    toast(answer.message ?? words('error.unknown', response.status), 'bad');
    throw new Error(answer.message ?? response.status);
  }
  return answer;
}

/** Like {@link act}, for handlers that have nothing more to do when it was refused. */
export function attempt(action, body) {
  return act(action, body).catch(() => undefined);
}

/** Listens to changes for one person; the browser reconnects by itself and then asks for a fresh picture. */
export function listen(as, handlers) {
  const source = new EventSource(`playground/events?as=${encodeURIComponent(as)}`);
  source.onopen = () => handlers.open();
  source.onerror = () => handlers.lost();
  for (const name of ['hello', 'message', 'message-gone', 'changed', 'traffic', 'clock']) {
    source.addEventListener(name, (event) => handlers[name](JSON.parse(event.data)));
  }
  return () => source.close();
}
