import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { StoredKind } from '../stored-kind.ts'

/** Tests that each kind refuses what is not of it: another version, other data, and what has no version at all. */
export function refuseWhatTheyAreNot(kinds: readonly Pick<StoredKind<unknown>, 'what' | 'read'>[]): void {
  for (const kind of kinds)
    test(`${kind.what} is not taken for what it is not`, () => {
      for (const stored of [[1, -7.5], [1, { unheard: 'of' }], [1, [{}]], [2, {}], {}, null, 'text'])
        assert.throws(() => kind.read('some/key', stored), {
          code: 'SIM_STATE_UNREADABLE',
          message: /^(\w+: )?some\/key /,
        })
      assert.equal(kind.read('some/key', undefined), undefined)
    })
}
