import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { Operation } from '../../gbcs/dlms/access.ts'
import { cosemCommands } from '../../gbcs/dlms/commands.ts'
import type { DlmsData } from '../../gbcs/dlms/data.ts'
import type { OperationShape } from '../../gbcs/dlms/operations.ts'
import { factoryState } from '../state/device-state.ts'
import { dataLike } from '../testing/data-arbitraries.ts'
import { beginning, deviceIdentifier } from '../testing/device-under-test.ts'
import { blueprintOf } from '../testing/parties.ts'
import { executeAccessRequest } from './execute.ts'
import type { Moment } from './object.ts'
import { objectsOf } from './objects.ts'
import { whole } from './selective-access.ts'
import { array, atOnceOctets, enumerated, nothing, octets, structure } from './values.ts'

const meter = objectsOf('ESME')
const moment: Moment = {
  blueprint: blueprintOf(deviceIdentifier(1), 'ESME'),
  state: factoryState,
  now: beginning,
  hubTime: beginning,
  log: [],
  reader: null,
  topUpParties: () => null,
  notice: () => undefined,
}

const keyOf = ({ classId, instance, member }: OperationShape): string => `${classId}/${instance}/${member}`

/** What a write leaves elsewhere: an attribute that waits becomes active, and some of those belong to other objects. */
interface Link {
  readonly set: string
  readonly read: string
  readonly as?: (value: DlmsData) => DlmsData
}

const passive = (set: string, read: string, as?: Link['as']): Link => ({ set, read, ...(as && { as }) })
const account = '111/0000130000FF'
const credit = '112/0000130A01FF'
const loadLimit = '71/0000110000FF'

/** A write use case, the read that shows what it set, and where the two do not speak of the same attributes. */
const useCases: readonly (readonly [name: string, write: number, read: number, links: readonly Link[]])[] = [
  [
    'ECS28a and ECS27',
    0x0043,
    0x0042,
    [
      passive('9000/00005E2C8006/4', `${loadLimit}/6`),
      passive('9000/00005E2C8007/4', `${loadLimit}/4`),
      passive('9000/00005E2C8008/4', `${loadLimit}/7`),
      passive('9000/00005E2C0003/4', '9000/00005E2C0003/2'),
    ],
  ],
  ['ECS29c and ECS26b', 0x00d1, 0x003c, []],
  ['ECS29d and ECS26k', 0x00d2, 0x00c6, []],
  ['ECS30 and ECS26d', 0x0046, 0x003e, []],
  ['ECS34 and ECS26f', 0x0047, 0x0040, []],
  ['ECS38 and ECS26c', 0x004b, 0x003d, []],
  ['ECS46a and ECS61a', 0x0053, 0x00bb, []],
  [
    'ECS08 and ECS26a',
    0x001f,
    0x003b,
    [
      passive('9000/00005E2C8002/4', `${credit}/9`),
      passive('9000/00005E2C8003/4', `${credit}/10`),
      passive('9000/00005E2C8009/4', `${account}/16`),
      passive('9000/00005E2C800C/4', `${account}/18`),
      passive('9000/00005E2C800D/4', `${account}/19`),
      passive('9000/00005E2C8016/4', '21/0000100001FF/2', (threshold) => array([threshold])),
      passive('10/00010C0001FF/2', '10/00000C0001FF/2'),
      passive('11/00010B0002FF/2', '11/00000B0002FF/2'),
      passive('9000/00005E2C020A/4', '9000/00005E2C020A/2'),
      passive('9000/00005E2C0214/4', '9000/00005E2C0214/2'),
    ],
  ],
  [
    'ECS01a and ECS24',
    0x0019,
    0x003a,
    [
      passive('20/00000D0000FF/7', '20/00000D0000FF/3'),
      passive('20/00000D0000FF/8', '20/00000D0000FF/4'),
      passive('20/00000D0000FF/9', '20/00000D0000FF/5'),
      passive('11/00010B0000FF/2', '11/00000B0000FF/2'),
      passive('9000/00005E2C0200/4', '9000/00005E2C0200/2'),
      passive('113/0000131404FF/6', '113/0000131404FF/5'),
      passive('113/0000131400FF/6', '113/0000131400FF/5'),
      ...['0B', '0C', '0D', '0E', '0F', '10', '11', '12'].map((time) =>
        passive(`21/00001001${time}FF/2`, `21/00001000${time}FF/2`),
      ),
    ],
  ],
  [
    'ECS02 and ECS26j',
    0x001a,
    0x00be,
    [
      passive('111/0001130000FF/2', `${account}/2`, (mode) =>
        mode.type === 'structure' ? structure(...mode.value.slice(0, 1), enumerated(2)) : mode,
      ),
      passive('111/0001130000FF/11', `${account}/11`),
    ],
  ],
]

describe('what a command sets', () => {
  for (const [name, write, read, links] of useCases) {
    it(`is read back: ${name}`, () => {
      const writes = operationsOf(write).filter(({ kind }) => kind === 'set')
      const reads = operationsOf(read)
      const values = fc.tuple(...writes.map(valueFor))
      fc.assert(
        fc.property(values, (said) => {
          const set = execute(writes, said)
          assert.deepEqual(new Set(set.response.results.map(({ result }) => result)), new Set([0]))
          const got = execute(reads, [], set.state).response.results
          const expected = writes.flatMap((operation, index) => {
            const link = links.find((each) => each.set === keyOf(operation))
            const value = said[index] ?? nothing
            return [[link?.read ?? keyOf(operation), link?.as?.(value) ?? value] as const]
          })
          const shown = reads.flatMap((operation, index) => {
            const [, value] = expected.findLast(([key]) => key === keyOf(operation)) ?? []
            return value === undefined ? [] : [[value, got[index]?.data] as const]
          })
          assert.ok(shown.length > 0, 'nothing that was set is read')
          for (const [value, found] of shown) assert.deepEqual(found, value)
        }),
        { numRuns: 8 },
      )
    })
  }
})

const operationsOf = (messageCode: number): readonly OperationShape[] => cosemCommands[messageCode]?.[0] ?? []

/** What waits is activated at once. */
function valueFor({ instance, member }: OperationShape): fc.Arbitrary<DlmsData> {
  const attribute = meter.get(instance)?.attributes.get(member)
  if (attribute === undefined) throw new Error(`a meter has no ${instance}/${member}`)
  if (attribute.activates !== undefined) return fc.constant(octets(atOnceOctets))
  const factory = typeof attribute.source === 'function' ? attribute.source(moment, whole) : attribute.source
  if (typeof factory === 'number') throw new Error('the factory leaves a failure')
  return dataLike(factory)
}

function execute(shapes: readonly OperationShape[], values: readonly DlmsData[], state = moment.state) {
  const operations = shapes.map(({ kind, classId, instance, member }, index): Operation => {
    return { kind, classId, instance, member, data: values[index] ?? nothing }
  })
  return executeAccessRequest(meter, { invokeId: 1, operations }, { ...moment, state })
}
