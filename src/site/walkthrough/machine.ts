/**
 * What a reader of a guide can do, as plain data: no page, no clock, no storage.
 *
 * Steps are known by a key made of their words, never by their number, so that progress survives an
 * article's being edited; the digest of all their text tells whether they changed since.
 */

export interface Step {
  key: string
  digest: string
  /** Fragment of the page, without `#`. */
  id: string
}

export interface Procedure {
  id: string
  /** Id of the path that it belongs to; absent where there is no choice. */
  path?: string
  steps: readonly Step[]
}

export interface Guide {
  paths: readonly string[]
  procedures: readonly Procedure[]
  /** Names of the values that readers may type. */
  values: readonly string[]
}

export interface Progress {
  /** The chosen path; absent where there is no choice. */
  path?: string
  /** A path that is shown inside a step of the chosen one. */
  inside?: {path: string; from: string}
  /** Key of each step that is done → its digest then. */
  done: Readonly<Record<string, string>>
  /** Keys of ticked boxes. */
  ticks: readonly string[]
  /** Whether one step is shown at a time. */
  single: boolean
  /** Key of the step that is shown, by procedure. */
  at: Readonly<Record<string, string>>
  values: Readonly<Record<string, string>>
}

export type Event =
  | {type: 'choose'; path: string}
  | {type: 'open'; path: string; from: string}
  | {type: 'back'}
  | {type: 'toggle-done'; key: string}
  | {type: 'tick'; key: string; on: boolean}
  | {type: 'single'; on: boolean}
  | {type: 'go'; key: string}
  | {type: 'move'; procedure: string; by: 1 | -1}
  | {type: 'value'; name: string; value: string}
  | {type: 'reset'}

export function begin(guide: Guide): Progress {
  const [path] = guide.paths
  return {...(path ? {path} : {}), done: {}, ticks: [], single: false, at: {}, values: {}}
}

/** What `progress` becomes by `event`; the same object where nothing changes. */
export function transition(guide: Guide, progress: Progress, event: Event): Progress {
  switch (event.type) {
    case 'choose': {
      if (!guide.paths.includes(event.path)) return progress
      const {inside, ...rest} = progress
      return progress.path === event.path && !inside ? progress : {...rest, path: event.path}
    }
    case 'open':
      if (!guide.paths.includes(event.path) || event.path === progress.path) return progress
      return {...progress, inside: {path: event.path, from: event.from}}
    case 'back': {
      const {inside, ...rest} = progress
      return inside ? rest : progress
    }
    case 'toggle-done':
      return toggleDone(guide, progress, event.key)
    case 'tick': {
      const others = progress.ticks.filter((key) => key !== event.key)
      return {...progress, ticks: event.on ? [...others, event.key] : others}
    }
    case 'single':
      return progress.single === event.on ? progress : {...progress, single: event.on}
    case 'go': {
      const procedure = procedureOf(guide, event.key)
      return procedure ? {...progress, at: {...progress.at, [procedure.id]: event.key}} : progress
    }
    case 'move':
      return move(guide, progress, event.procedure, event.by)
    case 'value': {
      if (!guide.values.includes(event.name)) return progress
      const {[event.name]: _, ...others} = progress.values
      return {
        ...progress,
        values: event.value === '' ? others : {...others, [event.name]: event.value}
      }
    }
    case 'reset': {
      const fresh = begin(guide)
      return {...fresh, ...(progress.path ? {path: progress.path} : {}), single: progress.single}
    }
  }
}

function toggleDone(guide: Guide, progress: Progress, key: string): Progress {
  const procedure = procedureOf(guide, key)
  const step = procedure?.steps.find((each) => each.key === key)
  if (!procedure || !step) return progress
  const {[key]: before, ...others} = progress.done
  if (before !== undefined) return {...progress, done: others}

  const next = procedure.steps[procedure.steps.indexOf(step) + 1]
  const at = next ? {...progress.at, [procedure.id]: next.key} : progress.at
  return {...progress, done: {...others, [key]: step.digest}, at}
}

function move(guide: Guide, progress: Progress, id: string, by: number): Progress {
  const procedure = guide.procedures.find((each) => each.id === id)
  if (!procedure) return progress
  const index = procedure.steps.indexOf(current(procedure, progress) as Step)
  const next = procedure.steps[index + by]
  return next ? {...progress, at: {...progress.at, [id]: next.key}} : progress
}

function procedureOf(guide: Guide, key: string): Procedure | undefined {
  return guide.procedures.find((each) => each.steps.some((step) => step.key === key))
}

/** The step of `procedure` that a reader is at: where they went last, else the first not done. */
export function current(procedure: Procedure, progress: Progress): Step | undefined {
  const key = progress.at[procedure.id]
  return (
    procedure.steps.find((step) => step.key === key) ??
    procedure.steps.find((step) => progress.done[step.key] === undefined) ??
    procedure.steps[0]
  )
}

export function doneCount(procedure: Procedure, progress: Progress): number {
  return procedure.steps.filter((step) => progress.done[step.key] !== undefined).length
}

/** What became different in the article since `progress` was kept. */
export interface Changes {
  /** Steps that are done but read differently now. */
  changed: string[]
  /** Steps that were not there, of procedures that were begun. */
  added: string[]
  /** How many steps that were done are gone. */
  gone: number
}

export interface Kept {
  version: 1
  progress: Progress
  /** Keys of all steps that there were. */
  known: readonly string[]
}

export function keep(guide: Guide, progress: Progress): Kept {
  const {inside: _, ...rest} = progress
  return {version: 1, progress: rest, known: guide.procedures.flatMap(keysOf)}
}

function keysOf(procedure: Procedure): string[] {
  return procedure.steps.map((step) => step.key)
}

/** Take up what was kept, as far as it still fits; anything that is no such record begins anew. */
export function restore(guide: Guide, stored: unknown): {progress: Progress; changes: Changes} {
  const fresh = begin(guide)
  const none: Changes = {changed: [], added: [], gone: 0}
  if (!isRecord(stored) || stored['version'] !== 1 || !isRecord(stored['progress'])) {
    return {progress: fresh, changes: none}
  }

  const old = stored['progress']
  const digests = new Map(
    guide.procedures.flatMap((each) => each.steps.map((step) => [step.key, step.digest]))
  )
  const before = strings(old['done'])
  const done = Object.fromEntries(Object.entries(before).filter(([key]) => digests.has(key)))
  const known = new Set(Array.isArray(stored['known']) ? stored['known'].map(String) : [])
  const begun = guide.procedures.filter((each) => each.steps.some((step) => step.key in done))
  const path = typeof old['path'] === 'string' ? old['path'] : undefined

  const progress: Progress = {
    ...fresh,
    ...(path !== undefined && guide.paths.includes(path) ? {path} : {}),
    done,
    ticks: Array.isArray(old['ticks']) ? old['ticks'].map(String) : [],
    single: old['single'] === true,
    at: Object.fromEntries(
      Object.entries(strings(old['at'])).filter(([, key]) => digests.has(key))
    ),
    values: Object.fromEntries(
      Object.entries(strings(old['values'])).filter(([name]) => guide.values.includes(name))
    )
  }
  return {
    progress,
    changes: {
      changed: Object.keys(done).filter((key) => digests.get(key) !== done[key]),
      added: begun.flatMap(keysOf).filter((key) => !known.has(key)),
      gone: Object.keys(before).length - Object.keys(done).length
    }
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function strings(value: unknown): Record<string, string> {
  if (!isRecord(value)) return {}
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  )
}
