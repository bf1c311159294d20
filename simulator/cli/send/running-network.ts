import { z } from 'zod'
import { explanationSchema } from '../../harness/account/explanation.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import { parseInstant } from '../../vocabulary/instant.ts'
import { type HarnessOptions, tokenSaid } from '../harness-options.ts'

const premisesSchema = z.object({
  supplier: z.object({ id: z.string(), name: z.string(), entityIdentifier: z.string() }).nullable(),
})

const statusSchema = z.object({
  seed: z.string(),
  premises: z.number(),
  now: z.string(),
  deterministic: z.boolean(),
  duis: z.string(),
  identities: z
    .object({
      keystore: z.string().nullable(),
      trust: z.string().nullable(),
      judgedAt: z.string().transform((text) => parseInstant(text) ?? z.NEVER),
    })
    .nullable(),
})

export type RunningStatus = z.output<typeof statusSchema>

/** A network that another process keeps up, as its control API shows it. */
export interface RunningNetwork {
  readonly status: RunningStatus
  /** The User ID of the supplier of a device's premises. */
  supplierOf(device: string): Promise<string>
  setAddress(user: string, receiveResponse: string | null): Promise<void>
  /** What happened to a request, and why. */
  accountOf(requestId: string): Promise<Account>
}

const accountSchema = z.object({
  explanations: z.array(explanationSchema),
  inWords: z.array(z.object({ at: z.string(), who: z.string(), what: z.string(), details: z.array(z.string()) })),
})
/** A request's transcript in words, and the answers under its RequestID explained. */
export type Account = z.output<typeof accountSchema>

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
    async setAddress(user, receiveResponse) {
      const headers = { 'content-type': 'application/json' }
      await call(`/users/${user}`, { method: 'PUT', headers, body: JSON.stringify({ receiveResponse }) })
    },
    accountOf: async (requestId) => accountSchema.parse(await call(`/requests/${encodeURIComponent(requestId)}`)),
  }
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
