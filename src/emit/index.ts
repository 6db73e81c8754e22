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
export {type Merged, merge} from './merge.ts'
export {isRemote, type Picture, readPicture} from './pictures.ts'
export {type RecordedPage, recordText} from './records.ts'
export {
  type Attachment,
  type PageFile,
  pageFile,
  readSnapshots,
  type Snapshot,
  snapshotChanges
} from './snapshots.ts'
export {absent, type FileChange, filesBelow, recover, sha256, writeSet} from './write.ts'
