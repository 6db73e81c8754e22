/** What goes into the one site that is built of all that is hostile. */

import {type Input, readHtml5lib, readInjections, readList} from '../../corpora.ts'
import {programs} from '../drawings.ts'

export interface SitePage {
  /** Path from the root of the knowledge base. */
  file: string
  text: string | Uint8Array
}

/** Each article has the words of its input in its title, so that a page tells where it came from. */
export async function pagesOfCorpora(): Promise<SitePage[]> {
  const injections = await readInjections()
  const payloads = [
    ...readList('hostile/dompurify-payloads.json', 'payload'),
    ...readList('hostile/owasp-xss-vectors.json', 'payload')
  ]
  const strings = readList('hostile/blns.json')
  return [
    ...injections.flatMap((input, at) => [
      ...asPage(input, `injection-${at}`, 'html'),
      ...asPage(input, `injection-storage-${at}`, 'storage'),
      asTyped(input, `injection-typed-${at}`)
    ]),
    ...payloads.flatMap((input, at) => [
      ...asPage(input, `payload-${at}`, 'html'),
      ...asPage(input, `payload-markdown-${at}`, 'markdown'),
      asTyped(input, `payload-typed-${at}`)
    ]),
    ...readHtml5lib().flatMap((input, at) => asPage(input, `html5lib-${at}`, 'html')),
    ...strings.map(({text}, at) => titled(text, `string-${at}`))
  ]
}

/** What the project itself owns: it needs no documents beside the repository. */
export function ownPages(): SitePage[] {
  const texts = [...own].map(([name, text]) => ({name, text}))
  return [
    ...texts.flatMap((input, at) => [
      ...asPage(input, `own-${at}`, 'html'),
      ...asPage(input, `own-storage-${at}`, 'storage'),
      ...asPage(input, `own-markdown-${at}`, 'markdown'),
      asTyped(input, `own-typed-${at}`)
    ]),
    ...titles.map((title, at) => titled(title, `title-${at}`)),
    ...schemes(),
    ...files(),
    {
      file: `${inbox}/harmless.mdx`,
      text: '---\nid: harmless\ntitle: Harmless\n---\n\nOpen the menu.\n'
    }
  ]
}

export const inbox = 'content/articles/en/inbox'

function asPage({name, text}: Input, id: string, format: string): SitePage[] {
  const ending = {html: 'html', storage: 'xml', markdown: 'md'}[format]
  return [
    {file: `in/${id}.${ending}`, text},
    {file: `in/${id}.meta.json`, text: JSON.stringify({id, title: `${id}: ${name}`, format})}
  ]
}

/** As a writer types it; every other article is a guide. */
function asTyped({name, text}: Input, id: string): SitePage {
  const guide = Number(id.split('-').at(-1)) % 2 === 0 ? 'walkthrough: true\n' : ''
  const front = `---\nid: ${id}\ntitle: ${JSON.stringify(`${id}: ${name}`)}\n${guide}---\n`
  return {file: `${inbox}/${id}.mdx`, text: `${front}\n${text}\n`}
}

/** Text where titles, descriptions, labels and names of sections go. */
function titled(text: string, id: string): SitePage {
  const said = JSON.stringify(text.toWellFormed().replaceAll('\0', ''))
  const front = `id: ${id}\ntitle: ${said}\ndescription: ${said}\nfill:\n  YOUR-ORG: {label: ${said}, kind: text, example: ${said}}\nredirects: [${JSON.stringify(`/old/${id}/${text.slice(0, 40)}`)}]\n`
  return {
    file: `${inbox}/${id}.mdx`,
    text: `---\n${front}---\n\n## Step 1: YOUR-ORG\n\nOpen YOUR-ORG in \`YOUR-ORG\`.\n\n## Step 2: End\n\nClose it.\n`
  }
}

const titles = [
  '</title><script>pwn(1)</script>',
  '"><img src=x onerror=pwn(1)>',
  "' onmouseover='pwn(1)",
  ']]></title><script>pwn(1)</script>',
  'a](javascript:pwn(1)) [b',
  'a \\](javascript:pwn(1)) [b',
  'ends with a backslash \\',
  '`a` *b* _c_ <d> {e} # f',
  '--> <!-- <script>pwn(1)</script>',
  '<![CDATA[<script>pwn(1)</script>]]>',
  '&lt;script&gt;pwn(1)&lt;/script&gt; &amp;amp;',
  '{globalThis.pwn(1)}',
  '${globalThis.pwn(1)}',
  '\u202Epwn\u2066 \u0000\u0001 \uFFFE',
  '__proto__',
  '=cmd|"/c calc"!A1',
  '%3Cscript%3Epwn(1)%3C/script%3E',
  '../../../etc/passwd',
  '{{constructor.constructor("pwn(1)")()}}',
  '```\n<script>pwn(1)</script>\n```'
]

