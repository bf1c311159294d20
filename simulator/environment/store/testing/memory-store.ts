import { tmpdir } from 'node:os'
import { LibsqlStore } from '../libsql-store.ts'
import { openTemporaryStoreFile } from '../store-file.ts'

/** A store in memory that can be taken up again, as after a restart: work that was taken is free again. */
export interface MemoryStore {
  readonly store: LibsqlStore
  /** What was handed in before is written first; the store before is not to be used any more. */
  again(): Promise<MemoryStore>
}

export function memoryStore(): MemoryStore {
  const file = openTemporaryStoreFile()
  const open = (): MemoryStore => {
    const store = new LibsqlStore(file, tmpdir())
    return {
      store,
      async again() {
        await store.change({})
        return open()
      },
    }
  }
  return open()
}
