export {type Conserved, conserve, type Ledger} from './conserve.ts'
