/** Reads from the page what there is to work through. */

import type {Guide} from './machine.ts'

export function readGuide(root: HTMLElement): Guide {
  const all = (selector: string) => [...root.querySelectorAll<HTMLElement>(selector)]
  return {
    paths: all('.path[data-path]').map((path) => path.dataset['path'] ?? ''),
    procedures: all('[data-procedure]').map(function (procedure) {
      const path = procedure.dataset['ofPath']
      const steps = [...procedure.querySelectorAll<HTMLElement>('[data-step]')].filter(
        (step) => step.closest('[data-procedure]') === procedure
      )
      return {
        id: procedure.dataset['procedure'] ?? '',
        ...(path ? {path} : {}),
        steps: steps.map((step) => ({
          key: step.dataset['step'] ?? '',
          digest: step.dataset['digest'] ?? '',
          id: step.id
        }))
      }
    }),
    values: [...new Set(all('[data-value]').map((input) => input.dataset['value'] ?? ''))]
  }
}
