/** Opens the knowledge base that `--root` names. */

import {stat} from 'node:fs/promises'
import {loadConfig} from '../config/index.ts'
import {StopError} from '../model/stop-error.ts'
import type {Workspace} from '../pipeline.ts'

/** `mayBeNew`: a root that is not there yet will be made by what is written. */
export async function openWorkspace(root: string, {mayBeNew = false} = {}): Promise<Workspace> {
  const found = await stat(root).catch(function (error: NodeJS.ErrnoException) {
    if (error.code === 'ENOENT') return
    throw new StopError(`Cannot open \`${root}\`: ${error.message}`, {
      hint: 'Mend its permissions, or name another folder with `--root DIR`',
      cause: error
    })
  })
  if (found && !found.isDirectory())
    throw new StopError(`\`${root}\` is not a folder`, {hint: 'Name a folder with `--root DIR`'})
  if (!found && !mayBeNew)
    throw new StopError(`There is no folder \`${root}\``, {
      hint: 'Name the knowledge base with `--root DIR`, or make one: `npx collate init DIR`'
    })
  return {root, config: await loadConfig(root)}
}
