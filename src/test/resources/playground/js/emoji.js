import { h } from './dom.js';
import { guild, store } from './store.js';

const SHORTCODES = `+1 👍 thumbsup 👍 -1 👎 thumbsdown 👎 heart ❤️ tada 🎉 eyes 👀 fire 🔥 rocket 🚀 wave 👋 smile 😄 joy 😂
sob 😭 thinking 🤔 pray 🙏 clap 👏 ok_hand 👌 raised_hands 🙌 muscle 💪 100 💯 star ⭐ sparkles ✨ white_check_mark ✅ x ❌
warning ⚠️ question ❓ exclamation ❗ bell 🔔 lock 🔒 unlock 🔓 shield 🛡️ hammer 🔨 wrench 🔧 gear ⚙️ mag 🔍 bulb 💡 memo 📝
pushpin 📌 calendar 📅 alarm_clock ⏰ hourglass ⌛ stopwatch ⏱️ gift 🎁 trophy 🏆 medal 🏅 crown 👑 coffee ☕ tea 🍵 cake 🎂
pizza 🍕 cat 🐱 dog 🐶 fox 🦊 owl 🦉 tiger 🐯 bear 🐻 snowflake ❄️ sunny ☀️ zap ⚡ rainbow 🌈 cherry_blossom 🌸 four_leaf_clover 🍀
robot 🤖 ghost 👻 skull 💀 poop 💩 kiss 😘 wink 😉 blush 😊 sunglasses 😎 sweat_smile 😅 cry 😢 angry 😠 scream 😱 sleeping 😴
ping_pong 🏓 speech_balloon 💬 loudspeaker 📢 link 🔗 package 📦 books 📚 musical_note 🎵 red_circle 🔴 green_circle 🟢
yellow_circle 🟡 blue_circle 🔵 arrow_right ➡️ arrow_left ⬅️ arrow_up ⬆️ arrow_down ⬇️ one 1️⃣ two 2️⃣ three 3️⃣ four 4️⃣ five 5️⃣`
  .split(/\s+/).reduce((map, token, index, all) => (index % 2 ? map.set(all[index - 1], token) : map), new Map());

export const QUICK = ['👍', '❤️', '😂', '🎉', '👀', '🔥', '🙏', '✅', '❌', '🤔', '😢', '😮', '👋', '💯', '🚀', '⭐', '🛡️', '⏰', '📌', '🏓', '☕', '🌸', '🐯', '🍀'];

export function emojiOf(name) {
  return SHORTCODES.get(name);
}

/** Replaces :names: with emoji, as Discord does when a message is sent. */
export function withEmoji(text) {
  return text.replace(/:(\w+|[+-]1):/g, (all, name) => {
    const own = guild()?.emojis?.find((one) => one.name === name);
    if (own) return `<${own.animated ? 'a' : ''}:${own.name}:${own.id}>`;
    return emojiOf(name) ?? all;
  });
}

export function matching(text) {
  return [...SHORTCODES].filter(([name]) => name.startsWith(text)).slice(0, 8).map(([name, sign]) => ({ name, sign }));
}

/** A server's own emoji; the playground stores no pictures, so it is drawn as a coloured token with its first letters. */
export function customEmoji({ id, name }) {
  const url = store.world?.emoji_urls?.[id];
  if (url) return h('img', { class: 'emoji', src: url, alt: `:${name}:`, title: `:${name}:` });
  return h('span', { class: 'emoji emoji-token', role: 'img', 'aria-label': `:${name}:`, title: `:${name}:` }, name.slice(0, 2));
}

/** An emoji as Discord's objects carry it: a sign, or a server's own. */
export function emoji(one) {
  if (!one) return null;
  return one.id ? customEmoji(one) : h('span', { class: 'emoji', role: 'img', 'aria-label': one.name }, one.name);
}

export const emojiKey = (one) => (one.id ? `${one.name}:${one.id}` : one.name);
