import { macOf } from '../gbcs/key-agreement.ts'
import { withMac, withoutSignature, writeUnsigned } from '../gbcs/message.ts'
import { signMessage } from '../gbcs/message-signature.ts'
import { SimulatorFault } from '../vocabulary/faults.ts'
import type { Sign } from '../vocabulary/ports/signing.ts'
import type { Outgoing } from './commands/execution.ts'
import { certificateIn, type Device } from './state/device.ts'
import { ownCredential } from './state/own-credentials.ts'

/** Signs what a device sends, or makes its MAC for the party that a cell names. */
export async function protectOutgoing(device: Device, outgoing: Outgoing, sign: Sign): Promise<Buffer> {
  const unsigned = writeUnsigned(outgoing.header, outgoing.content)
  if (outgoing.protection === 'signature') {
    return signMessage(unsigned, ownCredential(device, 'digitalSignature').privateKey, sign)
  }
  const recipient = certificateIn(device, outgoing.protection.macWith)
  if (recipient === undefined) throw new SimulatorFault('SIM_INVARIANT', 'A device has no cell to agree keys with')
  const grouping = withoutSignature(unsigned)
  return withMac(grouping, macOf(device.secretWith(recipient), outgoing.header, grouping))
}
