import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import { assign } from './assignment.ts'

describe('an assignment on the command line', () => {
  test('sets what it names and leaves what stands beside it', () => {
    const said = { premises: 7, dcc: { check: { mode: 'off', decisionsKept: 5 } } }
    const assigned = assign(said, 'dcc.check.mode=monitor')
    assert.deepEqual(assigned, { premises: 7, dcc: { check: { mode: 'monitor', decisionsKept: 5 } } })
    assert.equal(said.dcc.check.mode, 'off')
  })

  const values: readonly [text: string, value: unknown][] = [
    ['dcc.deadlines.undeliveredMs=60000', 60000],
    ['dcc.check.settings.allowAccessControlBroker=true', true],
    ['dcc.codes={"E50":"E55"}', { E50: 'E55' }],
    ['dcc.check.settings.onUnknown.no-registration=accept', 'accept'],
    ['state=', ''],
    ['seed=a=b', 'a=b'],
  ]
  for (const [text, value] of values) {
    test(`reads ${text}`, () => {
      const path = text.slice(0, text.indexOf('=')).split('.')
      const found = path.reduce<unknown>((inner, name) => (inner as Record<string, unknown>)[name], assign({}, text))
      assert.deepEqual(found, value)
    })
  }

  for (const text of ['dcc.check.mode', '=x', 'dcc..mode=x', '.dcc=x', '']) {
    test(`does not take '${text}'`, () => {
      assert.throws(
        () => assign({}, text),
        (fault) => fault instanceof SimulatorFault && fault.code === 'SIM_USAGE',
      )
    })
  }

  test('cannot reach what every object has', () => {
    assert.deepEqual(Object.keys(assign({}, 'constructor.name=x')), ['constructor'])
  })
})
