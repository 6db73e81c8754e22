export {parse} from './parse.ts'
export type {Parsed} from './parsed.ts'
export {storageTables} from './storage/tables.ts'
