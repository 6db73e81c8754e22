/** Writes a report where the command line says. */

import {mkdir, writeFile} from 'node:fs/promises'
import path from 'node:path'
import {StopError} from '../model/stop-error.ts'

/** `file` is as it was typed, relative to `cwd`. */
export async function writeOutput(cwd: string, file: string, text: string): Promise<void> {
  const target = path.resolve(cwd, file)
  try {
    await mkdir(path.dirname(target), {recursive: true})
    await writeFile(target, text)
  } catch (error) {
    throw new StopError(`Cannot write \`${file}\`: ${(error as Error).message}`, {cause: error})
  }
}
