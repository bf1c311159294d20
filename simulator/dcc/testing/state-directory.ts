import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A directory of its own for a state, gone when the test is over. */
export async function withStateDirectory(test: (state: string) => Promise<void>): Promise<void> {
  const state = mkdtempSync(join(tmpdir(), 'dcc-'))
  try {
    await test(state)
  } finally {
    rmSync(state, { recursive: true, force: true })
  }
}
