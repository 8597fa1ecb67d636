import { locale, words } from './i18n.js';
import { now } from './store.js';

const DAY = 86_400_000;
const cache = new Map();

function format(options) {
  const key = `${locale()}${JSON.stringify(options)}`;
  if (!cache.has(key)) cache.set(key, new Intl.DateTimeFormat(locale(), options));
  return cache.get(key);
}

const short = { hour: 'numeric', minute: '2-digit' };
const STYLES = {
  t: short,
  T: { hour: 'numeric', minute: '2-digit', second: '2-digit' },
  d: { year: 'numeric', month: '2-digit', day: '2-digit' },
  D: { year: 'numeric', month: 'long', day: 'numeric' },
  f: { year: 'numeric', month: 'long', day: 'numeric', ...short },
  F: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric', ...short },
  s: { year: 'numeric', month: '2-digit', day: '2-digit', ...short },
  S: { year: 'numeric', month: '2-digit', day: '2-digit', hour: 'numeric', minute: '2-digit', second: '2-digit' },
};

/** A moment in the style that Discord's <t:…:style> names. */
export function inStyle(millis, style = 'f') {
  if (Math.abs(millis) > 8.64e15) return String(millis / 1000);
  return style === 'R' ? relative(millis) : format(STYLES[style] ?? STYLES.f).format(millis);
}

export function clockTime(millis) {
  return format(short).format(millis);
}

const STEPS = [
  ['year', 365 * DAY], ['month', 30 * DAY], ['day', DAY], ['hour', 3_600_000], ['minute', 60_000], ['second', 1000],
];

export function relative(millis) {
  const away = millis - now();
  const [unit, size] = STEPS.find(([, one]) => Math.abs(away) >= one) ?? STEPS[5];
  return new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' }).format(Math.round(away / size), unit);
}

/** How long, in words: "1 day 2 hours". */
export function span(millis) {
  const parts = [];
  let rest = Math.round(millis / 1000) * 1000;
  for (const [unit, size] of STEPS.slice(2)) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count && parts.length < 2) {
      parts.push(new Intl.NumberFormat(locale(), { style: 'unit', unit, unitDisplay: 'long' }).format(count));
    }
  }
  return parts.join(' ');
}

const midnight = (millis) => new Date(millis).setHours(0, 0, 0, 0);

export function messageTime(millis) {
  const days = Math.round((midnight(now()) - midnight(millis)) / DAY);
  if (days === 0) return words('chat.today', clockTime(millis));
  if (days === 1) return words('chat.yesterday', clockTime(millis));
  return format(STYLES.s).format(millis);
}

export function sameDay(a, b) {
  return midnight(a) === midnight(b);
}

export const fullTime = (millis) => inStyle(millis, 'F');
export const dayLine = (millis) => inStyle(millis, 'D');

/** Keeps every relative time on the page true. */
export function keepTimesTrue() {
  setInterval(() => {
    for (const element of document.querySelectorAll('[data-relative]')) {
      const text = relative(Number(element.dataset.relative));
      if (element.textContent !== text) element.textContent = text;
    }
  }, 1000);
}
