import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { Operation } from '../../gbcs/dlms/access.ts'
import { cosemCommands } from '../../gbcs/dlms/commands.ts'
import type { DlmsData } from '../../gbcs/dlms/data.ts'
import type { OperationShape } from '../../gbcs/dlms/operations.ts'
import { nameOfMessageCode } from '../../gbcs/message-codes.ts'
import { factoryState } from '../state/device-state.ts'
import { dataLike } from '../testing/data-arbitraries.ts'
import { beginning, deviceIdentifier } from '../testing/device-under-test.ts'
import { blueprintOf } from '../testing/parties.ts'
import { executeAccessRequest } from './execute.ts'
import type { Moment } from './object.ts'
import { objectsOf } from './objects.ts'
import { whole } from './selective-access.ts'
import { array, atOnceOctets, bitsOf, enumerated, nothing, octets, structure } from './values.ts'

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

function operationsOf(messageCode: number): readonly OperationShape[] {
  return cosemCommands[messageCode]?.[0] ?? []
}

const keyOf = ({ classId, instance, member }: OperationShape): string => `${classId}/${instance}/${member}`

/** Where what was set is read, for attributes that are not read where they are set, and as what. */
interface ReadElsewhere {
  readonly read: string
  readonly as?: (value: DlmsData, before: DlmsData) => DlmsData
}

const account = '111/0000130000FF'
const credit = '112/0000130A01FF'
const loadLimit = '71/0000110000FF'
const sameNumber = (...keys: readonly (readonly [set: string, read: string])[]): Record<string, ReadElsewhere> =>
  Object.fromEntries(keys.map(([set, read]) => [set, { read }]))

/** A command says for which events in its first half, and what becomes of them in its second; others stay as they are. */
function behaviourInForce(said: DlmsData, before: DlmsData): DlmsData {
  if (said.type !== 'bit-string' || before.type !== 'bit-string') return said
  const [concerned, wanted] = [said.value.subarray(0, 32), said.value.subarray(32)]
  const inForce = concerned.map((octet, at) => (octet & (wanted[at] ?? 0)) | (~octet & (before.value[at] ?? 0)))
  return bitsOf(256, Buffer.from(inForce))
}

/** What waits becomes active, and some of it belongs to other objects; behaviours are read where they are in force. */
const readElsewhere: Readonly<Record<string, ReadElsewhere>> = {
  ...sameNumber(
    ['9000/00005E2C8006/4', `${loadLimit}/6`],
    ['9000/00005E2C8007/4', `${loadLimit}/4`],
    ['9000/00005E2C8008/4', `${loadLimit}/7`],
    ['9000/00005E2C0003/4', '9000/00005E2C0003/2'],
    ['9000/00005E2C8002/4', `${credit}/9`],
    ['9000/00005E2C8003/4', `${credit}/10`],
    ['9000/00005E2C8009/4', `${account}/16`],
    ['9000/00005E2C800C/4', `${account}/18`],
    ['9000/00005E2C800D/4', `${account}/19`],
    ['10/00010C0001FF/2', '10/00000C0001FF/2'],
    ['10/00010C0002FF/2', '10/00000C0002FF/2'],
    ...['00', '01', '02', '03'].map((days) => [`11/00010B00${days}FF/2`, `11/00000B00${days}FF/2`] as const),
    ['9000/00005E2C020A/4', '9000/00005E2C020A/2'],
    ['9000/00005E2C0214/4', '9000/00005E2C0214/2'],
    ['9000/00005E2C0200/4', '9000/00005E2C0200/2'],
    ...['00', '01'].flatMap((element) =>
      [3, 4, 5].map(
        (active) => [`20/00000D00${element}FF/${active + 4}`, `20/00000D00${element}FF/${active}`] as const,
      ),
    ),
    ...['0000131400FF', '0000131404FF', '0000131405FF', '0000131401FF', '0000131402FF'].map(
      (charge) => [`113/${charge}/6`, `113/${charge}/5`] as const,
    ),
    ...['0B', '0C', '0D', '0E', '0F', '10', '11', '12'].map(
      (time) => [`21/00001001${time}FF/2`, `21/00001000${time}FF/2`] as const,
    ),
    ['111/0001130000FF/11', `${account}/11`],
  ),
  ...Object.fromEntries(
    ['1E', '21'].flatMap((group) =>
      [0x0b, 0x0c, 0x0d, 0x0e].map((set) => [
        behaviour(group, set),
        { read: behaviour(group, set + 4), as: behaviourInForce },
      ]),
    ),
  ),
  '9000/00005E2C8016/4': { read: '21/0000100001FF/2', as: (threshold) => array([threshold]) },
  '111/0001130000FF/2': {
    read: `${account}/2`,
    as: (mode) => (mode.type === 'structure' ? structure(...mode.value.slice(0, 1), enumerated(2)) : mode),
  },
}

