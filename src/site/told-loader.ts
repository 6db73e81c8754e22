/** A loader that is told which files changed, rather than watching them: nobody waits until a watcher is certain. */

import {existsSync} from 'node:fs'
import type {Loader, LoaderContext} from 'astro/loaders'
import type {Told} from './dev.ts'

type Watcher = NonNullable<LoaderContext['watcher']>
type Listener = (path: string) => unknown

/** `loader`, which loads everything at first, and of what it is told afterwards does what it would if it saw it. */
export function toldLoader(loader: Loader): Loader {
  const listeners = new Map<string, Listener>()
  const watcher = {
    add() {},
    on(event: string, listener: Listener) {
      listeners.set(event, listener)
    }
  } as unknown as Watcher

  return {
    name: loader.name,
    async load(context) {
      const told = context.refreshContextData as Told | undefined
      if (told && listeners.size > 0) {
        for (const path of told.changed)
          await listeners.get(existsSync(path) ? 'change' : 'unlink')?.(path)
      } else await loader.load({...context, ...(context.watcher && {watcher})})
      if (told) told.isDone = true
    }
  }
}
