/** SQLite as Node brings it; it comes without a word. */

import type {DatabaseSync} from 'node:sqlite'

/** Open the database in `file`; without a name, one of its own that goes when it is closed. */
export function openDatabase(file: string): DatabaseSync {
  const {DatabaseSync} = load()
  return new DatabaseSync(file)
}

/** Node 22 warns on stderr of what it calls an experiment, when it is loaded first; who imports pages has no use for that. */
function load(): typeof import('node:sqlite') {
  const warn = process.emitWarning
  process.emitWarning = () => {}
  try {
    return process.getBuiltinModule('node:sqlite')
  } finally {
    process.emitWarning = warn
  }
}
