/** What a page may send, checked. */

import {z} from 'zod'
import type {PageKey} from '../model/source-page.ts'

const text = z.string().max(4000)
const article = z.string().max(400)
const seen = z.string().max(64)

const settling = z.strictObject({
  fingerprint: z.string().min(8).max(64),
  answer: z.enum(['meant', 'take', 'not-same', 'same', 'neither', 'publish', 'both']),
  reason: text,
  until: z.iso.date({error: 'The last day is no date.'}).optional(),
  seen
})

const page = z.custom<PageKey>(
  (value) => typeof value === 'string' && value.length <= 1000 && /^[^/]+\/.+$/s.test(value)
)

const removal = z.strictObject({
  article,
  source: page,
  by: z.string().max(100),
  nth: z.int().min(0),
  seen
})

export type Settling = z.infer<typeof settling>
export type RemovalRequest = z.infer<typeof removal>

/** By what is asked for. */
export const requests = {
  settle: settling,
  undo: z.strictObject({fingerprint: z.string().min(8).max(64)}),
  'undo-pair': z.strictObject({article, pages: z.tuple([page, page], page), same: z.boolean()}),
  'put-back': removal,
  'take-out': removal,
  'bring-in': z.strictObject({})
} as const

export type RequestName = keyof typeof requests
