export {addressChanges, readAddresses} from './addresses.ts'
export {absent, refused, stillThere} from './disk-errors.ts'
export {safeName} from './file-name.ts'
export {digestOfFile, filesBelow, sha256} from './files.ts'
export {recover} from './journal.ts'
export {
  articleFile,
  baseFile,
  bodyFile,
  conflictFile,
  decisionFile,
  recordFile,
  slug,
  sourceFolder
} from './layout.ts'
export {holding} from './lock.ts'
export {
  checkFile,
  digestOf,
  isRemote,
  placesBeside,
  type ReadFile,
  type Refused,
  readBeside
} from './pictures.ts'
export {
  type ReadEntry,
  type ReadRecord,
  type RecordedPage,
  readRecord,
  recordText
} from './records.ts'
export {isAlive} from './sign.ts'
export {
  type Attachment,
  type FileTrouble,
  originOf,
  type PageFile,
  type PictureLook,
  pageFile,
  readSnapshots,
  type Snapshot,
  snapshotChanges
} from './snapshots.ts'
export {type ChangeSet, type FileChange, openSet, writeSet} from './write.ts'
