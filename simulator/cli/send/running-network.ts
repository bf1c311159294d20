import { z } from 'zod'
import { type CertificateStanding, certificateStandings } from '../../../certs/repository.ts'
import { explanationSchema } from '../../harness/in-words/explanation.ts'
import { type DeviceType, deviceTypes } from '../../vocabulary/device-type.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import { parseInstant } from '../../vocabulary/instant.ts'
import { type HarnessOptions, tokenSaid } from '../harness-options.ts'

const premisesSchema = z.object({
  supplier: z.object({ id: z.string(), name: z.string(), entityIdentifier: z.string() }).nullable(),
})

const inventorySchema = z.object({ type: z.enum(Object.keys(deviceTypes) as [DeviceType, ...DeviceType[]]) })

const statusSchema = z.object({
  seed: z.string(),
  premises: z.number(),
  // Of a network of an earlier version there is none.
  furtherDevices: z.object({ PPMID: z.number(), HCALCS: z.number() }).default({ PPMID: 0, HCALCS: 0 }),
  gsmeWakesEverySeconds: z.number().default(0),
  estate: z.string().nullable().default(null),
  now: z.string(),
  deterministic: z.boolean(),
  duis: z.string(),
  identities: z
    .object({
      keystore: z.string().nullable(),
      trust: z.string().nullable(),
      judgedAt: z.string().transform((text) => parseInstant(text) ?? z.NEVER),
      keystoreDates: z.enum(['judge', 'ignore']),
    })
    .nullable(),
})

type RunningStatus = z.output<typeof statusSchema>

const certificateSchema = z.object({
  serialNumber: z.string(),
  subject: z.string(),
  issuer: z.string(),
  entityIdentifier: z.string().nullable(),
  role: z.string().nullable(),
  relation: z.string(),
  keyUsage: z.array(z.string()),
  notBefore: z.string(),
  notAfter: z.string(),
  standing: z.enum(certificateStandings),
  certificate: z.string(),
})

/** A certificate of the network, and what it has to do with what was asked about. */
export type FoundCertificate = z.output<typeof certificateSchema>

/** A network that another process keeps up, as its control API shows it. */
export interface RunningNetwork {
  readonly status: RunningStatus
  /** What the control API answers to a question, by its path and what is said of it. */
  ask(path: string, query: Readonly<Record<string, string | number | undefined>>): Promise<unknown>
  /** The User ID of the supplier of a device's premises. */
  supplierOf(device: string): Promise<string>
  /** The type of a device, as the inventory records it. */
  typeOf(device: string): Promise<DeviceType>
  setAddress(user: string, receiveResponse: string | null): Promise<void>
  /** @param query what they are to concern: one of device, mpxn and operator */
  certificates(query: Readonly<Record<string, string>>): Promise<readonly FoundCertificate[]>
  setStanding(serialNumber: bigint, standing: CertificateStanding): Promise<FoundCertificate>
  /** What happened to a request, and why. */
  transcriptOf(requestId: string): Promise<TranscriptInWords>
}

const transcriptSchema = z.object({
  explanations: z.array(explanationSchema),
  inWords: z.array(z.object({ at: z.string(), who: z.string(), what: z.string(), details: z.array(z.string()) })),
})
/** A request's transcript in words, and the answers under its RequestID explained. */
export type TranscriptInWords = z.output<typeof transcriptSchema>

/**
 * Finds a network by the address of its control API.
 *
 * @throws SimulatorFault SIM_USAGE where none answers there, or one of another seed, or one that wants another token
 */
export async function findRunningNetwork(said: HarnessOptions): Promise<RunningNetwork> {
  const { harness, seed } = said
  const token = tokenSaid(said)
  const authorization: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` }
  const call = (path: string, { headers, ...init }: RequestInit & { headers?: Record<string, string> } = {}) =>
    ask(harness, path, { ...init, headers: { ...authorization, ...headers } })
  const status = reachedBy(harness, statusSchema.parse(await call('/status')))
  if (seed !== undefined && seed !== status.seed)
    throw new SimulatorFault('SIM_USAGE', `The network at ${harness} has the seed '${status.seed}', not '${seed}'`)
  return {
    status,
    ask: (path, query) => call(`${path}?${queryOf(query)}`),
    async supplierOf(device) {
      const { premises } = z.object({ premises: premisesSchema.nullable() }).parse(await call(`/devices/${device}`))
      if (premises === null)
        throw new SimulatorFault('SIM_USAGE', `${device} is at no premises: say --as which supplier`)
      if (premises.supplier === null)
        throw new SimulatorFault(
          'SIM_USAGE',
          `No one supplier is registered for ${device} today: say --as which supplier`,
        )
      return premises.supplier.entityIdentifier
    },
    async typeOf(device) {
      const { inventory } = z.object({ inventory: inventorySchema }).parse(await call(`/devices/${device}`))
      return inventory.type
    },
    async setAddress(user, receiveResponse) {
      const headers = { 'content-type': 'application/json' }
      await call(`/users/${user}`, { method: 'PUT', headers, body: JSON.stringify({ receiveResponse }) })
    },
    async certificates(query) {
      const answer = await call(`/certificates?${new URLSearchParams(query)}`)
      return z.object({ certificates: z.array(certificateSchema) }).parse(answer).certificates
    },
    async setStanding(serialNumber, standing) {
      const headers = { 'content-type': 'application/json' }
      const body = JSON.stringify({ standing })
      return certificateSchema.parse(await call(`/certificates/${serialNumber}`, { method: 'PUT', headers, body }))
    },
    transcriptOf: async (requestId) => transcriptSchema.parse(await call(`/requests/${encodeURIComponent(requestId)}`)),
  }
}

function queryOf(said: Readonly<Record<string, string | number | undefined>>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(said)) if (value !== undefined) query.set(name, String(value))
  return query.toString()
}

/** A network that listens on every address of its machine says none of them: its DUIS services are where it was reached. */
function reachedBy(harness: string, status: RunningStatus): RunningStatus {
  const duis = new URL(status.duis)
  if (!['0.0.0.0', '[::]'].includes(duis.hostname)) return status
  duis.hostname = new URL(harness).hostname
  return { ...status, duis: duis.origin }
}

async function ask(harness: string, path: string, init: RequestInit = {}): Promise<unknown> {
  const answer = await fetch(`${harness}/harness/v1${path}`, init).catch((cause: unknown) => {
    throw new SimulatorFault(
      'SIM_USAGE',
      `No network answers at ${harness}: start one with 'dcc-sim up', or name it with --harness`,
      { cause },
    )
  })
  if (answer.status >= 500) {
    const detail = `The network at ${harness} answered ${answer.status}: ${await answer.text().catch(() => '')}`
    throw new SimulatorFault('SIM_NO_ANSWER', detail.trim())
  }
  const body = (await answer.json().catch((cause: unknown) => {
    throw new SimulatorFault('SIM_USAGE', `What answers at ${harness} is no simulator's control API`, { cause })
  })) as { readonly error?: string }
  if (!answer.ok) throw new SimulatorFault('SIM_USAGE', body.error ?? `The control API answered ${answer.status}`)
  return body
}
