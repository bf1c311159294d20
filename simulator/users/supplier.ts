import type { Result } from '../vocabulary/result.ts'
import type { CredentialsOrder } from './credentials-order.ts'
import type { SendFailure } from './duis-client.ts'
import { handoverRequest } from './requests.ts'
import { createUser, type Exchange, type User, type UserOptions } from './user.ts'

/** An energy supplier as a client of the DCC. */
export interface Supplier extends User {
  /** 6.21: asks the DCC to put certificates into a slot that it controls. The answer is an acknowledgement or a refusal. */
  requestHandover(order: CredentialsOrder): Promise<Result<Exchange, SendFailure>>
}

/**
 * @example
 * const asked = await supplier.requestHandover({ device, slot: 'NetworkOperator', certificates, certificationPath })
 * if (asked.ok && asked.value.answer.response.responseCode === 'I99')
 *   console.log(await supplier.mailbox.serviceResponse(asked.value.request.requestId))
 */
export function createSupplier(options: UserOptions): Supplier {
  const user = createUser(options)
  return {
    ...user,
    requestHandover: (order) => user.send(handoverRequest(order, user.newRequestId(order.device))),
  }
}
