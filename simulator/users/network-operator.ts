import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import type { ReceivedDocument } from './mailbox.ts'
import { createUser, type User, type UserOptions } from './user.ts'

/** A network operator as a client of the DCC. It may not send 6.21; that it tries is for `send` and a test. */
export interface NetworkOperator extends User {
  /** The alert N42 by which the operator learns that its certificates are now on a device, come or to come. */
  credentialsUpdated(device: EntityIdentifier, signal?: AbortSignal): Promise<ReceivedDocument>
}

export function createNetworkOperator(options: UserOptions): NetworkOperator {
  const user = createUser(options)
  return {
    ...user,
    credentialsUpdated: (device, signal) => user.mailbox.first(announcesCredentialsOf(device), signal),
  }
}

const announcesCredentialsOf =
  (device: EntityIdentifier) =>
  ({ response: { body } }: ReceivedDocument): boolean =>
    body.kind === 'DCCAlertMessage' &&
    body.alert.kind === 'SecurityCredentialsUpdated' &&
    body.alert.deviceId === device
