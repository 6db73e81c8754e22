import {access, constants, readdir, stat} from 'node:fs/promises'
import path from 'node:path'
import {findConfig, loadConfig} from '../../config/index.ts'
import type {Config} from '../../model/config.ts'
import {compare} from '../../model/finding.ts'
import {StopError} from '../../model/stop-error.ts'
import {type Check, doctorJson, doctorText} from '../../report/index.ts'
import type {Command} from '../command.ts'

/** What may lie in `content/`; `imports` is where exports are dropped. */
const known = [
  'addresses',
  'articles',
  'base',
  'conflicts',
  'decisions',
  'imports',
  'records',
  'sections',
  'sources',
  'tokens'
]

export const doctor: Command = {
  name: 'doctor',
  takes: '',
  arity: [0, 0],
  summary: 'look whether everything is in order',
  details: ['Exit 2 when something would stop a run.'],
  options: {
    online: {help: 'ask each source that needs a network whether it answers'},
    json: {help: 'print it as JSON (schemas/doctor.schema.json)'}
  },
  async run({root, flag}, terminal) {
    const {config, check} = await configuration(root)
    const checks: Check[] = [
      nodeVersion(terminal.node),
      check,
      await writable(root),
      await journal(root),
      await unknownFiles(root)
    ]
    if (config && !checks.some(isBroken)) {
      checks.push(...(await sources(root, config, flag('online'))))
      checks.push(await content(root, config))
    }
    terminal.out(flag('json') ? doctorJson(checks) : doctorText(checks, terminal.look))
    return checks.some(isBroken) ? 2 : 0
  }
}

function isBroken({state}: Check): boolean {
  return state === 'broken'
}

function nodeVersion(version: string): Check {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const text = `Node ${version}`
  return major > 22 || (major === 22 && minor >= 19)
    ? {state: 'fine', text}
    : {state: 'broken', text, hint: 'Node 22.19 or newer is needed; `npm ci` brings one'}
}

async function configuration(root: string): Promise<{config?: Config; check: Check}> {
  try {
    const config = await loadConfig(root)
    const name = await findConfig(root)
    const number = config.sources.length
    const text = name
      ? `${name}: ${number} ${number === 1 ? 'source' : 'sources'}`
      : 'no collate.config.ts: defaults hold'
    return {config, check: {state: 'fine', text}}
  } catch (error) {
    if (!(error instanceof StopError)) throw error
    const {place, message, hint} = error
    const where = place ? `${place.file}:${place.line}:${place.column}: ` : ''
    return {check: {state: 'broken', text: where + message, ...(hint !== undefined && {hint})}}
  }
}

async function writable(root: string): Promise<Check> {
  try {
    await access(root, constants.W_OK | constants.R_OK)
    return {state: 'fine', text: `${root} can be written`}
  } catch (error) {
    const hint = 'Name another folder with `--root DIR`, or mend its permissions'
    return {state: 'broken', text: `${root}: ${(error as Error).message}`, hint}
  }
}

/** A run that was interrupted leaves its journal: the next import finishes it. */
async function journal(root: string): Promise<Check> {
  const left = await stat(path.join(root, '.collate/journal.json')).catch(() => undefined)
  return left
    ? {
        state: 'odd',
        text: 'An import was interrupted',
        hint: 'The next `npx collate import` finishes it'
      }
    : {state: 'fine', text: 'no interrupted import'}
}

async function unknownFiles(root: string): Promise<Check> {
  const names = await readdir(path.join(root, 'content')).catch(() => [])
  const odd = names.filter((name) => !known.includes(name) && !name.startsWith('.')).sort(compare)
  return odd.length > 0
    ? {
        state: 'odd',
        text: `content/ holds what is not known: ${odd.join(', ')}`,
        hint: 'Nothing reads it'
      }
    : {state: 'fine', text: 'content/ holds what is known'}
}

/** Credentials by the names of their variables; what they are is nobody's business. */
async function sources(root: string, config: Config, ask: boolean): Promise<Check[]> {
  if (config.sources.every(({type}) => type === 'files')) return []
  const {sourceAccess} = await import('../../pipeline.ts')
  const found = await sourceAccess({root, config}, {ask})
  return found.map(function ({name, url, system, used, wanted, trouble}): Check {
    const answers = ask ? '; it answers' : ''
    const what = `${name}: ${system} at ${url}`
    if (trouble)
      return {
        state: 'broken',
        text: trouble.message,
        ...(trouble.hint !== undefined && {hint: trouble.hint})
      }
    if (used.length > 0)
      return {state: 'fine', text: `${what}, credentials from ${used.join(' and ')}${answers}`}
    const hint = `Unless everybody may read it, set ${wanted}`
    return {state: 'odd', text: `${what}, without credentials${answers}`, hint}
  })
}

async function content(root: string, config: Config): Promise<Check> {
  const {checkArticles} = await import('../../pipeline.ts')
  const {articles, findings} = await checkArticles({root, config}, {})
  const broken = findings.filter(
    ({rule, severity}) => rule.startsWith('mdx/') && severity === 'error'
  )
  const text = `${articles.length} ${articles.length === 1 ? 'article' : 'articles'}`
  return broken.length === 0
    ? {state: 'fine', text: `${text}, all read`}
    : {
        state: 'odd',
        text: `${text}, ${broken.length} with errors in the file`,
        hint: '`npx collate check` tells where'
      }
}
