/** Files of a knowledge base that are not what they should be: YAML that is more than data, names that lead out, keys of prototypes. */

import type {ContentCase} from '../judge/content.ts'
import {type Suite, some} from '../suite.ts'
import {type Asked, judgeAll} from './pages.ts'

const article = '---\nid: a\ntitle: Keys\n---\n\nOpen the menu.\n'
const path = 'content/articles/en/inbox/keys.mdx'
const times = (text: string, count: number) => text.repeat(count)

/** Each line is nine times the line above: a billion words by ten lines. */
const laughs = `a0: &a0 [lol, lol, lol]\n${Array.from({length: 9}, (_, at) => `a${at + 1}: &a${at + 1} [${Array.from({length: 9}, () => `*a${at}`).join(', ')}]`).join('\n')}\n`

const yamls: Readonly<Record<string, string>> = {
  'aliases that multiply': laughs,
  'aliases that multiply, in a title': `${laughs}title: *a9\nid: a\n`,
  'an alias of itself': 'a: &a [*a]\ntitle: x\n',
  'merge keys': 'base: &b {title: Base, id: b}\n<<: *b\nname: x\n',
  'a merge key of a prototype': '__proto__: &b {title: Base}\n<<: *b\n',
  'a function': 'title: !!js/function "function(){globalThis.pwn(1)}"\nid: a\n',
  'an object of another language':
    'title: !!python/object/apply:os.system ["touch /tmp/x"]\nid: a\n',
  'tags of its own kinds':
    'title: !!binary aGk=\nid: !!set {a, b}\nx: !!timestamp 2001-01-01\ny: !!omap [a: 1]\n',
  'an unknown tag': 'title: !evil x\nid: !<tag:yaml.org,2002:js/regexp> /a+$/\n',
  'names that are there twice': 'title: a\ntitle: b\nid: a\nid: b\n',
  'names of prototypes':
    'id: a\ntitle: T\n__proto__: {polluted: yes}\nconstructor: {prototype: {polluted: yes}}\ntoString: x\nhasOwnProperty: 1\n',
  'names of prototypes within': `id: a\ntitle: T\nfill:\n  __proto__: {label: x, kind: text}\n  constructor: {label: y}\ndetails:\n  __proto__: x\n  constructor: y\n`,
  'a list in lists': `${times('[', 20_000)}${times(']', 20_000)}`,
  'a map in maps': times('{a: ', 20_000),
  'maps in maps, by indents': Array.from({length: 3000}, (_, at) => `${times(' ', at)}a:`).join(
    '\n'
  ),
  'lists in lists, by dashes': times('- ', 20_000),
  'many names': Array.from({length: 20_000}, (_, at) => `n${at}: 1`).join('\n'),
  questions: times('? ', 20_000),
  'NUL and other signs': 'title: "a\u0000b"\nid: "\u0007"\ntitel: \u001B[31m\n',
  'no YAML': '%YAML 9.9\n--- {\n\t- : : :\n...\n---\n@`',
  'documents after each other': 'id: a\ntitle: x\n---\nid: b\n---\n- 1\n',
  'a number that is none': 'id: .nan\ntitle: .inf\nposition: 1e999\norder: -.inf\n',
  'a name that is a map': '? {a: b}\n: c\n? [x, y]\n: z\n'
}

/** Where people and the program keep YAML. */
const places = [
  'content/sections/inbox.yaml',
  'content/tokens/acme.yaml',
  'content/decisions/a.yaml',
  'content/conflicts/a.yaml',
  'content/records/a.yaml',
  'content/addresses/a.yaml'
]

export const frontMatter: Suite = {
  name: 'YAML',
  run: (options) =>
    judgeAll(
      some(
        Object.entries(yamls).flatMap(([name, yaml]): Asked[] => [
          {
            name: `${name} (front matter)`,
            question: {kind: 'content', files: {[path]: `---\n${yaml}\n---\n\nOpen the menu.\n`}}
          },
          {
            name: `${name} (front matter of a page)`,
            question: {
              kind: 'content',
              isImported: true,
              files: {'in/page.md': `---\n${yaml}\n---\n\nOpen the menu.\n`}
            }
          },
          {
            name: `${name} (files of the knowledge base)`,
            question: {
              kind: 'content',
              files: {[path]: article, ...Object.fromEntries(places.map((place) => [place, yaml]))}
            }
          }
        ]),
        22,
        options
      )
    )
}

