import assert from 'node:assert/strict'
import { test } from 'node:test'
import { entityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { instant } from '../../vocabulary/instant.ts'
import { parseRequestId, type RequestId } from '../../vocabulary/request-id.ts'
import { alertCounter } from './alert-counter.ts'

const to = entityIdentifier('90-B3-D5-1F-30-02-02-41')
const occasion = {
  about: '90-B3-D5-1F-30-01-00-00:00-DB-12-34-56-78-90-A0:1001' as RequestId,
  to,
  alertCode: 'N42',
  at: instant(0),
  payload: null,
}

test('the same alert has the same counter, and it fits a ResponseID', () => {
  const counter = alertCounter(occasion)
  assert.equal(alertCounter({ ...occasion }), counter)
  assert.ok(parseRequestId(`90-B3-D5-1F-30-00-00-02:${to}:${counter}`) !== null)
})

test('any other alert has another', () => {
  const others = [
    { about: '90-B3-D5-1F-30-01-00-00:00-DB-12-34-56-78-90-A0:1002' as RequestId },
    { about: entityIdentifier('00-DB-12-34-56-78-90-A0') },
    { to: entityIdentifier('90-B3-D5-1F-30-02-02-42') },
    { alertCode: '8F66' },
    { at: instant(1) },
    { payload: Buffer.from('01', 'hex') },
  ]
  const counters = others.map((other) => alertCounter({ ...occasion, ...other }))
  assert.equal(new Set([...counters, alertCounter(occasion)]).size, others.length + 1)
})
