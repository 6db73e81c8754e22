/**
 * Makes `lib/`, which the package holds in place of `src/`: JavaScript, the types of its door, and files that are no code.
 *
 * The site is not built: Astro reads its sources. `npm pack` runs this (`prepack`).
 */

import {execFileSync} from 'node:child_process'
import {cpSync, globSync, rmSync} from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import {fileURLToPath} from 'node:url'

const root = path.join(import.meta.dirname, '..')
const compiler = path.join(
  path.dirname(fileURLToPath(import.meta.resolve('typescript/package.json'))),
  'bin/tsc'
)

rmSync(path.join(root, 'lib'), {recursive: true, force: true})
compile('--project', 'tsconfig.package.json')
compile('--project', 'tsconfig.types.json')
for (const file of globSync('**/*.*', {cwd: path.join(root, 'src'), exclude: ['site/**']}))
  if (!/\.(?:ts|md)$/.test(file)) cpSync(path.join(root, 'src', file), path.join(root, 'lib', file))

function compile(...options: string[]): void {
  execFileSync(process.execPath, [compiler, ...options], {cwd: root, stdio: 'inherit'})
}
