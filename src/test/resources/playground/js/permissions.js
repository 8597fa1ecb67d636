/** The permissions the page itself asks about; the playground judges every act again. */
const BITS = {
  KICK_MEMBERS: 1n << 1n,
  BAN_MEMBERS: 1n << 2n,
  ADMINISTRATOR: 1n << 3n,
  MANAGE_GUILD: 1n << 5n,
  ADD_REACTIONS: 1n << 6n,
  SEND_MESSAGES: 1n << 11n,
  MANAGE_MESSAGES: 1n << 13n,
  USE_APPLICATION_COMMANDS: 1n << 31n,
  SEND_MESSAGES_IN_THREADS: 1n << 38n,
  MODERATE_MEMBERS: 1n << 40n,
};

export function can(place, ...names) {
  if (!place || place.permissions === undefined) return true;
  const has = BigInt(place.permissions);
  if (has & BITS.ADMINISTRATOR) return true;
  return names.every((name) => has & BITS[name]);
}

/** Whether a person with these permissions is shown a command by default. */
export function mayUse(command, place) {
  const wanted = command.default_member_permissions;
  if (wanted === null || wanted === undefined) return true;
  if (!place || place.permissions === undefined) return true;
  const has = BigInt(place.permissions);
  if (has & BITS.ADMINISTRATOR) return true;
  return BigInt(wanted) !== 0n && (has & BigInt(wanted)) === BigInt(wanted);
}

export function maySpeak(place) {
  const thread = place.type >= 10 && place.type <= 12;
  return can(place, thread ? 'SEND_MESSAGES_IN_THREADS' : 'SEND_MESSAGES');
}
