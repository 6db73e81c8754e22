/** What an earlier run made, for whoever would make it again. */

export interface Cache {
  /** The key of all `parts`, this version of the pipeline included. */
  key(...parts: readonly unknown[]): string
  /** Gives a copy of what was written under `key`; `undefined` where nothing was. */
  read<Value>(key: string): Promise<Value | undefined>
  write(key: string, value: unknown): Promise<void>
}
