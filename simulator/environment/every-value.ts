import type { Key, State, Versioned } from '../vocabulary/ports/state.ts'

/** Values read in one go. */
const pageLength = 500

/** Every value whose key begins with a prefix, in order of key. */
export async function* everyValue(state: Pick<State, 'page'>, prefix: string): AsyncGenerator<Versioned> {
  let after: Key | null = null
  for (;;) {
    const page: readonly Versioned[] = await state.page(prefix, after, pageLength)
    yield* page
    if (page.length < pageLength) return
    after = page.at(-1)?.key ?? null
  }
}
