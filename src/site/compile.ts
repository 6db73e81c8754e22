/** Has Astro make of the sources of the site the program that renders its pages, and the scripts that pages load. */

import {globSync, readFileSync, writeFileSync} from 'node:fs'
import {mkdir, rename, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import process, {argv} from 'node:process'
import {fileURLToPath, pathToFileURL} from 'node:url'
import {type AstroIntegration, build} from 'astro'
import type {Plugin} from 'vite'
import {configOf, installation} from './astro-config.ts'

const [, , root = '', base = '/', to = ''] = argv
// Whoever started it is gone: nobody waits for the program.
const end = () => process.exit(1)
process.once('disconnect', end)
await compile(root, base, to)
process.off('disconnect', end)

/**
 * Make the folder `to`: `server/` holds the program, `client/` what browsers load. What Astro keeps meanwhile lies below
 * `root`; `base`: the path that the site lies under, from `/` to `/`.
 */
async function compile(root: string, base: string, to: string): Promise<void> {
  await mkdir(to, {recursive: true})
  // Astro writes the program beside what browsers load only where both lie below the folder that it runs in.
  process.chdir(to)
  const here = process.cwd()
  const config = configOf(root, base)
  // Nothing is enciphered, as no page has a part that a server renders; the program is the same every time.
  process.env['ASTRO_KEY'] = Buffer.alloc(32).toString('base64')
  await mkdir(String(config.root), {recursive: true})
  await build({
    ...config,
    configFile: false,
    logLevel: 'warn',
    outDir: join(here, 'client'),
    // What is served as it is belongs to a knowledge base.
    publicDir: join(here, 'public'),
    integrations: [...(config.integrations ?? []), program(join(here, 'server'))]
  })
  forget(join(here, 'server'), [root, here, installation])
}

/** What whoever hands on a package has to hand on with it. */
function licences(folders: readonly string[]): string {
  const texts = folders.map(function (folder) {
    const {name, version, license} = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    const [file] = globSync('{LICENSE,LICENCE,license}*', {cwd: folder})
    const text = file === undefined ? '' : `\n${readFileSync(join(folder, file), 'utf8').trim()}\n`
    return `${name} ${version} (${license})\n${text}`
  })
  return texts.join(`\n${'-'.repeat(80)}\n\n`)
}

/** The program may be taken elsewhere: it names no folder of this machine, where Astro tells parts by their files. */
function forget(folder: string, places: readonly string[]): void {
  const names = places.flatMap((place) => {
    const {pathname} = pathToFileURL(join(place, '/'))
    return [pathname, decodeURI(pathname)]
  })
  for (const name of globSync('**/*.mjs', {cwd: folder})) {
    const file = join(folder, name)
    const text = readFileSync(file, 'utf8')
    writeFileSync(
      file,
      names.reduce((rest, place) => rest.replaceAll(place, '/collate/'), text)
    )
  }
}

/** Takes the program that Astro would render the pages with, and has it render none. */
function program(to: string): AstroIntegration {
  const environments = {
    prerender: {
      // The program is kept where Node finds no package.
      resolve: {noExternal: true as const},
      build: {
        minify: true,
        rolldownOptions: {
          input: join(installation, 'src/site/renderer.ts'),
          output: {entryFileNames: 'prerender-entry.mjs'}
        }
      }
    }
  }
  let made = ''
  /** Folders of the packages that are part of it. */
  const packages = new Set<string>()
  const generateBundle: Plugin['generateBundle'] = function (_, bundle) {
    for (const chunk of Object.values(bundle))
      for (const id of chunk.type === 'chunk' ? chunk.moduleIds : [])
        packages.add(/^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/u.exec(id)?.[0] ?? '')
    packages.delete('')
  }
  return {
    name: 'collate:program',
    hooks: {
      'astro:config:setup'({updateConfig}) {
        const plugin = {name: 'collate:program', config: () => ({environments}), generateBundle}
        updateConfig({vite: {plugins: [plugin]}})
      },
      'astro:config:done'({config, setAdapter}) {
        made = fileURLToPath(new URL('.prerender/', config.outDir))
        setAdapter({
          name: 'collate',
          entrypointResolution: 'auto',
          adapterFeatures: {buildOutput: 'static'},
          supportedAstroFeatures: {staticOutput: 'stable', sharpImageService: 'stable'}
        })
      },
      'astro:build:start'({setPrerenderer}) {
        setPrerenderer({
          name: 'collate',
          getStaticPaths: async () => [],
          render: () => Promise.reject(new Error('Unexpected page, none was asked for')),
          async teardown() {
            await rename(made, to)
            await writeFile(join(to, 'licences.txt'), licences([...packages].sort()))
          }
        })
      }
    }
  }
}
