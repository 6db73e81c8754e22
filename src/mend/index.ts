export {findSecrets, type Hidden, hideSecrets} from './hide-secrets.ts'
export {type Mended, mend} from './mend-page.ts'
export {mends} from './mends.ts'
