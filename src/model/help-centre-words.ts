/**
 * What help centres say around articles, by language: the built-in words of Zendesk, and what other themes say instead.
 *
 * The words of a language are here as far as they were seen on pages: English, Spanish and Portuguese whole, Dutch,
 * Russian, Japanese, Chinese, Korean, Thai and Norwegian in part; of German, French and Italian what any help page says.
 * A single line proves nothing in any language: those who ask look for several, in their order.
 */

/** Lines at the end, by their place in the order of the theme `article_page.hbs`. */
export const tailWords: ReadonlyArray<readonly [rank: number, lines: readonly RegExp[]]> = [
  [
    1,
    [
      /^(?:was this (?:article|page|answer|post|content|information) helpful|did this answer your question|did you find (?:this(?: article)?|it) helpful)\s?\??(?:\s*(?:yes|no))*$/i,
      /^¿fue útil este artículo\?(?:\s*(?:sí|no))*$/iu,
      /^ess[ea] artigo foi útil\?(?:\s*(?:sim|não))*$/iu,
      /^was dit artikel nuttig\?(?:\s*(?:ja|nee))*$/i,
      /^war dieser (?:beitrag|artikel) hilfreich\?(?:\s*(?:ja|nein))*$/i,
      /^cet article vous a-t-il été utile\s?\?(?:\s*(?:oui|non))*$/iu,
      /^questo articolo ti è stato utile\?(?:\s*(?:sì|no))*$/iu,
      /^была ли эта статья полезной\?(?:\s*(?:да|нет))*$/iu,
      /^この記事は役に立ちましたか[？?]?(?:\s*(?:はい|いいえ))*$/u
    ]
  ],
  [
    2,
    [
      /^[\d,.]+ out of [\d,.]+ found this helpful/i,
      // Faces to choose from.
      /^(?:\p{Extended_Pictographic}\uFE0F?\s?){3}$/u,
      /^usuarios a los que les pareció útil: \d+ de \d+$/iu,
      /^usuários que acharam isso útil: \d+ de \d+$/iu,
      /^\d+ von \d+ fanden dies hilfreich$/i,
      /^пользователи, считающие этот материал полезным: \d+ из \d+$/iu,
      /^\d+ ?人中 ?\d+ ?人がこの記事が役に立ったと言っています$/u,
      /^\d+ ?人中有 ?\d+ ?人觉得有帮助$/u,
      /^\d+ จาก \d+ เห็นว่ามีประโยชน์$/u,
      /^\d+ av \d+ syntes dette var nyttig$/i
    ]
  ],
  [
    3,
    [
      /^have more questions\?(?: submit a request\.?)?$/i,
      /^did(?:n['’]t| not) find what you(?:['’]re| are| were) looking for\?/i,
      /^(?:still need|need more) help\?(?: contact us\.?)?$/i,
      /^sorry we couldn['’]t be helpful\b.{0,80}$/i,
      /^¿tiene más preguntas\?(?: enviar una solicitud\.?)?$/iu,
      /^tem mais dúvidas\?(?: envie uma solicitação\.?)?$/iu,
      /^还有其它问题？\s?(?:提交请求)?$/u
    ]
  ],
  [4, [/^(?:return|back|go) to (?:the )?top$/i, /^regresar al inicio$/i, /^맨 위로 돌아가기$/u]],
  [
    5,
    [
      /^(?:recently viewed|related) articles$/i,
      /^articles in this section$/i,
      /^artigos nessa seção$/iu,
      /^artículos (?:recién vistos|relacionados)$/iu,
      /^artigos relacionados$/i,
      /^(?:onlangs bekeken|verwante) artikelen$/i,
      /^verwandte beiträge$/iu
    ]
  ],
  [
    6,
    [
      /^comments(?: \(\d+\))?$/i,
      /^(?:comentarios|comentários|kommentare|commentaires|commenti|opmerkingen|комментарии|コメント)$/iu
    ]
  ],
  [
    7,
    [
      /^\d+ comments?(?: sort by)?$/i,
      /^\d+ (?:comentarios?|comentários?|kommentare?|commentaires?|comment[oi]|opmerking(?:en)?)$/iu,
      /^\d+ ?件のコメント$/u
    ]
  ],
  [
    8,
    [
      /^(?:please )?sign in to leave a comment\.?$|^article is closed for comments\.?$/i,
      /^inicie sesión para dejar un comentario\.?$/iu,
      /^por favor, entre para comentar\.?$/i
    ]
  ],
  [9, [/^powered by zendesk$/i]]
]

/** The heading of the list that only a program makes: no writer has one. */
export const recentlyViewed = /^(?:recently viewed|artículos recién vistos|onlangs bekeken)/iu

/** What else may stand among the lines of the end: answers, and ways to share. */
export const tailFiller =
  /^(?:yes ?no|yes|no|sí|sim|não|ja|nein|nee|oui|non|sì|да|нет|はい|いいえ|sort by|date|votes|submit a request|enviar una solicitud|envie uma solicitação|our (?:\w+ )?support team is (?:ready|here) to help\.?|send feedback|be the first to write a comment\.?|comment actions|table of contents|(?:\p{Extended_Pictographic}\s?){1,3})?$/iu
export const share =
  /^(?:share(?: this)?(?: (?:article|page|post))?|tweet|print(?: friendly(?: and pdf)?)?|copy link|(?:(?:facebook|twitter|linkedin|youtube|github|instagram|x|pinterest|whatsapp|e-?mail)\s?){1,8})$/i

/** What the theme says in English, wherever it stands in a line that was made of many. */
export const tailPhrases: ReadonlyArray<readonly [rank: number, phrase: RegExp]> = [
  [1, /^(?:was this (?:article|page) helpful|did you find it helpful)\?/i],
  [0, /^(?:yes|no)\b/i],
  [2, /^[\d,]+ out of [\d,]+ found this helpful/i],
  [3, /^have more questions\?(?: submit a request\.?)?/i],
  [4, /^(?:return|back|go) to top\b/i],
  [7, /^\d+ comments?\b/i],
  [6, /^comments\b/i],
  [8, /^(?:please sign in to leave a comment|article is closed for comments)\.?/i]
]

/** A line of a site's own footer. */
export const footer =
  /^(?:\u00A9|copyright\b|theme by\b|all rights reserved)|\b(?:all rights reserved\b.{0,80}|privacy policy)$|^(?:english|deutsch|français|español|italiano|nederlands|português|日本語)(?: ?\([^()]{2,20}\)| do brasil)?$/iu
/** What a site asks about cookies. */
export const cookies = /\bcookies?\b|クッキー/iu

/** Lines above an article, by what they are. */
export const topWords: ReadonlyArray<readonly [kind: string, lines: readonly RegExp[]]> = [
  ['skip', [/^skip to (?:main )?content$/i, /^ga naar hoofdcontent$/i]],
  ['home', [/^.{2,60}\bhome ?page$/i, /^página inicial da .{2,60}$/iu]],
  [
    'navigation',
    [
      /^(?:sign in|log in|submit a request|toggle navigation menu|community|print|search(?:\.\.\.|…)?|all collections|logo|log ?in(?: ?[/|])? sign up)$/i,
      /^(?:enviar uma solicitação|entrar|pesquisa|feedback)$/iu,
      /^(?:een aanvraag indienen|aanmelden|zoeken)$/i,
      /^enviar una solicitud$/i,
      /^connexion$/i
    ]
  ],
  ['sidebar', [/^articles in this section$/i, /^artigos nessa seção$/iu]],
  ['more', [/^see (?:more|all \d+ articles)$/i, /^exibir mais$/i]],
  ['follow', [/^(?:follow(?:ing)?|unfollow)$/i]],
  [
    'followed',
    [
      /^(?:follow )?(?:not yet followed by anyone|followed by \d+ (?:person|people))$/i,
      /^ainda não seguido por ninguém$/iu
    ]
  ],
  [
    'time',
    [
      /^(?:updated:?\s*)?(?:about |over |almost )?(?:an?|\d+) (?:second|minute|hour|day|week|month|year)s? ago(?: \u00B7)?(?:\s?(?:updated|edited))?(?: [~\u00B7] ?\d+ min(?:ute)?s?(?: read)?)?$/i,
      /^written by .{2,60}$/i,
      /^(?:last )?(?:modified|updated) on: .{6,50}\d.{0,20}$/i,
      /^(?:[Ll]ast )?(?:[Uu]pdated|[Ee]dited|[Mm]odified)(?:(?: on|:)? (?:\d|[A-Z][a-z]{2,8} \d)[\w ,.:/-]{0,30})?$/,
      /^(?:\p{Lu}\p{L}{2,8}\.? \d{1,2},? \d{4}|\d{1,2}\.? \p{Lu}\p{L}{2,8}\.? \d{4}|\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{4})(?:,? (?:at )?\d{1,2}:\d\d(?: ?[ap]m)?)?(?: updated)?$/iu,
      /^by [^|\u00B7]{2,60}(?:\s[|\u00B7]\s(?:(?:last )?(?:updated|published|modified|edited)\b[^|\u00B7]{0,40}|\d+ min(?:ute)?s?(?: read)?)){1,2}$/i,
      /^(?:\p{Lu}[\p{L}.'’-]*\s?){1,4}\s[|\u00B7\u2022]\s(?:last )?(?:updated|published|modified|edited)\b[^|\u00B7]{0,40}$/iu,
      /^(?:actualizad[oa]|actualización|atualizado|aktualisiert|mise à jour|aggiornat[oa]|bijgewerkt)$/iu,
      // “3 months ago” in the words of the Unicode CLDR, and with “one” in letters.
      /^hace (?:\d+|una?) (?:segundo|minuto|hora|día|semana|mes|año)(?:e?s)?(?: \p{L}+)?$/iu,
      /^há (?:\d+|uma?) (?:segundo|minuto|hora|dia|semana|mês|mese|ano)s?(?:(?: \u00B7)? atualizado)?$/iu,
      /^vor (?:\d+|eine[mr]) (?:Sekunde|Minute|Stunde|Tag|Woche|Monat|Jahr)(?:e?n|e)?(?:(?: \u00B7)? aktualisiert)?$/iu,
      /^il y a (?:\d+|une?) (?:seconde|minute|heure|jour|semaine|mois|an)s?(?:(?: \u00B7)? mise à jour)?$/iu,
      /^(?:\d+|un[oa']?) ?(?:second[oi]|minut[oi]|or[ae]|giorn[oi]|settiman[ae]|mes[ei]|ann[oi]) fa(?:(?: \u00B7)? aggiornat[oa])?$/iu,
      /^(?:\d+|een) (?:seconden?|minuut|minuten|uur|dag(?:en)?|week|weken|maand(?:en)?|jaar) geleden(?:(?: \u00B7)? bijgewerkt)?$/iu,
      /^\d+ ?(?:秒|分|時間|日|週間|か月|年)前$/u
    ]
  ],
  [
    'crumbs',
    [
      /^solution home(?: ?\/ ?[^/]{1,80}){1,5}$/i,
      /^(?:home|[^>\u203A\u00BB]{0,60}\b(?:help cent(?:er|re)|support|knowledge base))(?:\s[>\u203A\u00BB]\s[^>\u203A\u00BB]{1,80}){1,6}$/i
    ]
  ]
]

/** A time that says of itself that it is the last change, as in “3 months ago · Updated”. */
export const lastChange =
  /\b(?:updated|edited|modified|actualizad[oa]|atualizado|aktualisiert|mise à jour|aggiornat[oa]|bijgewerkt)\b/iu

/** The name of the site itself, which only the header of a page shows. */
export const siteName =
  /^(?:[\p{L}\p{N}&.'-]+ ){0,4}(?:help (?:cent(?:er|re)|desk)|support cent(?:er|re)|knowledge base|centro de ayuda|central de ajuda|hilfe-?center|centre d['’]aide|centro assistenza|helpcentrum|ヘルプセンター)$/iu

/** Whether `text` is a whole line that only a help centre sets, however it begins. */
export function isFrameLine(text: string): boolean {
  if (text.length > 80) return false
  return framed.some((pattern) => pattern.test(text))
}

const framed = [
  ...topWords.flatMap(([kind, patterns]) => (/^(?:time|followed)$/.test(kind) ? patterns : [])),
  ...tailWords.flatMap(([rank, patterns]) => ([1, 2, 7, 8].includes(rank) ? patterns : []))
]
