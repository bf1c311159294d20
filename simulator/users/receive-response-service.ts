import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import type { Mailbox } from './mailbox.ts'

/** The Receive Response services of the users of this process, on one port. */
export interface ReceiveResponseService {
  /** Where the DCC is to deliver a user's documents: `http://127.0.0.1:40123/90-B3-…`. */
  addressOf(user: EntityIdentifier): string
  /** Opens the service for one more user. */
  open(mailbox: Mailbox): void
  close(): Promise<void>
}

/** @param port 0 is a free one; rejects with SIM_PORT_IN_USE where it is taken */
export async function createReceiveResponseService(_options: {
  readonly host: string
  readonly port: number
}): Promise<ReceiveResponseService> {
  throw new Error('being written')
}
