import {accessSync, constants, statSync} from 'node:fs'
import {delimiter, join} from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome']

/** Path of the Chromium to test with: `COLLATE_CHROMIUM`, else the first one on `PATH`. */
export function findBrowser(): string | undefined {
  const chosen = process.env['COLLATE_CHROMIUM']
  if (chosen) return isExecutable(chosen) ? chosen : undefined
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean)
  for (const name of names) {
    for (const folder of folders) {
      const path = join(folder, name)
      if (isExecutable(path)) return path
    }
  }
  return undefined
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}

/** Chromium works on any machine so, as root too, and asks nobody. */
export const browserArguments =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'.split(
    ' '
  )
