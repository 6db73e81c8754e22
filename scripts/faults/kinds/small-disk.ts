/** A real disk in memory that has a little room left, more from round to round. */

import {execFile} from 'node:child_process'
import {statfs} from 'node:fs/promises'
import path from 'node:path'
import {promisify} from 'node:util'
import {copyBase} from '../base.ts'
import {runHere} from '../here.ts'
import {mount, unmount, whyNoMounts} from '../mounts.ts'
import {chosen, type Kind, upTo} from '../rounds.ts'
import {halfWritten, type Scene, toldWrong, withScene, wrongInTheEnd} from '../scene.ts'

/** Bytes by which the room grows. */
const step = 4096
const steps = 100

export const smallDisk: Kind = {
  name: 'small-disk',
  about: `an import on a disk in memory that has ${step / 1024} to ${(step * steps) / 1024} KiB left`,
  unfit: whyNoMounts,
  rounds: (options) =>
    withScene(async function* (scene) {
      await scene.again()
      const disk = path.join(path.dirname(scene.root), 'disk')
      const all = upTo(steps).map((number) => ({number, name: `${number * step} bytes`}))
      for (const {number, name} of chosen(all, (each) => each.name, options)) {
        await mount(disk, '-t', 'tmpfs', '-o', 'size=64m', 'tmpfs')
        try {
          yield {name, wrong: await survive(scene, disk, number * step)}
        } finally {
          await unmount(disk)
        }
      }
    })
}

async function survive(scene: Scene, disk: string, room: number): Promise<string[]> {
  const root = path.join(disk, 'base')
  await copyBase(scene.root, root)
  const {blocks, bfree, bsize} = await statfs(disk)
  await resize(disk, (blocks - bfree) * bsize + room)
  const ran = await runHere(root, ['import'])
  const wrong = toldWrong(ran, [0, 2])
  if (ran.code === 2) wrong.push(...(await halfWritten(root, scene)))
  await resize(disk, 64 * 1024 * 1024)
  return [...wrong, ...(await wrongInTheEnd({root, after: scene.after}))]
}

async function resize(disk: string, bytes: number): Promise<void> {
  await promisify(execFile)('mount', ['-o', `remount,size=${bytes}`, disk])
}
