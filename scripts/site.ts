/** `npm run site`: brings the configured sources in, checks, builds into `dist/`, says what it found. */

import path from 'node:path'
import process from 'node:process'
import {loadConfig} from '../src/config/index.ts'
import {buildSite, checkArticles, importPages} from '../src/pipeline.ts'
import {builtText, checkSummary, errorText, type Look, summary} from '../src/report/index.ts'

const root = path.join(import.meta.dirname, '..')
const look: Look = {
  colour: process.stdout.isTTY === true && !process.env['NO_COLOR'],
  width: process.stdout.isTTY ? Math.max(40, process.stdout.columns) : Number.POSITIVE_INFINITY
}

try {
  const workspace = {root, config: await loadConfig(root)}

  if (workspace.config.sources.length > 0) {
    const imported = await importPages(workspace, {write: true, cwd: root})
    say('Import', summary(imported, look))
  }

  say('Check', checkSummary(await checkArticles(workspace, {}), look))

  const built = await buildSite(workspace, {log: (line) => console.error(line)})
  say('Site', builtText(built, look))
  console.log('The site is in dist/; look at it with `npm start`.')
} catch (error) {
  process.stderr.write(errorText(error, look))
  process.exitCode = 2
}

function say(title: string, text: string): void {
  console.log(`== ${title}\n\n${text}`)
}
