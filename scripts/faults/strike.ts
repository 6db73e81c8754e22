/** What is to happen to a run. */

export interface Strike {
  /** `kill`: the process is gone at that call. `fail`: the call fails. */
  kind: 'count' | 'fail' | 'kill'
  /** Calls below this folder count. */
  root: string
  /** Which calls count: those that change the disk, or those that read it. */
  of: 'reads' | 'writes'
  /** The call that is struck, from 1. */
  at?: number
  /** Half of what is to be written is written. */
  isHalf?: boolean
  /** The children are killed, too. */
  isGroup?: boolean
  /** All calls from then on fail as well. */
  lasts?: boolean
  /** `EOVER` is no error of a disk: nothing happens any more, as though the process were killed. */
  code?: 'EACCES' | 'EIO' | 'EISDIR' | 'ENOENT' | 'ENOSPC' | 'EOVER' | 'EROFS'
  /** File that gets the number of calls in the end. */
  counted?: string
}
