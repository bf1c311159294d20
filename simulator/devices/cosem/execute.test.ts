import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { Operation, OperationKind } from '../../gbcs/dlms/access.ts'
import type { DlmsData } from '../../gbcs/dlms/data.ts'
import { factoryState } from '../state/device-state.ts'
import { notInstalled } from '../state/installation.ts'
import { dataLike } from '../testing/data-arbitraries.ts'
import { beginning, deviceIdentifier } from '../testing/device-under-test.ts'
import { blueprintOf } from '../testing/parties.ts'
import { executeAccessRequest } from './execute.ts'
import { type Attribute, instanceOf, type Moment } from './object.ts'
import { objectsOf } from './objects.ts'
import { whole } from './selective-access.ts'
import { ascii, nothing, truth, unsigned8, unsigned16 } from './values.ts'

const meter = objectsOf('ESME')
const moment: Moment = {
  blueprint: {
    ...blueprintOf(deviceIdentifier(1), 'ESME'),
    installation: { ...notInstalled, importMpans: ['1900000000123'] },
  },
  state: factoryState,
  now: beginning,
  hubTime: beginning,
  log: [],
  reader: null,
  topUpParties: () => null,
  notice: () => undefined,
}

const operation = (
  kind: OperationKind,
  classId: number,
  obis: string,
  member: number,
  data: DlmsData = nothing,
): Operation => ({ kind, classId, instance: instanceOf(obis), member, data })

const execute = (operations: readonly Operation[], state = moment.state) =>
  executeAccessRequest(meter, { invokeId: 7, operations }, { ...moment, state })

const importMpan = '0-0:94.44.34.11'

/** What each operation comes to; the codes are those of the Green Book. */
const outcomes: readonly (readonly [name: string, operation: Operation, result: number])[] = [
  ['a read of what the factory left', operation('get', 1, importMpan, 2), 0],
  ['a read of an object that no meter has', operation('get', 1, '0-0:1.2.3.4', 2), 4],
  ['a read of an object as if it were of another class', operation('get', 3, importMpan, 2), 9],
  ['a read of an attribute that the object has not', operation('get', 1, importMpan, 9), 3],
  ['a write of a value of another type', operation('set', 1, importMpan, 2, truth(true)), 12],
  ['a write of what cannot be an MPAN', operation('set', 1, importMpan, 2, ascii('12')), 250],
  ['a write of what the meter works out', operation('set', 1, '0-0:0.2.1.255', 2, ascii('0000')), 3],
  ['a method that the object has not', operation('action', 1, importMpan, 1, unsigned8(0)), 3],
  ['a script that the load switch has not', operation('action', 9, '0-0:10.0.106.255', 1, unsigned16(7)), 250],
  ['a script that opens the load switch', operation('action', 9, '0-0:10.0.106.255', 1, unsigned16(52)), 0],
]

describe('a device with COSEM objects', () => {
  for (const [name, asked, result] of outcomes) {
    it(`answers ${result} to ${name}`, () => {
      assert.deepEqual(
        execute([asked]).response.results.map((each) => each.result),
        [result],
      )
    })
  }

  it('carries out what comes behind an operation that failed, and leaves nothing of that', () => {
    const wrong = operation('set', 1, importMpan, 2, ascii('12'))
    const right = operation('set', 1, '1-0:0.0.2.255', 2, ascii('1900000000124'))
    const { state, response } = execute([wrong, right, operation('get', 1, importMpan, 2)])
    assert.deepEqual(
      response.results.map(({ result }) => result),
      [250, 0, 0],
    )
    assert.deepEqual(response.results[2]?.data, ascii('1900000000123'))
    assert.equal(state.attributes.size, 1)
  })

  it('gives back whatever is set of any attribute that can be set', () => {
    for (const { classId, instance, attributes } of meter.values()) {
      for (const [member, attribute] of attributes) {
        if (attribute.set === null) continue
        fc.assert(
          fc.property(dataLike(factoryValue(attribute)), (value) => {
            const address = { classId, instance, member }
            const { response } = execute([
              { kind: 'set', ...address, data: value },
              { kind: 'get', ...address, data: nothing },
            ])
            const [set, got] = response.results
            if (set?.result === 0) assert.deepEqual(got?.data, value)
            else assert.deepEqual(got?.data, factoryValue(attribute), `${classId}/${instance}/${member} was refused`)
          }),
          { numRuns: 3 },
        )
      }
    }
  })
})

function factoryValue({ source }: Attribute): DlmsData {
  const value = typeof source === 'function' ? source(moment, whole) : source
  if (typeof value === 'number') throw new Error('the factory leaves a failure')
  return value
}
