/** Places that a service of CI can show: files of the repository. */

import {expect, test} from 'vitest'
import {makeFinding, makeResult, render} from './make-result.ts'

const at = (file: string, article = 'a1') =>
  makeResult({
    findings: [makeFinding({article, place: {file, line: 7, column: 2}})]
  })

const placeOf = (file: string, article?: string, base = '') => {
  const [issue] = JSON.parse(render('gitlab', at(file, article), {base}))
  return [issue.location.path, issue.location.lines.begin]
}

test('a file of the knowledge base, below the folder of the run', function () {
  expect(placeOf('content/a.mdx')).toEqual(['content/a.mdx', 7])
  expect(placeOf('./content/x/../a.mdx')).toEqual(['content/a.mdx', 7])
  expect(placeOf('content/a.mdx', 'a1', 'help/')).toEqual(['help/content/a.mdx', 7])
  expect(placeOf('Keys: all of them.html')).toEqual(['Keys: all of them.html', 7])
})

test.each([
  'https://desk.example/hc/4',
  '/srv/exports/a.html',
  'C:\\exports\\a.html',
  '../exports/a.html'
])(
  '%s is none: the article is named, or the configuration; the message says the rest',
  function (file) {
    expect(placeOf(file, 'a1', 'help/')).toEqual([
      'help/content/articles/en/keys/create-a-key.mdx',
      1
    ])
    expect(placeOf(file, '')).toEqual(['collate.config.ts', 1])

    const said = `The page is empty, so it was not imported (${file})`
    expect(JSON.parse(render('gitlab', at(file)))[0].description).toBe(`${said} [k3f9]`)
    expect(JSON.parse(render('sarif', at(file))).runs[0].results[0].message.text).toBe(said)
    expect(render('github', at(file))).toBe(
      `::warning file=content/articles/en/keys/create-a-key.mdx,line=1,col=1,title=source/empty [k3f9]::${said}\n`
    )
  }
)