const evil = [
  '../../evil',
  '..\\..\\evil',
  '/etc/evil',
  'C:\\evil',
  'a/../../../evil',
  '.',
  '..',
  'con',
  'NUL.md',
  'COM1',
  'a\u0000b',
  'a\nb',
  'a\u202Egpj.exe',
  '%2e%2e%2fevil',
  '-rf',
  '~',
  '$HOME',
  '`id`',
  '$(id)',
  ' ',
  '',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'index',
  times('long', 3000),
  '👩‍👩‍👧',
  '\uD800'
]

export const names: Suite = {
  name: 'names and paths',
  run: (options) => judgeAll(some([...imported(), ...linked(), ...typed()], 8, options))
}

/** Every field that a file or a folder could be named for: all names in one import. */
function* imported(): Generator<Asked> {
  for (const field of ['id', 'title', 'section', 'locale', 'space', 'url', 'source']) {
    const pages = evil.map((name, at): Array<[file: string, text: string]> => {
      const meta = {
        id: `x${at}`,
        [field]: name,
        labels: [name],
        ancestors: [{id: name, title: name}]
      }
      return [
        [`in/page-${at}.html`, `<h2>Keys ${at}</h2><p>Open.</p>`],
        [`in/page-${at}.meta.json`, JSON.stringify(meta)]
      ]
    })
    yield asked(`evil names as ${field}`, {
      isImported: true,
      files: Object.fromEntries(pages.flat())
    })
  }
  const pages = evil.map((name, at): Array<[file: string, text: string]> => {
    const inHtml = name.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
    const html = `<p><img src="${inHtml}.md" alt="a"> <img src="${inHtml}"> <a href="${inHtml}.pdf">b</a> <a href="../../outside/secret.md">c</a> <img src="../../outside/secret.svg"></p>`
    return [
      [`in/page-${at}.html`, html],
      [`in/page-${at}.meta.json`, JSON.stringify({files: [{name, fileId: name}]})]
    ]
  })
  yield asked('names that no disk takes, typed', {
    files: {
      [path]: `${article}\n${['a%00b.png', `${times('x', 400)}.png`, `${times('x/', 3000)}a.png`, `${times('é', 200)}.pdf`].map((name) => `![a](${name}) [b](./${name})`).join('\n\n')}\n`
    }
  })
  yield asked('evil names as files', {isImported: true, files: Object.fromEntries(pages.flat())})
}

/** Symbolic links that lead out of the knowledge base. */
function* linked(): Generator<Asked> {
  const links: Readonly<Record<string, string>> = {
    'content/articles/en/inbox/secret.mdx': 'OUTSIDE/secret.md',
    'content/articles/en/inbox/keys/secret.svg': 'OUTSIDE/secret.svg',
    'content/articles/en/inbox/keys': 'OUTSIDE',
    'content/articles/en/outside': 'OUTSIDE',
    'content/articles/de': 'OUTSIDE',
    'content/sections': 'OUTSIDE',
    'content/sections/inbox.yaml': 'OUTSIDE/secret.md',
    'content/sources/files/1/page.html': 'OUTSIDE/secret.md',
    'content/base/a.mdx': 'OUTSIDE/secret.md',
    'content/base': 'OUTSIDE',
    'content/records': 'OUTSIDE',
    'content/sources': 'OUTSIDE',
    'content/articles': 'OUTSIDE',
    'content/around': '..',
    'content/articles/en/inbox/around': '../../../..'
  }
  for (const [place, target] of Object.entries(links)) {
    const files = {
      'in/page.html': '<h2>Keys</h2><p>Open.</p>',
      ...(place.startsWith('content/articles') && place.split('/').length < 5
        ? {}
        : {
            [path]: `${article}\n![a](secret.svg) ![b](keys/secret.svg) [c](around/outside/secret.md)\n`
          }),
      ...(place.endsWith('page.html')
        ? {
            'content/sources/files/1/page.json': JSON.stringify({
              source: 'files',
              id: '1',
              format: 'html',
              article: 'b',
              file: place
            })
          }
        : {})
    }
    yield asked(`a link at ${place}`, {isImported: true, files, links: {[place]: target}})
  }
}

/** Articles whose files and folders are named by somebody. */
function* typed(): Generator<Asked> {
  const given =
    `CON|a\nb|a%0Ab|::error::x|-rf|__proto__|constructor|a"b|a'b|a<b>|\u202Ex| x |index|404|ü`.split(
      '|'
    )
  const file = (id: string) => `---\nid: ${JSON.stringify(id)}\ntitle: T\n---\n\nOpen.\n`
  for (const isId of [true, false])
    yield asked(`evil names of articles${isId ? ', as ids, too' : ''}`, {
      files: Object.fromEntries(
        given.flatMap((name, at) => [
          [`content/articles/en/inbox/${name}.mdx`, file(isId ? name : `a${at}`)],
          [`content/articles/en/${name}/x.mdx`, file(`x${at}`)],
          [`content/articles/${name}/inbox/y.mdx`, file(`y${at}`)]
        ])
      )
    })
}

