import type { User } from '../../harness/index.ts'
import { networkOperatorCalled, supplierCalled } from '../../market/look-up.ts'
import { suppliers } from '../../market/suppliers.ts'
import { parseEntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import type { RemoteUsers } from './remote-users.ts'

/** Who sends, by name, market participant id or User ID: a supplier, else a network operator. */
export function senderOf(called: string, { users }: RemoteUsers): Promise<User> {
  const identifier = parseEntityIdentifier(called)
  const isSupplier = suppliers.some(
    ({ id, name, entityIdentifier }) =>
      entityIdentifier === identifier || [id, name].some((word) => word.toLowerCase() === called.toLowerCase()),
  )
  if (isSupplier) return users.supplier(supplierCalled(called).entityIdentifier)
  const [first] = networkOperatorCalled(called).entityIdentifiers
  const sender = identifier ?? parseEntityIdentifier(first ?? '')
  if (sender === null) throw new SimulatorFault('SIM_NO_SUCH_PARTY', `${called} has no User ID to send with`)
  return users.networkOperator(sender)
}
