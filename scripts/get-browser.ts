// Makes sure that there is a Chromium for the browser tests, installing it where that is possible.
import {spawnSync} from 'node:child_process'
import {findBrowser} from './find-browser.ts'

const help = `Install Chromium or Google Chrome so that it is on PATH as chromium, chromium-browser or
google-chrome, or set COLLATE_CHROMIUM to the path of its executable. For example:
  Debian, Ubuntu   sudo apt-get install chromium
  Fedora           sudo dnf install chromium
  macOS            COLLATE_CHROMIUM="/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
  Windows          set COLLATE_CHROMIUM to the path of chrome.exe`

process.exitCode = main()

function main(): number {
  const found = findBrowser()
  if (found) {
    console.log(`Browser for the tests: ${found}`)
    return 0
  }
  const chosen = process.env['COLLATE_CHROMIUM']
  if (chosen) return fail(`COLLATE_CHROMIUM is not an executable file: ${chosen}`)
  if (process.getuid?.() !== 0 || !hasAptGet()) return fail('No Chromium found.')

  console.log('No Chromium found: installing it with apt-get.')
  // A package list that could not be fetched need not matter: the installation decides.
  const updated = run('apt-get', ['update'])
  const installed = run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'])
  const browser = findBrowser()
  if (browser) {
    console.log(`Browser for the tests: ${browser}`)
    return 0
  }
  if (!updated) return fail('apt-get update failed, and Chromium could not be installed.')
  return fail(installed ? 'apt-get installed no Chromium.' : 'apt-get could not install Chromium.')
}

function hasAptGet(): boolean {
  return spawnSync('apt-get', ['--version'], {stdio: 'ignore'}).status === 0
}

function run(command: string, args: readonly string[]): boolean {
  console.log(`$ ${command} ${args.join(' ')}`)
  const result = spawnSync(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {...process.env, DEBIAN_FRONTEND: 'noninteractive'}
  })
  return result.status === 0
}

function fail(message: string): number {
  console.error(`${message}\n${help}`)
  return 1
}
