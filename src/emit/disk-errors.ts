/** Errors of the disk that are no bugs. */

import {diskError, takenAway} from '../model/disk-error.ts'

/** Fail with `error`: with a `StopError` where a person can mend what the disk says. */
export function refused(error: unknown): never {
  throw diskError(error) ?? error
}

/** The one error that means “there is none”; any other goes on. */
export function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return
  throw error
}

/** What `read` gives of `file`, which was there before; fails with a `StopError` where it is there no more. */
export function stillThere<Value>(file: string, read: () => Value): Value {
  try {
    return read()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw takenAway(file, error)
    throw error
  }
}
