import { z } from 'zod'
import { type DeviceType, deviceTypes } from '../../vocabulary/device-type.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import { serviceRequests } from '../../vocabulary/service-reference.ts'

/** One kind of request in a mix. */
export interface MixedRequest {
  /** Service Reference Variant, `4.8.1`. */
  readonly request: string
  /** How many of all requests are of this kind, beside the shares of the others. */
  readonly share: number
  /** The type of device that it is for; the first that the variant may be aimed at where nothing is said. */
  readonly device?: DeviceType | undefined
  /** Fields by their DUIS names. `{device}`, `{mpan}`, `{mprn}`, `{now}` and `{dayBefore}` stand for what they say. */
  readonly fields?: Readonly<Record<string, string>> | undefined
  /** 6.21 alone: the registered operator's certificates, or those of another network. */
  readonly certificates?: 'registered' | 'wrong' | undefined
  /** The code that is expected on the connection. */
  readonly expect: string
}

/** What is sent, in shares. */
export type Mix = readonly MixedRequest[]

/**
 * What is sent where no file says otherwise: mostly readings, some of the DCC's own services, and handovers of which one in
 * three names the wrong network. No published source gives the shares of Great Britain's traffic, so these are assumed.
 */
export const assumedMix: Mix = [
  { request: '4.8.1', share: 35, device: 'ESME', fields: logOfYesterday(), expect: 'I99' },
  { request: '4.6.1', share: 10, device: 'ESME', fields: logOfYesterday(), expect: 'I99' },
  { request: '4.1.1', share: 15, device: 'ESME', expect: 'I99' },
  { request: '7.4', share: 5, device: 'ESME', expect: 'I99' },
  { request: '6.24.1', share: 10, device: 'ESME', fields: { RemotePartyRole: 'NetworkOperator' }, expect: 'I99' },
  { request: '8.2', share: 10, device: 'ESME', fields: { DeviceID: '{device}' }, expect: 'I0' },
  { request: '6.21', share: 10, device: 'GPF', certificates: 'registered', expect: 'I99' },
  { request: '6.21', share: 5, device: 'GPF', certificates: 'wrong', expect: 'E062106' },
]

function logOfYesterday(): Readonly<Record<string, string>> {
  return { 'ReadLogPeriod.StartDateTime': '{dayBefore}', 'ReadLogPeriod.EndDateTime': '{now}' }
}

const mixSchema = z
  .array(
    z.strictObject({
      request: z.string().refine((variant) => variant in serviceRequests, 'is no Service Reference Variant'),
      share: z.number().positive(),
      device: z.enum(Object.keys(deviceTypes) as [DeviceType, ...DeviceType[]]).optional(),
      fields: z.record(z.string(), z.string()).optional(),
      certificates: z.enum(['registered', 'wrong']).optional(),
      expect: z
        .string()
        .regex(/^[IEW]\d+$/, 'is no response code')
        .default('I99'),
    }),
  )
  .min(1)

/**
 * Reads a mix from a JSON file's text.
 *
 * @example readMix('[{"request": "7.4", "share": 1}]', 'mix.json')
 * @throws SimulatorFault SIM_USAGE that says what is wrong and where
 */
export function readMix(text: string, where: string): Mix {
  let said: unknown
  try {
    said = JSON.parse(text)
  } catch (cause) {
    throw new SimulatorFault('SIM_USAGE', `${where} is no JSON: ${(cause as Error).message}`, { cause })
  }
  const read = mixSchema.safeParse(said)
  if (read.success) return read.data
  const [first] = read.error.issues
  throw new SimulatorFault('SIM_USAGE', `${where}: ${[...(first?.path ?? []), first?.message].join(' ')}`)
}

/** Which kind comes next: `at` from 0 to 1 falls into the shares. */
export function pick(mix: Mix, at: number): MixedRequest {
  const all = mix.reduce((sum, { share }) => sum + share, 0)
  let left = at * all
  for (const one of mix) {
    left -= one.share
    if (left < 0) return one
  }
  const last = mix.at(-1)
  if (last === undefined) throw new TypeError('A mix has at least one request')
  return last
}
