import type { GbcsMessage } from '../../gbcs/message.ts'
import { formatMessageCode } from '../../gbcs/message-codes.ts'
import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import { type Result, succeeded } from '../../vocabulary/result.ts'
import { cells, type TrustAnchorCellIdentifier } from '../../vocabulary/trust-anchor-cell.ts'
import { certificateIn, type Device } from '../state/device.ts'
import type { SecurityNote } from '../state/security-log.ts'
import { dropped } from './execution.ts'
import { isAskedBy } from './parties-of-use-cases.ts'

/** Who asks something of a device, as its cells have it, and by which of them the device speaks with that party. */
export interface Requester {
  /** The Remote Party Role whose counter counts. */
  readonly role: number
  /** Whose key signs a critical command. */
  readonly signatureCell: TrustAnchorCellIdentifier
  /** Whose key makes the MAC of the answer. */
  readonly keyAgreementCell: TrustAnchorCellIdentifier
  /** What other information of the answer repeats: the user behind the Access Control Broker, and its counter. */
  readonly supplementary: Buffer
  /** Whether what is encrypted for such a user goes under a counter of the device's own, which the answer then says (R5). */
  readonly needsOwnCounter: boolean
}

type KnownParty = Pick<Requester, 'role' | 'signatureCell' | 'keyAgreementCell'>

const broker: KnownParty = {
  role: RemotePartyRole.accessControlBroker,
  signatureCell: cells.acbSignature,
  keyAgreementCell: cells.acbKeyAgreement,
}

/** Parties that a device knows by cells of their own, in the order in which it looks them up. */
const knownParties: readonly KnownParty[] = [
  {
    role: RemotePartyRole.supplier,
    signatureCell: cells.supplierSignature,
    keyAgreementCell: cells.supplierKeyAgreement,
  },
  {
    role: RemotePartyRole.networkOperator,
    signatureCell: cells.networkOperatorSignature,
    keyAgreementCell: cells.networkOperatorKeyAgreement,
  },
  {
    role: RemotePartyRole.loadController,
    signatureCell: cells.loadControllerSignature,
    keyAgreementCell: cells.loadControllerKeyAgreement,
  },
  broker,
]

/** ECS21b and GCS16b; the published answer to GCS61 has none. */
const withOwnCounter: ReadonlySet<number> = new Set([0x0034, 0x0096])

/** A user and the counter of its request (docs/domain/gbcs.md#other-information). */
export const lengthOfUser = 16

/**
 * Who originated a command: a party that holds cells of the device (R1, R2), or the Access Control Broker for a user whom the
 * device does not know (R3 to R5, docs/domain/gbcs.md#forms).
 */
export function requesterOf(
  device: Device,
  message: GbcsMessage,
  isCritical: boolean,
): Result<Requester, SecurityNote> {
  const { originator, supplementary, messageCode } = message
  const holds = ({ signatureCell, keyAgreementCell }: KnownParty): boolean =>
    certificateIn(device, isCritical ? signatureCell : keyAgreementCell)?.entityIdentifier === originator
  if (supplementary.length >= lengthOfUser) {
    return holds(broker)
      ? succeeded({
          ...broker,
          supplementary: supplementary.subarray(0, lengthOfUser),
          needsOwnCounter: supplementary.length > lengthOfUser && withOwnCounter.has(messageCode),
        })
      : dropped('sourceLacksAuthority', 'originator-not-holder', `${originator} does not hold the broker’s cells.`)
  }
  const holders = knownParties.filter(holds)
  const asker = holders.find(({ role }) => isAskedBy(role, messageCode))
  if (asker !== undefined) return succeeded({ ...asker, supplementary: Buffer.alloc(0), needsOwnCounter: false })
  const use = formatMessageCode(messageCode)
  return holders.length === 0
    ? dropped('sourceLacksAuthority', 'originator-not-holder', `${originator} holds no cell that ${use} needs.`)
    : dropped('sourceLacksAuthority', 'role-not-permitted', `${originator} may not ask for ${use}.`)
}
