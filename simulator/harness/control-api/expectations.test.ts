import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openLibsqlStore } from '../../environment/store/libsql-store.ts'
import type { RequestId } from '../../vocabulary/request-id.ts'
import { refuseWhatTheyAreNot } from '../../vocabulary/testing/stored-kinds.ts'
import { Expectations, storedExpectation } from './expectations.ts'

refuseWhatTheyAreNot([storedExpectation])

test('what a tester expected is known again after a restart', async () => {
  const store = openLibsqlStore(null)
  const id = 'a:b:1' as RequestId
  await new Expectations(store).expect(id, 'E062106')
  const later = new Expectations(store)
  assert.equal(later.codeOf(id), null)
  await later.read()
  assert.equal(later.codeOf(id), 'E062106')
  store.closeAtOnce()
})
