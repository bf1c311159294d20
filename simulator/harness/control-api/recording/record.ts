import { z } from 'zod'
import { formatInstant } from '../../../vocabulary/instant.ts'
import type { Operation, ServedNetwork } from '../operation.ts'
import { NotFound, NotPossible } from '../operation.ts'
import { deviceViews, fleetDeviceTypes, registeredToday } from '../operations/premises-view.ts'
import type { RequestRow } from '../request-list/request-row.ts'
import { rowView } from '../request-list/row-view.ts'
import { answerAt } from './ask.ts'
import type { Recording } from './recording.ts'

/** Requests that one file holds at most. */
export const mostRecorded = 500

/** What is said of the network as a whole. */
const aboutNetwork = [
  '/status',
  '/overview',
  '/check',
  '/settings',
  '/clock',
  '/fault-plan',
  '/users',
  '/decisions',
  '/decisions/counts',
  '/shadow',
  '/service-requests',
] as const

const numbered = z.object({
  documents: z.array(z.object({ n: z.number() })),
  frames: z.array(z.object({ n: z.number() })),
})
const framesOfLink = z.object({ frames: z.array(z.object({ n: z.number() })) })

/**
 * Everything that the control API says of some requests: each with its documents and frames, the devices of its premises with
 * theirs, who is registered there, and how the network stood.
 *
 * @param of what is recorded, in words
 */
export async function record(
  network: ServedNetwork,
  operations: readonly Operation[],
  rows: readonly RequestRow[],
  of: string,
): Promise<Recording> {
  const answers = new Map<string, unknown>()
  const take = async (address: string): Promise<unknown> => {
    if (!answers.has(address)) {
      const answer = await answerAt(operations, network, address).catch(leftOut)
      if (answer !== undefined) answers.set(address, answer)
    }
    return answers.get(address)
  }
  for (const address of aboutNetwork) await take(address)
  for (const { requestId } of rows) {
    const { documents, frames } = numbered.parse(await take(`/requests/${requestId}`))
    for (const { n } of documents) await take(`/requests/${requestId}/documents/${n}`)
    for (const { n } of frames) await take(`/requests/${requestId}/frames/${n}`)
  }
  const devices = [...premisesOf(network, rows)].flatMap((premises) => {
    const registered = registeredToday(network)
    return fleetDeviceTypes.flatMap((type) => deviceViews(network, premises, registered, type))
  })
  for (const { deviceId, mpan, mprn } of devices) {
    for (const part of ['', '/cells', '/history', '/timeline']) await take(`/devices/${deviceId}${part}`)
    const link = framesOfLink.safeParse(await take(`/devices/${deviceId}/link`))
    for (const { n } of link.data?.frames ?? []) await take(`/devices/${deviceId}/link/${n}`)
    for (const point of [mpan, mprn]) await take(`/registration/${point}`)
  }
  const recordedAt = formatInstant(network.time.clock.now())
  answers.set('/status', { ...(answers.get('/status') as object), recordedAt })
  return { recordedAt, of, answers, rows: rows.map((row) => rowView(row, network.dcc.settings().meanings)), devices }
}

/** What there is not, a shadow or the cells of a device elsewhere, is left out. */
function leftOut(fault: unknown): undefined {
  if (fault instanceof NotFound || fault instanceof NotPossible) return undefined
  throw fault
}

function premisesOf({ fleet }: ServedNetwork, rows: readonly RequestRow[]) {
  const found = rows.flatMap(({ device }) => fleet.premisesOf(device.id) ?? [])
  return new Map(found.map((premises) => [premises.index, premises])).values()
}
