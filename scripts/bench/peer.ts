/**
 * Converts HTML files with another converter: `peer.ts NAME LIST OUT`, where LIST is a JSON file of
 * paths and OUT a folder for the Markdown. It reads and writes files, as an import does.
 */

import {mkdir, readFile, writeFile} from 'node:fs/promises'
import path from 'node:path'

const converters: Readonly<Record<string, () => Promise<(html: string) => string>>> = {
  async turndown() {
    const {default: Turndown} = await import('turndown')
    const {gfm} = await import('turndown-plugin-gfm')
    const service = new Turndown({headingStyle: 'atx', codeBlockStyle: 'fenced'})
    service.use(gfm)
    return (html) => service.turndown(html)
  },
  async unified() {
    const {unified} = await import('unified')
    const {default: rehypeParse} = await import('rehype-parse')
    const {default: rehypeRemark} = await import('rehype-remark')
    const {default: remarkGfm} = await import('remark-gfm')
    const {default: remarkStringify} = await import('remark-stringify')
    const processor = unified()
      .use(rehypeParse, {fragment: true})
      .use(rehypeRemark)
      .use(remarkGfm)
      .use(remarkStringify)
      .freeze()
    return (html) => String(processor.processSync(html))
  }
}

const [name = '', list = '', out = ''] = process.argv.slice(2)
const create = converters[name]
if (!create) throw new Error(`Unexpected converter \`${name}\``)

const convert = await create()
const files: string[] = JSON.parse(await readFile(list, 'utf8'))
await mkdir(out, {recursive: true})
for (const file of files) {
  const markdown = convert(await readFile(file, 'utf8'))
  await writeFile(path.join(out, `${path.parse(file).name}.md`), markdown)
}
