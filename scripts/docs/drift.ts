import { existsSync, readFileSync } from 'node:fs'
import type { Page } from './page.ts'

/** Whether a page is, word for word, what would be written now. */
export async function isUpToDate({ path, text }: Page): Promise<boolean> {
  return existsSync(path) && readFileSync(path, 'utf8') === (await text())
}
