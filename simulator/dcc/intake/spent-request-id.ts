import { z } from 'zod'
import type { ServiceRequest } from '../../duis/request.ts'
import { entryOfVariant } from '../../vocabulary/command-variant.ts'
import { type Claim, keyOfClaim, type State } from '../../vocabulary/ports/state.ts'
import { storedKind } from '../../vocabulary/stored-kind.ts'
import { subjectOfRequest } from '../../vocabulary/subject.ts'

/** How a RequestID was spent. */
export interface SpentRequestId {
  /** Of the octets under which it was. */
  readonly digest: string
  readonly answer: string
}

export const storedSpent = storedKind(
  'how a RequestID was spent',
  1,
  z.strictObject({ digest: z.string(), answer: z.string() }),
)

type Requested = Pick<ServiceRequest, 'requestId' | 'commandVariant'>

const claimed = ({ requestId, commandVariant }: Requested) => ({
  subject: subjectOfRequest(requestId),
  name: `spent/${entryOfVariant(commandVariant)}`,
})

/** Where it is recorded that a RequestID is spent; that of a critical request is spent twice. */
export const keyOfSpent = (requested: Requested): string => keyOfClaim(claimed(requested))

/**
 * Spends a RequestID. It stays spent as long as the record of what was answered under it is kept, so that no two requests that are
 * kept have one.
 */
export const spentClaim = (requested: Requested, spent: SpentRequestId): Claim => ({
  ...claimed(requested),
  value: storedSpent.write(spent),
  goesWith: 'record',
})

/** How a RequestID was spent; undefined where it was not, or its record is not kept. */
export async function spentIn(requested: Requested, state: Pick<State, 'read'>): Promise<SpentRequestId | undefined> {
  const key = keyOfSpent(requested)
  const [found] = await state.read([key])
  return storedSpent.read(key, found?.value)
}
