export {defineConfig, type UserConfig} from './define-config.ts'
export {configNames, findConfig, loadConfig} from './load-config.ts'
