import {StopError} from '../../model/stop-error.ts'
import type {Command, Given} from '../command.ts'
import {openWorkspace} from '../workspace.ts'

export const newCommand: Command = {
  name: 'new',
  takes: '[TITLE]',
  arity: [0, 1],
  summary: 'make an article to begin with, or a walkthrough for a service’s token',
  details: [
    'It prints the path of the file, which nobody sees on the site until `status: draft` is taken out.',
    'With --token, the article is written from the facts in content/tokens/SERVICE.yaml. Nothing is written over.'
  ],
  options: {
    section: {value: 'NAME', help: 'the section that it lands in (default: inbox)'},
    locale: {value: 'TAG', help: 'its language (default: that of the configuration)'},
    token: {
      value: 'SERVICE',
      help: 'write how to create a token of SERVICE, from what is known of it'
    },
    title: {value: 'TEXT', help: 'its title, where --token is given'},
    facts: {
      value: 'SERVICE',
      help: 'make the file of facts about tokens of SERVICE instead, to be filled in'
    }
  },
  async run(given, terminal) {
    const {root, text} = given
    const facts = text('facts')
    const title = titleOf(given)
    const workspace = await openWorkspace(root)
    const {newArticle, newFacts} = await import('../../pipeline.ts')
    const file =
      facts === undefined
        ? await newArticle(workspace, {
            ...(title !== undefined && {title}),
            ...of('token', text('token')),
            ...of('section', text('section')),
            ...of('locale', text('locale'))
          })
        : await newFacts(workspace, facts)
    terminal.out(`${file}\n`)
    return 0
  }
}

function of<Key extends string>(key: Key, value: string | undefined): Partial<Record<Key, string>> {
  return value === undefined ? {} : ({[key]: value} as Record<Key, string>)
}

/** What is typed must make one thing. */
function titleOf({positionals: [typed], text}: Given): string | undefined {
  const title = text('title')
  if (text('facts') !== undefined) {
    const other = ['token', 'title', 'section', 'locale'].find((name) => text(name) !== undefined)
    if (typed !== undefined || other)
      throw new StopError(
        `\`--facts\` makes no article, so \`${other ? `--${other}` : typed}\` means nothing`,
        {
          hint: 'Write `collate new --facts SERVICE`'
        }
      )
    return undefined
  }
  if (typed !== undefined && title !== undefined)
    throw new StopError('The title is given twice', {hint: 'Leave `--title` out'})
  if (typed === undefined && title === undefined && text('token') === undefined)
    throw new StopError('An argument of `new` is missing', {
      hint: 'Write `collate new "Title"`, or `collate new --token SERVICE`'
    })
  return typed ?? title
}
