/** Shows pictures of `content/`: those that a page of this session named, and no other file. */

import {createHash} from 'node:crypto'
import {readFile, realpath} from 'node:fs/promises'
import path from 'node:path'
import {kindOfFile} from '../model/file-kinds.ts'
import type {Answer} from './answer.ts'
import {picturePolicy} from './headers.ts'

export interface Pictures {
  /** The address at which `file` can be seen from now on; it is relative to the root. */
  addressOf(file: string): string
  show(name: string): Promise<Answer | undefined>
}

const types: Readonly<Record<string, string>> = {
  '.avif': 'image/avif',
  '.gif': 'image/gif',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp'
}

export function openPictures(root: string): Pictures {
  const known = new Map<string, string>()

  return {
    addressOf(file) {
      const name = createHash('sha256').update(file).digest('base64url')
      known.set(name, file)
      return `/picture/${name}`
    },
    async show(name) {
      const file = known.get(name)
      if (file === undefined) return
      // A link on the disk must not lead out of the folder.
      const [real, folder] = await Promise.all(
        [path.join(root, file), path.join(root, 'content')].map((each) =>
          realpath(each).catch(() => '')
        )
      )
      if (!real || !folder || !real.startsWith(folder + path.sep)) return
      const body = await readFile(real).catch(() => undefined)
      const kind = body && kindOfFile(file, body)
      const type = typeof kind === 'object' && kind.picture ? types[kind.extension] : undefined
      if (!body || type === undefined) return
      return {status: 200, type, body, headers: {'content-security-policy': picturePolicy}}
    }
  }
}
