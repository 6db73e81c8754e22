export {type Composed, compose} from './compose.ts'