const run = 'globalThis.pwn(1)'
/** Code that would leave its mark while the site is built, or in a browser. */
const own: ReadonlyMap<string, string> = new Map([
  ['an expression', `<p>{${run}}</p>`],
  ['an expression that waits', `<p>{await ${run}}</p>`],
  [
    'an import',
    `<p>import {appendFileSync} from 'node:fs'</p><p>{appendFileSync(process.env.CANARY, 'x')}</p>`
  ],
  ['an export that runs', `<p>export const a = ${run}</p>`],
  ['an export of all', `<p>export * from "data:text/javascript,${run}"</p>`],
  [
    'a secret',
    '<p>{process.env.FAKE_SECRET} ${process.env.FAKE_SECRET} {import.meta.env.FAKE_SECRET}</p>'
  ],
  ['front matter in the text', `<p>---</p><p>title: x</p><p>---</p><p>{${run}}</p>`],
  [
    'code of Astro',
    `<p>---<br>${run}<br>---</p><p>&lt;Fragment set:html={"&lt;script&gt;pwn(1)&lt;/script&gt;"} /&gt;</p>`
  ],
  [
    'a directive',
    '<p>&lt;div set:html="&lt;script&gt;pwn(1)&lt;/script&gt;" client:load is:raw&gt;</p>'
  ],
  [
    'components',
    '<p>&lt;Pieces pieces={[]} /&gt; &lt;Astro.self /&gt; &lt;Callout title={globalThis.pwn(1)}&gt;x&lt;/Callout&gt;</p>'
  ],
  [
    'marks of Pagefind and of the site',
    '<p data-pagefind-meta="x" data-search="y" data-words="{}" data-guide="z" class="prose collate-guide">x</p><collate-guide data-article="x">y</collate-guide>'
  ],
  [
    'styles',
    '<style>@import url(https://evil.example/a.css); body{display:none} p{background:url(https://evil.example/b.png)}</style><link rel="stylesheet" href="https://evil.example/c.css"><p style="background:url(https://evil.example/d.png);position:fixed;inset:0">x</p>'
  ],
  [
    'pictures and media of others',
    '<img src="https://evil.example/a.png" srcset="https://evil.example/b.png 2x"><picture><source srcset="https://evil.example/c.webp"></picture><video src="https://evil.example/d.mp4" poster="https://evil.example/e.png" autoplay></video><audio src="https://evil.example/f.mp3"></audio><input type="image" src="https://evil.example/g.png"><body background="https://evil.example/h.png">'
  ],
  [
    'frames and objects',
    '<iframe src="https://evil.example/"></iframe><iframe srcdoc="<script>parent.pwn(1)</script>"></iframe><object data="https://evil.example/a.swf"></object><embed src="https://evil.example/b"><applet code="c"></applet><portal src="https://evil.example/d"></portal>'
  ],
  [
    'a video that is none',
    '<iframe src="https://www.youtube.com.evil.example/embed/a"></iframe><iframe src="https://www.youtube.com/embed/a?x=&quot;&gt;&lt;script&gt;pwn(1)&lt;/script&gt;"></iframe><a href="https://youtu.be/&quot;onload=pwn(1)">https://youtu.be/"onload=pwn(1)</a>'
  ],
  [
    'forms',
    '<form action="javascript:pwn(1)"><input name="action"><button formaction="javascript:pwn(1)">x</button></form><form id="location" name="documentElement"><input name="querySelector"></form>'
  ],
  [
    'names of the page',
    '<a id="location" name="document">x</a><a id="querySelector" name="defaultView">x</a><h2 id="__proto__">x</h2><img name="getElementById"><h2 id="main">main</h2>'
  ],
  [
    'what changes the head',
    '<base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=https://evil.example/"><meta http-equiv="content-security-policy" content="script-src *"><title>x</title><p><a href="relative">x</a></p>'
  ],
  [
    'drawings in the text',
    '<svg><script>pwn(1)</script><a xlink:href="javascript:pwn(1)"><text>x</text></a><animate onbegin="pwn(1)"/><use href="data:image/svg+xml,<svg onload=pwn(1)>"/></svg><math><maction actiontype="statusline#https://evil.example" xlink:href="javascript:pwn(1)">x</maction></math>'
  ],
  [
    'formulas',
    '<p>$`\\href{javascript:pwn(1)}{x} \\style{background:url(https://evil.example)}{y} \\htmlId{z}{w} \\includegraphics{https://evil.example/a.png} \\def\\a{\\a\\a}\\a`$</p>'
  ],
  [
    'code that is marked up',
    '<pre><code class="language-html" onclick="pwn(1)">&lt;script&gt;pwn(1)&lt;/script&gt;</code></pre><pre class="language-&quot;&gt;&lt;script&gt;pwn(1)&lt;/script&gt;">x</pre>'
  ],
  ['a token', '<p>YOUR-ORG <a href="https://YOUR-ORG.example/javascript:pwn(1)">x</a></p>'],
  [
    'what Markdown makes of text',
    '<p>[x](javascript:pwn(1)) ![y](javascript:pwn(1)) &lt;javascript:pwn(1)&gt; [z]: javascript:pwn(1)</p>'
  ],
  [
    'markup in attributes',
    '<img alt="&quot;&gt;&lt;script&gt;pwn(1)&lt;/script&gt;" src="a.png" title="\'&gt;&lt;script&gt;pwn(1)&lt;/script&gt;"><a title="&quot; onclick=&quot;pwn(1)" href="/x">y</a><details open ontoggle="pwn(1)"><summary onclick="pwn(1)">z</summary></details>'
  ]
])