const polluting =
  '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"toString":"x","hasOwnProperty":"y"'

export const prototypes: Suite = {
  name: 'prototypes',
  run: (options) => judgeAll(some([...polluted()], 6, options))
}

function* polluted(): Generator<Asked> {
  const page = '<h2>Keys</h2><p>Open.</p>'
  yield asked('a sidecar', {
    isImported: true,
    files: {
      'in/p.html': page,
      'in/p.meta.json': `{${polluting},"title":"__proto__","labels":["__proto__","constructor"]}`
    }
  })
  yield asked('a reply about articles of a help centre', {
    isImported: true,
    files: {
      'in/articles.json': `{${polluting},"articles":[{${polluting},"id":1,"title":"constructor","body":"<p>x</p>","html_url":"https://h.example/hc/en-us/articles/1","locale":"__proto__","label_names":["__proto__"],"draft":false}],"sections":[{"id":"__proto__","name":"__proto__"}]}`
    }
  })
  yield asked('a reply about a page of a wiki', {
    isImported: true,
    files: {
      'in/page.json': `{${polluting},"id":"constructor","type":"page","title":"__proto__","space":{"key":"__proto__"},"body":{${polluting},"storage":{"value":"<p>x</p>","representation":"storage"}},"version":{"number":1}}`
    }
  })
  yield asked('ADF', {
    isImported: true,
    files: {
      'in/p.adf': `{"version":1,"type":"doc",${polluting},"content":[{"type":"paragraph",${polluting},"attrs":{${polluting}},"content":[{"type":"text","text":"x","marks":[{"type":"__proto__",${polluting}}]}]},{"type":"constructor","content":[]},{"type":"toString"}]}`
    }
  })
  yield asked('HTML and storage format', {
    isImported: true,
    files: {
      'in/p.html':
        '<p __proto__="x" constructor="y" data-__proto__="z" id="__proto__"><a href="#__proto__" name="constructor">a</a></p><h2 id="constructor">__proto__</h2><constructor>x</constructor><h2>__proto__</h2><h2>constructor</h2>',
      'in/q.xml':
        '<ac:structured-macro ac:name="__proto__"><ac:parameter ac:name="__proto__">x</ac:parameter><ac:rich-text-body><p>y</p></ac:rich-text-body></ac:structured-macro><ac:structured-macro ac:name="constructor"><ac:parameter ac:name="constructor">x</ac:parameter></ac:structured-macro><ac:structured-macro ac:name="info"><ac:parameter ac:name="toString">t</ac:parameter><ac:rich-text-body><p>z</p></ac:rich-text-body></ac:structured-macro><ac:emoticon ac:name="__proto__" /><ac:link><ri:page ri:content-title="__proto__" ri:space-key="constructor" /></ac:link>',
      'in/r.md':
        '[a]: __proto__\n\n[__proto__]: x\n\n[constructor] and [^__proto__]\n\n[^__proto__]: note\n\n```constructor\nx\n```\n\n# __proto__\n\n# constructor\n',
      'in/s.wiki':
        'h2. __proto__\n\n{__proto__:constructor=x}y{__proto__}\n\n[__proto__|constructor] {constructor}\n\n{info:title=toString}z{info}\n'
    }
  })
  yield asked('articles of writers', {
    files: {
      [path]:
        '---\nid: __proto__\ntitle: constructor\ntoken: __proto__\nfill:\n  __proto__: {label: a}\n  constructor: {label: b}\ndetails:\n  __proto__: c\n  constructor: d\nredirects: [/__proto__, constructor]\n---\n\n## __proto__\n\n## constructor\n\n[a](article:__proto__) [b](article:constructor) <Callout __proto__="x" constructor="y">z</Callout>\n\n## Option: __proto__\n\na constructor\n\n## Option: constructor\n\nb __proto__\n',
      'content/sections/__proto__.yaml': 'title: A\nparent: constructor\n',
      'content/sections/constructor.yaml': 'title: B\nparent: __proto__\n',
      'content/articles/en/__proto__/a.mdx': article.replace('id: a', 'id: constructor'),
      'content/articles/en/constructor/__proto__.mdx': article.replace('id: a', 'id: toString'),
      'content/tokens/__proto__.yaml': 'name: X\n',
      'content/decisions/__proto__.yaml': 'article: __proto__\ndecisions: []\n'
    }
  })
}

function asked(name: string, given: ContentCase): Asked {
  return {name, question: {kind: 'content', ...given}}
}
