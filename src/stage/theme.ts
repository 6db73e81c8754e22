/** The look of a site, from its configuration: colours that can be read whatever was chosen, a logo, an icon. */

import {createHash} from 'node:crypto'
import {readFile} from 'node:fs/promises'
import {extname, join, relative, resolve} from 'node:path'
import type {ThemeConfig} from '../model/config.ts'
import type {SiteTheme} from '../model/site-data.ts'
import {StopError} from '../model/stop-error.ts'
import {isMissing} from './is-missing.ts'
import {pictureSize} from './picture-size.ts'

export interface StagedTheme {
  theme: SiteTheme
  /** Values of custom properties, in place of those of `base.css`. */
  css: string
  /** Pictures, by path below the site. */
  files: Map<string, Uint8Array>
}

/** @throws StopError when a picture is not there, or is none. */
export async function stageTheme(root: string, given: ThemeConfig = {}): Promise<StagedTheme> {
  const files = new Map<string, Uint8Array>()
  const theme: SiteTheme = {}

  for (const name of ['logo', 'logoDark', 'icon'] as const) {
    const file = given[name]
    if (file === undefined) continue
    const bytes = await readPicture(root, name, file)
    const size = pictureSize(bytes)
    if (!size)
      throw new StopError(`\`theme.${name}\`: ${file} is no picture that can be read`, {
        hint: 'Give a picture as SVG, PNG, WebP or JPEG'
      })
    const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 8)
    const path = `media/theme/${name.toLowerCase()}.${digest}${extname(file).toLowerCase()}`
    files.set(path, bytes)
    if (name === 'icon') theme.icon = `/${path}`
    else theme[name] = {path: `/${path}`, ...size}
  }
  if (given.stylePage) theme.stylePage = true

  const rules = [
    ...(given.accent ? accentColours(given.accent) : []),
    ...(given.font ? [`--sans:${given.font}`] : []),
    ...(given.roundness === undefined ? [] : [`--roundness:${given.roundness}`])
  ]
  const css = rules.length > 0 ? `:root{${rules.join(';')}}` : ''
  return {theme, css, files}
}

async function readPicture(root: string, name: string, file: string): Promise<Uint8Array> {
  const path = resolve(root, file)
  if (relative(root, path).startsWith('..'))
    throw new StopError(`\`theme.${name}\`: ${file} lies outside of the knowledge base`, {
      hint: 'Copy it into a folder such as content/brand/'
    })
  try {
    return await readFile(join(root, file))
  } catch (error) {
    if (!isMissing(error)) throw error
    throw new StopError(`\`theme.${name}\`: there is no ${file}`, {
      hint: 'Give its path from the root of the knowledge base'
    })
  }
}

type Colour = readonly [red: number, green: number, blue: number]

/** Papers of both schemes, as in `base.css`. */
const light: Colour = [255, 255, 255]
const dark: Colour = [18, 24, 27]
const black: Colour = [8, 20, 24]
/** Contrast of text, by WCAG 2.2, 1.4.3, and somewhat more, as it stands on tinted ground, too. */
const readable = 5.2
const strong = 7.5

/** The colours that follow from `accent`, for both schemes. */
export function accentColours(accent: string): string[] {
  const given = parse(accent)
  const onLight = until(given, black, light, readable)
  const onDark = until(given, light, dark, readable)
  const colours: Record<string, [Colour, Colour]> = {
    '--accent': [onLight, onDark],
    '--accent-strong': [until(onLight, black, light, strong), until(onDark, light, dark, strong)],
    '--accent-soft': [mix(light, onLight, 0.1), mix(dark, onDark, 0.16)],
    '--on-accent': [light, contrast(black, onDark) >= 4.5 ? black : light]
  }
  return Object.entries(colours).map(
    ([name, [onPaper, onNight]]) => `${name}:light-dark(${hex(onPaper)},${hex(onNight)})`
  )
}

/** `colour`, mixed with `towards` as little as lets it be read on `ground`. */
function until(colour: Colour, towards: Colour, ground: Colour, least: number): Colour {
  for (let share = 0; share < 1; share += 0.02) {
    const tried = mix(colour, towards, share)
    if (contrast(tried, ground) >= least) return tried
  }
  return towards
}

/** By WCAG 2.2: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrast(a: Colour, b: Colour): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (high + 0.05) / (low + 0.05)
}

function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = colour.map(function (value) {
    const share = value / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function mix(a: Colour, b: Colour, share: number): Colour {
  const at = (index: 0 | 1 | 2) => Math.round(a[index] + (b[index] - a[index]) * share)
  return [at(0), at(1), at(2)]
}

export function parse(text: string): Colour {
  const at = (index: number) => Number.parseInt(text.slice(index, index + 2), 16)
  return [at(1), at(3), at(5)]
}

function hex(colour: Colour): string {
  return `#${colour.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}