/** Schemes that run or open something, and ways to hide them. */
function schemes(): SitePage[] {
  const names =
    'javascript vbscript data file blob about filesystem view-source jar livescript mocha ms-settings intent chrome res x-javascript'.split(
      ' '
    )
  const hide: ReadonlyArray<(scheme: string) => string> = [
    (scheme) => `${scheme}:`,
    (scheme) => ` \u0001${scheme}:`,
    (scheme) => `${scheme.slice(0, 2)}\t${scheme.slice(2)}:`,
    (scheme) => `${scheme.slice(0, 3)}\n${scheme.slice(3)}\r:`,
    (scheme) => `${scheme.toUpperCase()}:`,
    (scheme) => `${scheme}\u00A0:`,
    (scheme) => `${scheme}&colon;`,
    (scheme) => `${scheme}%3A`,
    (scheme) => `\u200B${scheme}:`,
    (scheme) => `\\\\${scheme}:`,
    (scheme) => `./${scheme}:`,
    (scheme) => `//evil.example/${scheme}:`
  ]
  const addresses = names.flatMap((name) => hide.map((each) => `${each(name)}pwn(1)//`))
  const html = addresses
    .map((each) => each.replaceAll('"', '&quot;').replaceAll('\n', '&#10;'))
    .map((each) => `<p><a href="${each}">x</a> <img src="${each}" alt="y"></p>`)
    .join('')
  const typed = addresses.map(
    (each) => `[x](<${each.replace(/[\n\r]/g, '')}>) ![y](<${each.replace(/[\n\r]/g, '')}>)`
  )
  return [
    ...asPage({name: 'schemes', text: html}, 'schemes', 'html'),
    ...asPage({name: 'schemes', text: html}, 'schemes-storage', 'storage'),
    asTyped({name: 'schemes', text: typed.join('\n\n')}, 'schemes-typed-0')
  ]
}

/** Drawings with programs, beside an article of a writer and beside a page. */
function files(): SitePage[] {
  const all = Object.values(programs)
  const lines = all.map((_, at) => `![drawing ${at}](drawing-${at}.svg) [file](drawing-${at}.svg)`)
  return [
    asTyped({name: 'drawings', text: lines.join('\n\n')}, 'drawings-0'),
    ...all.map((text, at) => ({file: `${inbox}/drawings-0/drawing-${at}.svg`, text})),
    ...asPage(
      {
        name: 'drawings',
        text: all
          .map(
            (_, at) =>
              `<p><img src="drawing-${at}.svg" alt="a"> <a href="drawing-${at}.svg">b</a></p>`
          )
          .join('')
      },
      'drawings-page',
      'html'
    ),
    ...all.map((text, at) => ({file: `in/drawing-${at}.svg`, text}))
  ]
}