function behaviour(group: string, number: number): string {
  return `1/00${group}6162${number.toString(16).toUpperCase().padStart(2, '0')}FF/2`
}

const commandsOf = Object.keys(cosemCommands).map(Number)
const operationsIn = (messageCode: number, kind: Operation['kind']) =>
  operationsOf(messageCode).filter((operation) => operation.kind === kind)
const readKeyOf = (operation: OperationShape): string => readElsewhere[keyOf(operation)]?.read ?? keyOf(operation)
const isOnMeter = ({ instance }: OperationShape): boolean => meter.get(instance) !== undefined

/** The use cases that set something on a meter. */
const writes = commandsOf.filter((code) => operationsIn(code, 'set').filter(isOnMeter).length > 0)

/** Those that read something which a use case sets. */
function readsOf(write: number): readonly number[] {
  const keys = operationsIn(write, 'set')
    .filter(({ member, instance }) => !activates(instance, member))
    .map(readKeyOf)
  return commandsOf.filter((code) => operationsIn(code, 'get').some((operation) => keys.includes(keyOf(operation))))
}

const activates = (instance: string, member: number): boolean =>
  meter.get(instance)?.attributes.get(member)?.activates !== undefined

/** What is set by these no use case of GBCS reads. */
const readByNone: Readonly<Record<string, string>> = {
  ECS10: 'a message for people, on the display',
  ECS12: 'a date that hides what was before it',
  ECS14: 'the protection by a PIN, which is lifted',
  ECS16: 'words for people, on the display',
  ECS47: 'how a switch is put, at once: ECS61a reads the switch',
  ECS50: 'a number for people, on the display',
  ECS70: 'the clock, whose time its own answer has',
  ECS48: 'when counters are set to nothing',
  ECS47a: 'how a controller is put, at once: ECS61e reads the controller',
  ECS47e: 'how a controller is limited, at once: ECS61e reads the controller',
}

const shortName = (messageCode: number): string => nameOfMessageCode(messageCode)?.split(' ')[0] ?? String(messageCode)

describe('what a command sets', () => {
  for (const write of writes)
    for (const read of readsOf(write))
      it(`is read back: ${shortName(write)} by ${shortName(read)}`, () => {
        const sets = operationsIn(write, 'set')
        const gets = operationsIn(read, 'get')
        fc.assert(
          fc.property(fc.tuple(...sets.map(valueFor)), (said) => {
            const set = execute(sets, said)
            assert.deepEqual(new Set(set.response.results.map(({ result }) => result)), new Set([0]))
            const activated = execute(operationsIn(write, 'action').filter(isActivation), [], set.state)
            const got = execute(gets, [], activated.state).response.results
            const before = execute(gets, []).response.results
            const valueBefore = (key: string) => before[gets.findIndex((get) => keyOf(get) === key)]?.data ?? nothing
            const expected = new Map(
              sets.map((operation, index) => {
                const key = readKeyOf(operation)
                return [key, valueRead(operation, said[index] ?? nothing, valueBefore(key))]
              }),
            )
            const shown = gets.flatMap((operation, index) => {
              const value = expected.get(keyOf(operation))
              return value === undefined ? [] : [[value, got[index]?.data] as const]
            })
            assert.ok(shown.length > 0, 'nothing that was set is read')
            for (const [value, found] of shown) assert.deepEqual(found, value)
          }),
          { numRuns: 4 },
        )
      })

  it('is read by some use case, but for what people look at and what acts at once', () => {
    assert.deepEqual(writes.filter((write) => readsOf(write).length === 0).map(shortName), Object.keys(readByNone))
  })
})

/** Of a charge: what waits takes the place of what is in force. */
const isActivation = ({ classId, member }: OperationShape): boolean => classId === 113 && member === 2

const valueRead = (operation: OperationShape, value: DlmsData, before: DlmsData): DlmsData =>
  readElsewhere[keyOf(operation)]?.as?.(value, before) ?? value

/** Of import and export. */
const holdsMpan: readonly string[] = ['00005E2C220B', '0100000002FF']

/** What waits is activated at once. */
function valueFor({ instance, member }: OperationShape): fc.Arbitrary<DlmsData> {
  if (holdsMpan.includes(instance))
    return fc.stringMatching(/^\d{13}$/).map((mpan) => octets(Buffer.from(mpan, 'ascii')))
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
