/**
 * Converts HTML files with another converter: `peer.ts NAME LIST OUT`, where LIST is a JSON file of
 * paths and OUT a folder for the Markdown. It reads and writes files, as an import does.
 */

import {mkdir, readFile, writeFile} from 'node:fs/promises'
import path from 'node:path'
import {type ConverterName, converters} from '../converters.ts'

const [name = '', list = '', out = ''] = process.argv.slice(2)
if (!(name in converters)) throw new Error(`Unexpected converter \`${name}\``)

const convert = await converters[name as ConverterName]()
const files: string[] = JSON.parse(await readFile(list, 'utf8'))
await mkdir(out, {recursive: true})
for (const file of files) {
  const markdown = convert(await readFile(file, 'utf8'))
  await writeFile(path.join(out, `${path.parse(file).name}.md`), markdown)
}
