/** Disks of this machine's memory, where it lets itself be told to make some. */

import {execFile} from 'node:child_process'
import {mkdir, mkdtemp, rmdir} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import process from 'node:process'
import {promisify} from 'node:util'

const execute = promisify(execFile)

export async function mount(at: string, ...given: readonly string[]): Promise<void> {
  await mkdir(at, {recursive: true})
  await execute('mount', [...given, at])
}

export async function unmount(at: string): Promise<void> {
  await execute('umount', [at]).catch(() => execute('umount', ['--lazy', at]))
}

/** Why no disk can be made here; `undefined` where one can. */
export async function whyNoMounts(): Promise<string | undefined> {
  if (process.platform !== 'linux') return 'only Linux makes disks in memory'
  const at = await mkdtemp(path.join(tmpdir(), 'collate-faults-'))
  try {
    await mount(at, '-t', 'tmpfs', '-o', 'size=64k', 'tmpfs')
    await unmount(at)
    return
  } catch {
    return 'this user may mount nothing'
  } finally {
    await rmdir(at)
  }
}
