/**
 * Makes `lib/`, which the package holds in place of `src/`: JavaScript, the types of its door, files that are no code, and
 * the program that renders the pages of a site. `npm pack` runs this (`prepack`).
 *
 * The sources of the site are in the package as well, for the server on a writer’s machine, and sites below a path.
 */

import {execFileSync} from 'node:child_process'
import {cpSync, globSync, mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
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
compileSite()

/** With a knowledge base that holds nothing, and is gone afterwards. */
function compileSite(): void {
  const base = mkdtempSync(path.join(tmpdir(), 'collate-pack-'))
  const program = path.join(root, 'lib/site/program')
  execFileSync(process.execPath, ['src/site/compile.ts', base, '/', program], {
    cwd: root,
    stdio: 'inherit'
  })
  rmSync(base, {recursive: true, force: true})
}

function compile(...options: string[]): void {
  execFileSync(process.execPath, [compiler, ...options], {cwd: root, stdio: 'inherit'})
}
