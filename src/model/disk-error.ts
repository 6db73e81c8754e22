/** What errors of the disk say to whoever can mend them. */

import {StopError} from './stop-error.ts'

interface Said {
  /** What is the matter with `file`. */
  what: (file: string) => string
  remedy: string
}

const full: Said = {what: () => 'The disk is full', remedy: 'Make room'}
const forbidden: Said = {
  what: (file) => `${file} may not be read or written`,
  remedy: 'Allow it'
}
const inTheWay: Said = {
  what: (file) =>
    `${file} is in the way: a folder where a file belongs, or a file where a folder does`,
  remedy: 'Move it away'
}
const tooMany: Said = {
  what: () => 'Too many files are open on this machine',
  remedy: 'Close other programs'
}

const said: Readonly<Record<string, Said>> = {
  EACCES: forbidden,
  EDQUOT: full,
  EEXIST: inTheWay,
  EFBIG: full,
  EIO: {what: (file) => `The disk reports an error at ${file}`, remedy: 'See that it is sound'},
  EISDIR: inTheWay,
  EMFILE: tooMany,
  ENFILE: tooMany,
  ENOSPC: full,
  ENOTDIR: inTheWay,
  ENOTEMPTY: inTheWay,
  EPERM: forbidden,
  EROFS: {what: (file) => `${file} may not be written`, remedy: 'Allow it'}
}

/** `error` in words, where it is one of the disk; `undefined` where it may be a bug. */
export function diskError(error: unknown): StopError | undefined {
  if (!(error instanceof Error) || !('syscall' in error)) return
  const {code = '', path = 'A file'} = error as NodeJS.ErrnoException
  if (!Object.hasOwn(said, code)) return
  const {what, remedy} = said[code] as Said
  const hint = `${remedy}, and run it again: what was begun is finished then, or was not begun.`
  return new StopError(what(path), {hint, cause: error})
}

/** `file`, which was there when the run began, is not any more. */
export function takenAway(file: string, cause?: unknown): StopError {
  return new StopError(`${file} was taken away while this run was at work`, {
    hint: 'Run it again: it goes on from what is there.',
    cause
  })
}
