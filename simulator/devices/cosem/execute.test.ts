import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { Operation, OperationKind } from '../../gbcs/dlms/access.ts'
import type { DlmsData } from '../../gbcs/dlms/data.ts'
import { notFitted } from '../../vocabulary/fitting.ts'
import { instant } from '../../vocabulary/instant.ts'
import { factoryState } from '../state/device-state.ts'
import type { SecurityLogEntry } from '../state/security-log.ts'
import { dataLike } from '../testing/data-arbitraries.ts'
import { beginning, deviceIdentifier } from '../testing/device-under-test.ts'
import { blueprintOf } from '../testing/parties.ts'
import { executeAccessRequest } from './execute.ts'
import { type Attribute, instanceOf, type Moment } from './object.ts'
import { objectsOf } from './objects.ts'
import { whole } from './selective-access.ts'
import { ascii, dateTime, nothing, octets, truth, unsigned8, unsigned16 } from './values.ts'

const meter = objectsOf('ESME')
const moment: Moment = {
  blueprint: {
    ...blueprintOf(deviceIdentifier(1), 'ESME'),
    fitting: { ...notFitted, importMpans: ['1900000000123'] },
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

    describe('and controllers', () => {
      const moments = (which: number, first: 1 | 3, from: number, until: number) => [
        operation('set', 1, `0-0:94.44.${116 + which}.${first}`, 2, dateTime(later(from))),
        operation('set', 1, `0-0:94.44.${116 + which}.${first + 1}`, 2, dateTime(later(until))),
      ]
      const later = (byMinutes: number) => instant(Math.ceil(moment.now / 60_000) * 60_000 + byMinutes * 60_000)
      const limit = (selector: number) => operation('action', 9, '0-0:10.0.107.255', 1, unsigned16(selector))
      const stateAfter = (operations: readonly Operation[], byMinutes: number, which: number): string => {
        const { state } = execute(operations)
        const asked = [operation('get', 1, `0-0:94.44.0.${30 + which}`, 2)]
        const then = { ...moment, state, now: later(byMinutes) }
        const [result] = executeAccessRequest(meter, { invokeId: 8, operations: asked }, then).response.results
        return result?.data?.type === 'utf8-string' ? String(result.data.value) : ''
      }
      const level = [...moments(3, 1, 10, 20), script(0x1364)]

      it('says nothing of a controller of which nothing was said', () => assert.equal(stateAfter(level, 15, 2), '{}'))

      it('has a level from when and until when that was said', () => {
        const during = '{"outputState": 100, "inputState": 0}'
        assert.deepEqual(
          [9, 10, 19, 20].map((minutes) => stateAfter(level, minutes, 3)),
          ['{}', during, during, '{}'],
        )
      })

      it('has the level of an input apart from that of the output', () => {
        const input = [...moments(3, 1, 0, 20), script(0x2332)]
        assert.equal(stateAfter(input, 5, 3), '{"outputState": 0, "inputState": 50}')
      })

      it('keeps a level below a limit while that holds', () => {
        const limited = [...level, ...moments(3, 3, 12, 15), limit(0x1332)]
        assert.deepEqual(
          [11, 12, 15].map((minutes) => stateAfter(limited, minutes, 3)),
          [100, 50, 100].map((output) => `{"outputState": ${output}, "inputState": 0}`),
        )
      })
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

  it('has nothing in a log that came before it was cleared, in the same second neither', () => {
    const clear = operation('action', 7, '0-0:99.98.0.255', 1, nothing)
    const read = operation('get', 7, '0-0:99.98.0.255', 2)
    const second = Math.ceil(moment.now / 1000) * 1000
    const at500 = { ...moment, now: instant(second + 500) }
    const cleared = executeAccessRequest(meter, { invokeId: 7, operations: [clear] }, at500).state
    const events = [499, 500, 700].map((ms, at) => ({ at: instant(second + ms), event: 0x8154 + at }))
    const log = events.map((entry) => ({ ...entry, kind: 'executed', reason: '', detail: '' }) as SecurityLogEntry)
    const later = { ...moment, state: cleared, log, now: instant(second + 1000) }
    const [found] = executeAccessRequest(meter, { invokeId: 8, operations: [read] }, later).response.results
    const rows = found?.data?.type === 'compact-array' ? found.data.value : assert.fail('no log')
    // A row has a time of four octets, an event of two, and octets of length nought.
    assert.deepEqual(
      [0, 1].map((row) => rows.readUInt16BE(7 * row + 4)),
      [0x8155, 0x8156],
    )
    assert.equal(rows.length, 14)
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
