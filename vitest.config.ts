import {fileURLToPath} from 'node:url'
import {defineConfig} from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    environment: 'node',
    setupFiles: ['test/helpers/setup.ts'],
    pool: 'forks',
    // No test replaces a module: what one file has loaded serves the next, helpers too (`helpers/clean-up.ts`).
    isolate: false,
    // What tests start compiles once what it loads.
    env: {NODE_COMPILE_CACHE: fileURLToPath(new URL('.collate/compiled', import.meta.url))},
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: ['default', 'json'],
    outputFile: {json: '.collate/test-results.json'}
  }
})
