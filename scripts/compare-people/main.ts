/**
 * Measures how far articles are from what people made of them by hand, ours and those of other converters:
 * `npm run compare-people -- FOLDER`.
 */

import {parseArgs} from 'node:util'
import {grid} from '../bench/figures.ts'
import {type Defect, defects} from './defects.ts'
import {type Feature, features} from './distance.ts'
import {type Compared, comparePairs, converted, type Side} from './sides.ts'

const help = `Usage: npm run compare-people -- FOLDER [--pairs] [--json]

Looks for articles of a help centre (ID/before.html) beside what people made of them for MkDocs
(ID/after.md); imports all of them, converts them with rehype-remark and with turndown (both with GFM),
and says how far each is from the people's: 0 is the same. Then counts the defects that each has.
Ends with 1 if ours is farther than another converter on a feature, or has more of a defect than the
people left.

  --pairs  print the distances of each pair as well
  --json   print all figures as JSON
  --help   print this text`

const others = ['rehype-remark', 'turndown'] as const
const sides: readonly Side[] = ['people', ...converted]
const featureNames = Object.keys(features) as Feature[]
const defectNames = Object.keys(defects) as Defect[]

process.exitCode = await main()

async function main(): Promise<number> {
  const {values, positionals} = parseArgs({
    allowPositionals: true,
    options: {
      pairs: {type: 'boolean', default: false},
      json: {type: 'boolean', default: false},
      help: {type: 'boolean', default: false}
    }
  })
  const [folder] = positionals
  if (values.help || folder === undefined) {
    console.log(help)
    return values.help ? 0 : 2
  }
  const compared = await comparePairs(folder)
  if (compared.length === 0) {
    console.error(`No ID/before.html below ${folder}`)
    return 2
  }
  const failures = failuresOf(compared)
  if (values.json) console.log(JSON.stringify({compared, failures}, undefined, 2))
  else print(compared, failures, values.pairs)
  return failures.length > 0 ? 1 : 0
}

function print(compared: readonly Compared[], failures: readonly string[], pairs: boolean): void {
  if (pairs) console.log(`${pairTable(compared)}\n`)
  console.log(`Distance to what people made of ${compared.length} articles, on average (in all);
and on how many of them ours is closer, as far, farther than the other\n`)
  console.log(distanceTable(compared))
  console.log(`\n${featureNames.map((name) => `  ${name}: ${features[name]}`).join('\n')}`)
  console.log(`\nDefects in the same articles\n\n${defectTable(compared)}`)
  console.log(failures.length === 0 ? '\nOurs is the closest.' : `\n${failures.join('\n')}`)
}

/** Where ours is farther than another converter, or worse than the people. */
function failuresOf(compared: readonly Compared[]): string[] {
  const farther = featureNames.flatMap((feature) =>
    others
      .filter((side) => total(compared, 'ours', feature) > total(compared, side, feature) + 1e-9)
      .map((side) => `${feature}: ours is farther than ${side}`)
  )
  const worse = defectNames
    .filter((defect) => sum(compared, 'ours', defect) > sum(compared, 'people', defect))
    .map((defect) => `${defect}: ours has more than the people left`)
  return [...farther, ...worse]
}

function total(
  compared: readonly Compared[],
  side: (typeof converted)[number],
  feature: Feature
): number {
  return compared.reduce((all, {distances}) => all + distances[side][feature], 0)
}

function sum(compared: readonly Compared[], side: Side, defect: Defect): number {
  return compared.reduce((all, each) => all + each.defects[side][defect], 0)
}

function distanceTable(compared: readonly Compared[]): string {
  return grid([
    ['feature', ...converted, ...others.map((side) => `than ${side}`)],
    ...featureNames.map((feature) => [
      feature,
      ...converted.map(function (side) {
        const all = total(compared, side, feature)
        return `${(all / compared.length).toFixed(2)} (${all.toFixed(1)})`
      }),
      ...others.map(function (side) {
        const signs = compared.map(({distances}) =>
          Math.sign(round(distances.ours[feature]) - round(distances[side][feature]))
        )
        return [-1, 0, 1].map((sign) => signs.filter((each) => each === sign).length).join(', ')
      })
    ])
  ])
}

function round(distance: number): number {
  return Math.round(distance * 1e6)
}

function defectTable(compared: readonly Compared[]): string {
  return grid([
    ['defect', ...sides],
    ...defectNames.map((defect) => [
      defects[defect],
      ...sides.map((side) => String(sum(compared, side, defect)))
    ])
  ])
}

/** A row for each pair: ours, and in brackets the closer of the others. */
function pairTable(compared: readonly Compared[]): string {
  return grid([
    ['pair', ...featureNames],
    ...compared.map(({id, distances}) => [
      id,
      ...featureNames.map(function (feature) {
        const best = Math.min(...others.map((side) => distances[side][feature]))
        return `${distances.ours[feature].toFixed(1)} (${best.toFixed(1)})`
      })
    ])
  ])
}
