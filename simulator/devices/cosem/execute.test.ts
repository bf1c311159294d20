import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { Operation, OperationKind } from '../../gbcs/dlms/access.ts'
import type { DlmsData } from '../../gbcs/dlms/data.ts'
import { instant } from '../../vocabulary/instant.ts'
import { factoryState } from '../state/device-state.ts'
import { notInstalled } from '../state/installation.ts'
import { dataLike } from '../testing/data-arbitraries.ts'
import { beginning, deviceIdentifier } from '../testing/device-under-test.ts'
import { blueprintOf } from '../testing/parties.ts'
import { executeAccessRequest } from './execute.ts'
import { type Attribute, instanceOf, type Moment } from './object.ts'
import { objectsOf } from './objects.ts'
import { whole } from './selective-access.ts'
import { ascii, nothing, octets, truth, unsigned8, unsigned16 } from './values.ts'

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

  describe('with auxiliary load switches', () => {
    const minutes = (which: number, member: 1 | 2, value: number) =>
      operation('set', 1, `0-0:94.44.${116 + which}.${member}`, 2, unsigned16(value))
    const script = (selector: number) => operation('action', 9, '0-0:10.0.103.255', 1, unsigned16(selector))
    const output = (which: number) => operation('get', 70, `0-${which}:96.3.10.255`, 2)
    /** Which of the five is on, so many minutes after the operations. */
    const onAfter = (operations: readonly Operation[], later: number): readonly number[] => {
      const { state } = execute(operations)
      const now = instant(moment.now + later * 60_000)
      const asked = [1, 2, 3, 4, 5].map(output)
      const { response } = executeAccessRequest(meter, { invokeId: 8, operations: asked }, { ...moment, state, now })
      return response.results.flatMap(({ data }, at) => (data?.type === 'boolean' && data.value ? [at + 1] : []))
    }
    const activate = (which: number, term: number) => [minutes(which, 1, term), script((which << 8) | 0x11)]

    for (const which of [1, 2, 3, 4, 5])
      it(`has switch ${which} on for the minutes that were said, and no other`, () => {
        assert.deepEqual(onAfter(activate(which, 30), 29), [which])
        assert.deepEqual(onAfter(activate(which, 30), 30), [])
      })

    it('has one off that is told so, or is to be as its calendar says', () => {
      const others = activate(2, 30)
      assert.deepEqual(onAfter([...activate(4, 30), ...others, minutes(4, 2, 30), script(0x0412)], 1), [2])
      assert.deepEqual(onAfter([...activate(4, 30), ...others, script(0x0420)], 1), [2])
    })

    it('takes minutes or a moment for its term, and nothing else', () => {
      const set = (data: DlmsData) => operation('set', 1, '0-0:94.44.117.1', 2, data)
      const results = execute([set(unsigned16(5)), set(octets(Buffer.alloc(12))), set(truth(true))]).response.results
      assert.deepEqual(
        results.map(({ result }) => result),
        [0, 0, 12],
      )
    })
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
