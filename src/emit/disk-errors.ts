/** Errors of the disk that are no bugs. */

import {StopError} from '../model/stop-error.ts'

/** Fail with `error`: with a `StopError` where the disk is full or may not be written, as a person can mend that. */
export function refused(error: NodeJS.ErrnoException): never {
  const {code = '', path: file} = error
  if (['ENOSPC', 'EDQUOT'].includes(code))
    throw new StopError('The disk is full', {
      hint: 'Make room and run it again: what was begun is finished then, or was not begun.',
      cause: error
    })
  if (['EACCES', 'EPERM', 'EROFS'].includes(code))
    throw new StopError(`${file ?? 'A file'} may not be written`, {
      hint: 'Allow it and run it again: what was begun is finished then, or was not begun.',
      cause: error
    })
  throw error
}

/** The one error that means “there is none”; any other goes on. */
export function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return
  throw error
}
