import { requestOf, type User } from '../../simulator/harness/index.ts'
import type { EntityIdentifier } from '../../simulator/vocabulary/entity-identifier.ts'
import { serviceRequests } from '../../simulator/vocabulary/service-reference.ts'
import { perform } from './sending.ts'
import { valueInWords } from './values-in-words.ts'
import type { NetworkWorld } from './world.ts'

/** Fields by their DUIS names, with values that may be said in words: `its hub`, `a new ESME`. */
export type Rows = readonly (readonly [string, string])[]

/**
 * Sends a request of any variant about the scenario's device, or to the hub of its home where it is for a hub alone.
 *
 * @param target another device that it is for
 * @returns the last code on a connection
 */
export async function send(
  world: NetworkWorld,
  sender: User,
  srv: string,
  rows: Rows,
  target?: EntityIdentifier,
): Promise<string> {
  const fields = await Promise.all(
    rows.map(async ([field, words]) => [field, await valueInWords(world, words)] as const),
  )
  const { devices } = world.scene.premises
  const isForHub = serviceRequests[srv]?.targets.includes('CHF') && !serviceRequests[srv]?.targets.includes('ESME')
  const device = target ?? (isForHub ? devices.CHF : world.scene.device.id)
  const request = requestOf({ serviceReferenceVariant: srv, device, fields }, sender.newRequestId)
  if (!request.ok) throw new Error(request.failure)
  const { answer } = await perform(world, sender, request.value)
  return answer.response.responseCode
}
