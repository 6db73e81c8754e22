/** Gives an editor the types of `collate.config.ts`. */

import type {Config} from '../model/config.ts'

/** What the file may hold: everything has a default. */
export type UserConfig = Partial<Config>

export function defineConfig(config: UserConfig): UserConfig {
  return config
}
