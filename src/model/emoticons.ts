/** Characters for the emoticons of Confluence, some of which it only names. */

const pairs = `angry 😠
blue-star ⭐
blue_star ⭐
bow 🙇
broken-heart 💔
broken_heart 💔
bug 🐛
bulb 💡
calendar 📅
check ✅
check_mark ✅
cheeky 😛
clap 👏
cross ❌
cross_mark ❌
disappointed 😞
exclamation ❗
eyes 👀
fire 🔥
green-star ⭐
green_star ⭐
grin 😁
grinning 😀
hand 👋
heart ❤️
heavy_check_mark ✔️
heavy_exclamation_mark ❗
heavy_minus_sign ➖
heavy_plus_sign ➕
hourglass ⌛
info ℹ️
information ℹ️
information_source ℹ️
key 🔑
laugh 😀
laughing 😆
light-off 💡
light-on 💡
light_bulb_off 💡
light_bulb_on 💡
link 🔗
lock 🔒
mag 🔍
memo 📝
minus ➖
no_entry ⛔
no_entry_sign 🚫
note 📝
ok ✅
paperclip 📎
pencil ✏️
plus ➕
point_right 👉
pushpin 📌
question ❓
question_mark ❓
red-star ⭐
red_star ⭐
rocket 🚀
rotating_light 🚨
sad 🙁
slight_frown 🙁
slight_smile 🙂
smile 🙂
smiley 😃
sparkles ✨
star ⭐
stop_sign 🛑
stopwatch ⏱️
tada 🎉
thinking 🤔
thumbs-down 👎
thumbs-up 👍
thumbs_down 👎
thumbs_up 👍
thumbsdown 👎
thumbsup 👍
tick ✅
unlock 🔓
warning ⚠️
wave 👋
white_check_mark ✅
wink 😉
wrench 🔧
x ❌
yellow-star ⭐
yellow_star ⭐
zap ⚡`

/** By the name of the old editor, and by the short name of the new one without its colons. */
const emoticons: ReadonlyMap<string, string> = new Map(
  pairs.split('\n').map(function (line) {
    const [name = '', character = ''] = line.split(' ')
    return [name, character]
  })
)

/** The character that is meant; the name in words where nobody knows one. */
export function emoji(fallback: string, codes: string, names: readonly string[]): string {
  if (isCharacter(fallback)) return fallback
  if (/^[0-9a-f]{2,6}(?:-[0-9a-f]{2,6})*$/i.test(codes)) {
    const character = fromCodes(codes)
    if (isCharacter(character)) return character
  }
  // The blue star stands in for whatever the old editor has no name for.
  const own = names.some((name) => name && !/^:?blue[-_]star:?$/.test(name))
    ? names.filter((name) => name !== 'blue-star')
    : names
  const keys = [...own, fallback, codes.replace(/^atlassian-/, '')].map((name) =>
    name.toLowerCase().replaceAll(':', '')
  )
  const known = keys.map((key) => emoticons.get(key)).find((each) => each !== undefined)
  return known ?? (fallback || own.find((name) => name !== '') || '').replaceAll(':', '')
}

function isCharacter(text: string): boolean {
  return /[\p{Extended_Pictographic}\p{So}\p{Regional_Indicator}\u20E3]/u.test(text)
}

function fromCodes(codes: string): string {
  const points = codes.split('-').map((code) => Number.parseInt(code, 16))
  return points.every((point) => point > 0x1f && point <= 0x10ffff)
    ? String.fromCodePoint(...points)
    : ''
}
