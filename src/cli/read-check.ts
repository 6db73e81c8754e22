/** Reads back what `check --format json=FILE` wrote, by the very schema that is published for it. */

import {readFile} from 'node:fs/promises'
import path from 'node:path'
import type {ErrorObject, ValidateFunction} from 'ajv'
import {StopError} from '../model/stop-error.ts'
import {type CheckDocument, type SavedCheck, savedCheck} from '../report/index.ts'
import {placeInJson, placeOf} from './json-place.ts'

/** @throws StopError where `file` cannot be read, or is not what `check` wrote. */
export async function readCheck(cwd: string, file: string): Promise<SavedCheck> {
  const text = await readText(path.resolve(cwd, file), file)
  const document = parse(text, file)
  const validate = await schema()
  if (!validate(document)) {
    const [error] = validate.errors ?? []
    const steps = (error?.instancePath ?? '').split('/').slice(1).map(stepOf)
    throw new StopError(
      `\`${file}\` is not a result of \`check --format json\`: ${reason(error, steps)}`,
      {place: {file, ...placeInJson(text, steps)}, hint: howToMake}
    )
  }
  return savedCheck(document as CheckDocument, file)
}

const howToMake = 'Make it anew: `npx collate check --format json=FILE`'

async function readText(target: string, file: string): Promise<string> {
  try {
    return await readFile(target, 'utf8')
  } catch (error) {
    const {code, message} = error as NodeJS.ErrnoException
    if (code === 'ENOENT')
      throw new StopError(`There is no file \`${file}\``, {
        hint: 'In CI, see whether the job that makes it ran, and whether its files were fetched'
      })
    if (code === 'EISDIR')
      throw new StopError(`\`${file}\` is a folder`, {
        hint: `Name its files: \`${path.join(file, '*.json')}\``
      })
    throw new StopError(`Cannot read \`${file}\`: ${message}`, {cause: error})
  }
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const {message} = error as SyntaxError
    const position = /at position (\d+)/.exec(message)?.[1]
    const place = {file, ...placeOf(text, position === undefined ? text.length : Number(position))}
    throw new StopError(`\`${file}\` is not JSON: ${message}`, {place, hint: howToMake})
  }
}

let compiled: Promise<ValidateFunction> | undefined

function schema(): Promise<ValidateFunction> {
  compiled ??= compile()
  return compiled

  async function compile(): Promise<ValidateFunction> {
    const {Ajv2020} = await import('ajv/dist/2020.js')
    const url = new URL('../../schemas/check.schema.json', import.meta.url)
    return new Ajv2020({allowUnionTypes: true}).compile(JSON.parse(await readFile(url, 'utf8')))
  }
}

/** `findings/3/place/line must be integer`. */
function reason(error: ErrorObject | undefined, steps: readonly string[]): string {
  const extra = error?.params['additionalProperty']
  const where = steps.length > 0 ? `\`${steps.join('/')}\`` : 'it'
  const allowed: unknown = error?.params['allowedValue'] ?? error?.params['allowedValues']
  return [
    `${where} ${error?.message ?? 'is wrong'}`,
    ...(extra === undefined ? [] : [`\`${extra}\``]),
    ...(allowed === undefined ? [] : [JSON.stringify(allowed)])
  ].join(': ')
}

/** A step of a JSON pointer as it was. */
function stepOf(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~')
}
