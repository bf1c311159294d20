import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { openLibsqlStore } from './libsql-store.ts'
import { storeContract } from './testing/store-contract.ts'

const directory = mkdtempSync(join(tmpdir(), 'store-'))
after(() => rmSync(directory, { recursive: true }))

let opened = 0
storeContract('the store of a state directory', async () => {
  opened += 1
  const where = join(directory, String(opened))
  return { store: openLibsqlStore(where), again: async () => openLibsqlStore(where) }
})
