import type { RequestBody, ServiceRequest } from '../../duis/request.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'

/** The body of an 8.4, once admission has made sure that it is one (E12). */
export function inventoryUpdateIn({
  body,
  requestId,
}: ServiceRequest): Extract<RequestBody, { kind: 'UpdateInventory' }> {
  if (body.kind === 'UpdateInventory') return body
  throw new SimulatorFault('SIM_INVARIANT', `${requestId} passed as 8.4 with a body of ${body.kind}`)
}
