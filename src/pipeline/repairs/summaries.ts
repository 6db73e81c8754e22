/** What each part that writes into records is for, in one sentence. */

import {mends} from '../../mend/index.ts'
import {table} from '../../model/table.ts'
import {repairs} from '../../repair/index.ts'

/** Parts that are neither a mend nor a repair. */
const others: Readonly<Record<string, string>> = table({
  'article-anchor': 'A link leads to a place of the page, by the name that its heading had.',
  'article-code': 'A link stands within a block of code, where nobody can follow it.',
  'article-code-title': 'A block of code has a title that shows where a pointer rests on it.',
  'article-embed': 'Something is shown in place that articles can only link to.',
  'article-formula': 'A formula stands in a line.',
  'article-link': 'A link leads where no reader can or should go.',
  'article-picture': 'A picture has an address that shows nothing, or could run code.',
  'centre-places':
    'A link leads to a place of an article of the help centre, by the name that its heading had.',
  files: 'A file lies beside its article now.',
  'page-routes': 'A link leads to a page that is an article here.',
  pictures: 'A picture lies beside its article now.',
  title: 'The title stands at the top of the file, not in the text.',
  'typed-tag': 'Something that looks like a tag was meant as text.',
  'unused-footnote': 'A footnote is mentioned nowhere.',
  'wide-table': 'A row of a table has more cells than its head.',
  'wiki-markup': 'Marks of the old wiki stand for headings, lists and boxes.'
})

/** What the readers of Confluence's own formats write as Markdown has it, by what it is there. */
const confluence: Readonly<Record<string, string>> = table({
  adf: 'Content of the new editor is wrapped in code of its own.',
  button: 'A macro draws a button.',
  code: 'A macro shows code.',
  'comment-marker': 'The marker of an inline comment stands in the text.',
  condition: 'A part of the page is shown to some readers only.',
  declarations: 'The page begins with declarations of its markup.',
  diagram: 'A macro draws a diagram.',
  drawing: 'A macro shows a drawing.',
  'dynamic-macro': 'Confluence makes something when the page is looked at.',
  embed: 'Something from another site is shown in place.',
  emoticon: 'An emoticon is an element of its own.',
  expand: 'A part of the page is folded away.',
  file: 'A file is shown or linked in a way of Confluence’s own.',
  hidden: 'A part of the page is shown to nobody.',
  include: 'A part of the page is kept in another page.',
  jira: 'A macro shows an issue.',
  list: 'A list is written in a way of Confluence’s own.',
  maths: 'A macro shows a formula.',
  media: 'A picture or film is shown in a way of Confluence’s own.',
  mention: 'A person is mentioned.',
  'numbered-rows': 'The rows of a table are numbered by Confluence.',
  panel: 'A macro draws a box.',
  person: 'A macro or an element names a person.',
  picture: 'A picture is shown in a way of Confluence’s own.',
  placeholder: 'A hint for whoever fills in a template was left.',
  redirect: 'The page leads on to another.',
  step: 'A macro numbers steps.',
  time: 'A date is an element of its own.',
  tooltip: 'Words are shown when the pointer rests on others.',
  'unknown-element': 'An element is unknown to Confluence, too.',
  'unknown-macro': 'A macro is of an app that is not known here.'
})

const all = new Map<string, string>([
  ...Object.entries(others),
  ...mends.map(({id, summary}) => [id, summary] as const),
  ...repairs.map(({meta}) => [meta.id, meta.summary] as const)
])

/** The sentence of `id`; of a part that is no more, that. */
export function summaryOf(id: string): string {
  const kind = /^(?:adf|storage)-(.+)$/s.exec(id)?.[1]
  const found =
    all.get(id) ??
    (kind !== undefined && Object.hasOwn(confluence, kind) ? confluence[kind] : undefined)
  return found ?? 'A part that this version of Collate does not have any more.'
}
