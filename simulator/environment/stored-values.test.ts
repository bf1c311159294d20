import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { storedKind } from '../vocabulary/stored-kind.ts'
import { openLibsqlStore } from './store/libsql-store.ts'
import { StoredValues } from './stored-values.ts'

const kind = storedKind('a number', 1, z.number())

test('values that were written are read again, and those that were removed are not', async () => {
  const store = openLibsqlStore(null)
  const values = await StoredValues.read(store, 'number/', kind)
  await values.write([
    ['one', 1],
    ['two', 2],
  ])
  await values.write([
    ['one', 11],
    ['two', undefined],
  ])
  assert.deepEqual([...values.entries()], [['one', 11]])
  assert.deepEqual([...(await StoredValues.read(store, 'number/', kind)).entries()], [['one', 11]])
  store.closeAtOnce()
})

test('what another wrote meanwhile is written over, and never seen half', async () => {
  const store = openLibsqlStore(null)
  const [here, there] = [
    await StoredValues.read(store, 'number/', kind),
    await StoredValues.read(store, 'number/', kind),
  ]
  await there.write([['one', 1]])
  await Promise.all([here.write([['one', 2]]), here.write([['one', 3]])])
  await there.write([['one', undefined]])
  assert.equal(there.get('one'), undefined)
  assert.deepEqual([...(await StoredValues.read(store, 'number/', kind)).entries()], [])
  store.closeAtOnce()
})

test('a value of another form is refused when it is read', async () => {
  const store = openLibsqlStore(null)
  await store.change({ put: [{ key: 'number/one', version: 0, value: 1 }] })
  await assert.rejects(StoredValues.read(store, 'number/', kind), { code: 'SIM_STATE_UNREADABLE' })
  store.closeAtOnce()
})
