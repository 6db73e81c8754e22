/** Documents from grammars of each format, sound and absurd: what stands in what is left to chance. */

import fc from 'fast-check'
import type {Format} from '../../src/model/source-page.ts'

const words = fc
  .array(
    fc.oneof(
      {
        weight: 6,
        arbitrary: fc.constantFrom(
          ...'Open the menu and choose Save token API key 42 naïve 鍵 Step 1: Note: Important: Settings > Keys'.split(
            ' '
          )
        )
      },
      {
        weight: 2,
        arbitrary: fc.constantFrom(
          ...'{x} <Step> </p> import export ` `` ** _a_ [a](b) ![a](b) # - 1. > | $x$ [^1] [!NOTE] https://a.example/b?c=d www.a.example a@b.example \\ & &amp; ::: --- ~~x~~ \u00A0 \u200B 👩‍👩‍👧 “q”'.split(
            ' '
          )
        )
      },
      fc.string({maxLength: 5, unit: 'grapheme'}),
      fc.string({maxLength: 3, unit: 'binary'})
    ),
    {minLength: 1, maxLength: 7}
  )
  .map((all) => all.join(' '))

const escaped = words.map((text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
)
const address = fc.constantFrom(
  'https://a.example/b',
  '#here',
  '/c d',
  'mailto:a@b.example',
  'javascript:alert(1)',
  'data:image/png;base64,AAAA',
  '//evil.example',
  'page.html?a=1&amp;b={2}',
  ''
)
const attribute = fc.constantFrom(
  '',
  ' class="note"',
  ' id="here"',
  ' style="color:red;font-size:20px"',
  ' onclick="x()"',
  ' dir="rtl"',
  ' colspan="2"',
  ' rowspan="3"',
  ' data-x="{y}"',
  ' title="a &quot;b&quot;"'
)

type Names = 'inline' | 'block' | 'blocks'

/** A grammar of elements: those that stand in lines, and those that hold others. */
function elements(
  inline: readonly string[],
  blocks: readonly string[],
  own: {inline: fc.Arbitrary<string>; block: (inner: fc.Arbitrary<string>) => fc.Arbitrary<string>}
): fc.Arbitrary<string> {
  const {blocks: all} = fc.letrec<Record<Names, string>>((tie) => ({
    inline: fc.oneof(
      {depthSize: 'small'},
      {weight: 5, arbitrary: escaped},
      own.inline,
      fc
        .tuple(fc.constantFrom(...inline), attribute, tie('inline'), tie('inline'))
        .map(([name, attributes, a, b]) => `<${name}${attributes}>${a} ${b}</${name}>`),
      // No link stands in a link.
      fc.tuple(address, escaped).map(([to, text]) => `<a href="${to}">${text}</a>`)
    ),
    block: fc.oneof(
      {depthSize: 'small'},
      {weight: 3, arbitrary: tie('inline').map((text) => `<p>${text}</p>`)},
      {
        weight: 2,
        arbitrary: fc
          .tuple(fc.constantFrom(...blocks), attribute, tie('blocks'))
          .map(([name, attributes, inner]) => `<${name}${attributes}>${inner}</${name}>`)
      },
      fc
        .tuple(fc.constantFrom('ul', 'ol'), fc.array(tie('blocks'), {maxLength: 3}))
        .map(
          ([name, items]) =>
            `<${name}>${items.map((item) => `<li>${item}</li>`).join('')}</${name}>`
        ),
      fc.array(fc.array(tie('block'), {minLength: 1, maxLength: 3}), {maxLength: 3}).map((rows) => {
        const cells = rows.map(
          (row) => `<tr>${row.map((each) => `<td>${each}</td>`).join('')}</tr>`
        )
        return `<table><tbody>${cells.join('')}</tbody></table>`
      }),
      own.block(tie('blocks'))
    ),
    blocks: fc
      .array(fc.oneof({weight: 3, arbitrary: tie('block')}, tie('inline')), {maxLength: 3})
      .map((parts) => parts.join('\n'))
  }))
  return fc.array(all, {minLength: 1, maxLength: 4}).map((parts) => parts.join('\n'))
}

const html = elements(
  'b strong em i u s code span font kbd sub sup mark small del button label'.split(' '),
  'div section blockquote h1 h2 h3 h4 pre details figure aside article center form summary dl dt dd td p'.split(
    ' '
  ),
  {
    inline: fc.constantFrom(
      '<br>',
      '<img src="/a.png" alt="{x}">',
      '<img src=x onerror=alert(1)>',
      '<input type="checkbox" checked>',
      '<script>alert(1)</script>',
      '<!-- c -->',
      '<svg><title>t</title></svg>',
      '</b>',
      '<p>'
    ),
    block: () =>
      fc.constantFrom(
        '<hr>',
        '<iframe src="https://www.youtube.com/embed/abc"></iframe>',
        '<style>p{}</style>',
        '<video src="a.mp4"></video>'
      )
  }
)

const macros =
  'info note warning tip panel expand code noformat toc status excerpt details section column jira anchor widget unknown'
const storage = elements(
  'strong em u code span del sub sup'.split(' '),
  'div blockquote h1 h2 h3 pre p'.split(' '),
  {
    inline: fc.constantFrom(
      '<br />',
      '<ac:link><ri:page ri:content-title="T" /></ac:link>',
      '<ac:link ac:anchor="a"><ac:plain-text-link-body><![CDATA[x]]></ac:plain-text-link-body></ac:link>',
      '<ac:image ac:alt="a"><ri:attachment ri:filename="a.png" /></ac:image>',
      '<ac:emoticon ac:name="tick" />',
      '<time datetime="2031-04-05" />',
      '<ac:inline-comment-marker ac:ref="1">m</ac:inline-comment-marker>',
      '<ac:placeholder>p</ac:placeholder>'
    ),
    block: (inner) =>
      fc
        .tuple(fc.constantFrom(...macros.split(' ')), escaped, inner, fc.boolean())
        .map(([name, title, body, isPlain]) => {
          const parameter = `<ac:parameter ac:name="title">${title}</ac:parameter>`
          const content = isPlain
            ? `<ac:plain-text-body><![CDATA[${body.replaceAll(']]>', ']]')}]]></ac:plain-text-body>`
            : `<ac:rich-text-body>${body}</ac:rich-text-body>`
          return `<ac:structured-macro ac:name="${name}">${parameter}${content}</ac:structured-macro>`
        })
  }
)

const starts = fc.constantFrom(
  ...[
    '',
    '',
    '',
    '# ',
    '## ',
    '### Step 1: ',
    '- ',
    '  - ',
    '1. ',
    '   ',
    '    ',
    '> ',
    '> > ',
    '> [!NOTE] ',
    '- [ ] ',
    '| a | '
  ],
  ...[
    '|---|',
    '```',
    '~~~js',
    '---',
    '===',
    '[^1]: ',
    '[x]: ',
    '<div>',
    '</div>',
    '<!-- ',
    '\t',
    ':::',
    '$$',
    '<details>',
    '<Step title="x">',
    '</Step>'
  ]
)
const markdown = fc
  .array(fc.tuple(starts, words), {minLength: 1, maxLength: 14})
  .map((lines) => lines.map(([start, text]) => start + text))
  .chain((lines) =>
    fc
      .array(fc.constantFrom('\n', '\n\n', '\n\n'), {
        minLength: lines.length,
        maxLength: lines.length
      })
      .map((ends) => lines.map((line, index) => line + (ends[index] ?? '\n')).join(''))
  )

const wikiPieces = fc.constantFrom(
  ...'*bold* _em_ -out- {{code}} [Rules] [the|Rules] [a|https://x.example] [^a.pdf] !a.png! {color:red} {color} {anchor:x} \\\\ (/) h2. * # ** || | {code} {code:title=T} {info} {panel} {quote} {expand:More} {toc} {noformat} ---- bq. un[Rules]do'.split(
    ' '
  )
)
const wiki = fc
  .array(fc.tuple(fc.oneof(wikiPieces, words), fc.constantFrom(' ', ' ', '\n', '\n\n', '')), {
    maxLength: 25
  })
  .map((parts) => parts.flat().join(''))

const node = fc.letrec<{node: object; nodes: object[]}>((tie) => ({
  node: fc.oneof(
    {depthSize: 'small'},
    {
      weight: 4,
      arbitrary: words.map((text) => ({type: 'paragraph', content: [{type: 'text', text}]}))
    },
    fc
      .tuple(words, fc.constantFrom('strong', 'em', 'code', 'link', 'strike', 'odd'))
      .map(([text, type]) => ({
        type: 'text',
        text,
        marks: [{type, attrs: {href: 'javascript:1'}}]
      })),
    fc
      .tuple(
        fc.constantFrom(
          ...'panel blockquote expand nestedExpand bulletList orderedList listItem taskList taskItem decisionList table tableRow tableCell heading paragraph layoutSection layoutColumn mediaSingle codeBlock odd'.split(
            ' '
          )
        ),
        tie('nodes')
      )
      .map(([type, content]) => ({type, attrs: {level: 2, title: 't', state: 'DONE'}, content}))
  ),
  nodes: fc.array(tie('node'), {maxLength: 3})
}))
const adf = fc
  .array(node.node, {maxLength: 4})
  .map((content) => JSON.stringify({version: 1, type: 'doc', content}))

export const documents: Readonly<Record<Format, fc.Arbitrary<string>>> = {
  adf,
  html,
  markdown,
  storage,
  // With a link of Markdown in it, a text is taken for Markdown.
  text: markdown.map((text) => text.replace(/[*_`#]|\]\(/g, '')),
  wiki
}
