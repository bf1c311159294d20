import { writeUnsigned } from '../../gbcs/message.ts'
import { dccParties } from '../../market/dcc-parties.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { DccCommand } from './service-request-rules.ts'

const originator = dccParties.accessControlBroker.entityIdentifier

/** A Command that the Access Control Broker sends of its own right, for no user. */
export const brokerCommand = (
  recipient: EntityIdentifier,
  messageCode: number,
  signedBy: 'access-control-broker' | 'nobody',
  content: (counter: bigint) => Buffer,
): DccCommand => ({
  signedBy,
  originator,
  messageCode,
  counter: null,
  unsigned: (counter) =>
    writeUnsigned(
      { cra: 'command', counter, originator, recipient, dateTime: null, messageCode, supplementary: Buffer.alloc(0) },
      content(counter),
    ),
})
