export type {Forge} from './forge.ts'
export {type Environment, openForge} from './open-forge.ts'
export {type Proposed, propose, withdraw} from './propose.ts'
