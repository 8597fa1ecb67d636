import { store } from './store.js';
import en from './words.en.js';
import ko from './words.ko.js';

const tables = { en, ko };

/** The page's own language: Korean for readers who chose Korean, English for everyone else. */
export function language() {
  return locale().startsWith('ko') ? 'ko' : 'en';
}

export function locale() {
  return store.world?.viewer.locale ?? (navigator.language.startsWith('ko') ? 'ko' : 'en-US');
}

/** A sentence of the page in the reader's language; {0} and so on are filled in. */
export function words(key, ...values) {
  const text = tables[language()][key] ?? en[key] ?? key;
  return text.replace(/\{(\d)\}/g, (_, index) => values[index] ?? '');
}

/** A text that Discord may carry in several languages. */
export function localised(thing, field) {
  return thing[`${field}_localizations`]?.[locale()] ?? thing[field];
}
