import { h, region, replace } from './dom.js';
import { icon } from './icons.js';
import { words } from './i18n.js';
import { attempt } from './api.js';
import { changed, guild, memory, store } from './store.js';
import { avatar, colourOf, member, nameOf, partOf, user } from './people.js';
import { closeOverlay, isOpenFor, popover } from './overlay.js';
import { setTheme, theme } from './theme.js';
import { reload } from './live.js';
import { toast } from './toast.js';

const SIGNS = { owner: 'crown', moderator: 'shield', member: 'star', newcomer: 'leaf' };
const LANGUAGES = [['en-US', 'English'], ['ko', '한국어']];

export async function speakAs(userId) {
  store.replyTo = null;
  store.editing = null;
  memory.set('as', userId);
  await reload(userId);
  toast(words('speak.now', nameOf(store.world.viewer.user)));
}

export async function setLanguage(locale) {
  if (await attempt('locale', { as: store.as, locale })) await reload(store.as);
}

/** The panel at the bottom left: who speaks now; opens the list of everybody one can be. */
export function speakPanel() {
  const element = h('section', { class: 'user-panel' });
  const draw = region(element, () => `${store.worldKey}${store.guildId}${document.documentElement.dataset.theme}`, () => {
    const me = store.world.viewer.user;
    const button = h('button', { class: 'me', type: 'button', testid: 'speak-as', 'aria-haspopup': 'dialog', 'aria-label': `${words('speak.as')}: ${nameOf(me)}`, title: words('speak.as'), onclick: () => (isOpenFor(button) ? closeOverlay() : openList(button)) },
      avatar(me, 32, 'online'), h('span', { class: 'me-text' }, h('span', { class: 'me-name', testid: 'speaking-as' }, nameOf(me)), h('span', { class: 'me-part' }, partLine(me.id))), icon('chevron', 18));
    replace(element, button, languageSwitch('panel'));
  });
  return { element, draw };
}

function partLine(userId) {
  const part = partOf(userId);
  return part ? [h('span', { class: `part part-${part}` }, icon(SIGNS[part], 11)), words(`part.${part}`)] : `@${store.world.viewer.user.username}`;
}

function languageSwitch(kind) {
  const korean = store.world.viewer.locale === 'ko';
  if (kind === 'panel') {
    const [next, label] = korean ? ['en-US', '한'] : ['ko', 'EN'];
    return h('button', { class: 'plain-button language-short', type: 'button', testid: 'language-toggle', title: `${words('speak.language')}: ${korean ? '한국어 → English' : 'English → 한국어'}`, 'aria-label': `${words('speak.language')}: ${korean ? '한국어' : 'English'}`, onclick: () => setLanguage(next) }, label);
  }
  return segments(words('speak.language'), LANGUAGES.map(([code, label]) => [code, label, (code === 'ko') === korean, () => setLanguage(code)]), 'language');
}

function segments(label, all, testid) {
  return h('div', { class: 'setting' }, h('span', { class: 'setting-label' }, label), h('div', { class: 'segments', role: 'radiogroup', 'aria-label': label },
    all.map(([code, text, on, act]) => h('button', { type: 'button', role: 'radio', 'aria-checked': on ? 'true' : 'false', testid: `${testid}-${code}`, onclick: () => {
      closeOverlay();
      act();
    } }, text))));
}

/** Lets somebody new join, so that a greeting can be seen; they can then be spoken as. */
function arrivals(place) {
  const arrive = async () => {
    closeOverlay();
    const answer = await attempt('arrive', { as: store.as, guild: place.id });
    if (answer) toast(words('speak.arrived', answer.name));
  };
  return h('button', { class: 'menu-item arrive', type: 'button', testid: 'arrive', onclick: arrive }, h('span', {}, words('speak.arrive')), icon('plus', 16));
}

/** Those who were sent away: they come back, a banned one only after a moderator has lifted the ban. */
function returns(place) {
  return (place.away ?? []).map((one) => returnButton(place, one, 'menu-item arrive'));
}

/** Lets somebody come back who left or was sent away; whoever is banned must be forgiven first. */
export function returnButton(place, { user_id: id, banned }, looks = 'notice-button') {
  const come = () => {
    closeOverlay();
    attempt(banned ? 'unban' : 'arrive', { as: store.as, guild: place.id, person: id });
  };
  return h('button', { class: looks, type: 'button', testid: banned ? 'unban' : 'return', onclick: come }, h('span', {}, words(banned ? 'speak.unban' : 'speak.return', nameOf(user(id)))), icon(banned ? 'shield' : 'reply', 16));
}

function openList(anchor) {
  const place = guild();
  const all = place ? place.speakers.map((one) => ({ user: member(one.user_id)?.user ?? store.world.people.find((p) => p.user.id === one.user_id)?.user, part: one.part })) : store.world.people.map((one) => ({ user: one.user }));
  const rows = all.filter((one) => one.user).map(({ user, part }) => {
    const on = user.id === store.as;
    const colour = colourOf(user.id);
    return h('button', { class: 'speaker', type: 'button', role: 'radio', 'aria-checked': on ? 'true' : 'false', testid: `speak-as-${user.id}`, data: { part: part ?? '', username: user.username }, onclick: () => {
      closeOverlay();
      if (!on) speakAs(user.id);
    } }, avatar(user, 32, 'online'),
    h('span', { class: 'me-text' }, h('span', { class: 'me-name', style: colour ? { '--who': colour } : {} }, nameOf(user)), h('span', { class: 'me-part' }, part && h('span', { class: `part part-${part}` }, icon(SIGNS[part], 11)), part ? words(`part.${part}`) : `@${user.username}`)),
    h('span', { class: 'dot-mark' }, icon('check', 14)));
  });
  popover(anchor, h('div', { class: 'speak-list', testid: 'speak-list', role: 'dialog', 'aria-label': words('speak.as') },
    h('h3', {}, words('speak.as')), h('p', {}, words('speak.hint')), h('div', { role: 'radiogroup', 'aria-label': words('speak.as'), class: 'speakers' }, rows), place && [arrivals(place), returns(place)], h('div', { class: 'menu-line' }),
    languageSwitch('list'), segments(words('speak.theme'), ['dark', 'light', 'system'].map((one) => [one, words(`theme.${one}`), theme() === one, () => {
      setTheme(one);
      changed();
    }]), 'theme')), { side: 'top' });
}
