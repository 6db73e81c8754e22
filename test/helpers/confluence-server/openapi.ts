/** Holds requests and replies against the interface's own description, where it lies beside the repository. */

import {readFileSync} from 'node:fs'
import {Ajv, type ValidateFunction} from 'ajv'
import {shared} from '../shared.ts'
import type {Ask} from './server.ts'

interface Parameter {
  name: string
  in: string
  schema: object
}

interface Operation {
  parameters?: Parameter[]
  responses: Record<string, {content?: Record<string, {schema?: object}>}>
}

interface Description {
  paths: Record<string, {get?: Operation}>
  components: {schemas: Record<string, object>}
}

export interface Rules {
  /** What is wrong with a request. */
  request(ask: Ask): string[]
  /** What is wrong with the reply to it. */
  reply(ask: Ask, json: unknown): string[]
}

let made: Rules | undefined

/** The rules of REST v2; `undefined`, with a line that says so, where the description is not there. */
export function openapi(): Rules | undefined {
  const file = shared('corpus/confluence/openapi/openapi-v2.v3.json')
  if (file === undefined) return
  made ??= makeRules(JSON.parse(readFileSync(file, 'utf8')) as Description)
  return made
}

function makeRules(description: Description): Rules {
  const ajv = new Ajv({strict: false, validateFormats: false, coerceTypes: true, allErrors: true})
  ajv.addSchema(nullable(description) as Description, 'api')
  const compiled = new Map<string, ValidateFunction>()

  return {
    request({path, query}) {
      const found = operationOf(path)
      if (!found) return [`v2 has no ${path}`]
      const parameters = found.operation.parameters ?? []
      return [...new Set(query.keys())].flatMap(function (name) {
        const index = parameters.findIndex((each) => each.name === name && each.in === 'query')
        if (index === -1) return [`${path}: there is no parameter ${name}`]
        const pointer = `${found.pointer}/parameters/${index}/schema`
        const values = query.getAll(name)
        const isList = JSON.stringify(parameters[index]?.schema).includes('"array"')
        return check(pointer, isList ? values : values[0])
      })
    },
    reply({path}, json) {
      const found = operationOf(path)
      if (!found?.operation.responses['200']) return [`v2 has no ${path}`]
      return check(`${found.pointer}/responses/200/content/application~1json/schema`, json)
    }
  }

  function operationOf(path: string): {operation: Operation; pointer: string} | undefined {
    for (const [template, {get}] of Object.entries(description.paths)) {
      const pattern = new RegExp(`^${template.replace(/\{[^}]*\}/g, '[^/]+')}$`)
      if (get && pattern.test(path))
        return {operation: get, pointer: `#/paths/${escaped(template)}/get`}
    }
    return
  }

  function check(pointer: string, value: unknown): string[] {
    const validate = compiled.get(pointer) ?? ajv.compile({$ref: `api${pointer}`})
    compiled.set(pointer, validate)
    const copy: unknown = structuredClone(value)
    return validate(copy)
      ? []
      : (validate.errors ?? []).map(
          ({instancePath, message}) => `${pointer}${instancePath}: ${message}`
        )
  }
}

/** The description says “or null” in words where it means it. */
function nullable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(nullable)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, each]) => [key, nullable(each)] as const)
  const result: Record<string, unknown> = Object.fromEntries(entries)
  if (typeof result['description'] === 'string' && /\bor null if\b/.test(result['description'])) {
    if (Array.isArray(result['enum'])) result['enum'] = [...result['enum'], null]
    if (result['type'] !== undefined) result['nullable'] = true
  }
  return result
}

function escaped(template: string): string {
  return encodeURIComponent(template.replaceAll('~', '~0').replaceAll('/', '~1'))
}
