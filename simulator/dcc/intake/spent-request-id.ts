import type { ServiceRequest } from '../../duis/request.ts'
import { entryOfVariant } from '../../vocabulary/command-variant.ts'
import type { Claim } from '../../vocabulary/ports/state.ts'
import { subjectOfRequest } from '../../vocabulary/subject.ts'

/**
 * Spends a RequestID; that of a critical request is spent twice. It stays spent as long as the record of what was answered under
 * it is kept, so that no two requests that are kept have one. What was answered, and to which octets, stands in that record.
 */
export const spentClaim = ({
  requestId,
  commandVariant,
}: Pick<ServiceRequest, 'requestId' | 'commandVariant'>): Claim => ({
  subject: subjectOfRequest(requestId),
  name: `spent/${entryOfVariant(commandVariant)}`,
  value: true,
  goesWith: 'record',
})
