import { cosemCommand, operationsByCode, valued } from '../command.ts'
import { data } from '../interface-classes.ts'
import { set } from '../operations.ts'
import type { DataCodec } from '../values.ts'

/** Which events are to be told of or not, by the low octets of their codes; the others stay as they are. */
export interface Behaviours {
  readonly enabled: readonly number[]
  readonly disabled: readonly number[]
}

const bits = 256

/** Two halves of 256 bits: which events are meant, and which of these are enabled. The last bit of each is event 00. */
const behaviours: DataCodec<Behaviours> = {
  toData: ({ enabled, disabled }) => ({
    type: 'bit-string',
    bits: 2 * bits,
    value: Buffer.concat([maskOf([...enabled, ...disabled]), maskOf(enabled)]),
  }),
  fromData: (data) => {
    if (data.type !== 'bit-string' || data.bits !== 2 * bits) return undefined
    const meant = eventsIn(data.value.subarray(0, bits / 8))
    const enabled = eventsIn(data.value.subarray(bits / 8))
    return enabled.every((event) => meant.includes(event))
      ? { enabled, disabled: meant.filter((event) => !enabled.includes(event)) }
      : undefined
  },
}

function maskOf(events: readonly number[]): Buffer {
  const mask = Buffer.alloc(bits / 8)
  for (const event of events) {
    const at = mask.length - 1 - (event >> 3)
    mask[at] = (mask[at] ?? 0) | (1 << (event & 7))
  }
  return mask
}

const eventsIn = (mask: Buffer): number[] =>
  Array.from({ length: bits }, (_, event) => event).filter(
    (event) => ((mask[mask.length - 1 - (event >> 3)] ?? 0) >> (event & 7)) & 1,
  )

const setting = (messageCode: number, obis: string) =>
  cosemCommand(messageCode, { behaviours: valued(set(data, obis, 'value'), behaviours) })

/** Whether an ESME tells its supplier over the WAN, devices on the HAN, whoever hears its alarm, and its log. */
export const ecs25a = setting(0x00ac, '0-30:97.98.11.255')
export const ecs25a1 = setting(0x00ea, '0-30:97.98.12.255')
export const ecs25a2 = setting(0x00eb, '0-30:97.98.13.255')
export const ecs25a3 = setting(0x00ec, '0-30:97.98.14.255')

/** Whether it tells its network operator, and its log. */
export const ecs25b = setting(0x00b0, '0-33:97.98.11.255')
export const ecs25b3 = setting(0x00ed, '0-33:97.98.14.255')

/** Of which events an ESME tells. By message code: the operations of the command, in order. */
export const alertBehaviourCommands = operationsByCode(ecs25a, ecs25a1, ecs25a2, ecs25a3, ecs25b, ecs25b3)
