#!/usr/bin/env node
/** The program as npm links it: in the repository the sources as they are, in the package what was built of them. */

import {existsSync} from 'node:fs'
import module from 'node:module'
import process from 'node:process'

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

if (major > 22 || (major === 22 && minor >= 19)) {
  // What is loaded is compiled once, not at every start of the program and of what it starts.
  module.enableCompileCache()
  const cache = module.getCompileCacheDir()
  if (cache) process.env.NODE_COMPILE_CACHE ??= cache
  const source = new URL('../src/cli/main.ts', import.meta.url)
  await import(
    existsSync(source) ? source.href : new URL('../lib/cli/main.js', import.meta.url).href
  )
} else {
  process.stderr.write(
    `collate: Node 22.19 or newer is needed, and this is Node ${process.versions.node}\n` +
      '  Install a newer one: https://nodejs.org/en/download\n'
  )
  process.exitCode = 2
}
