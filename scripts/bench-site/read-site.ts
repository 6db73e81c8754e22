import {readFile} from 'node:fs/promises'
import path from 'node:path'
import type {SiteData} from '../../src/model/site-data.ts'

/** What was staged last in the knowledge base at `root`. */
export async function readSite(root: string): Promise<SiteData> {
  return JSON.parse(await readFile(path.join(root, '.collate/site/site.json'), 'utf8'))
}
