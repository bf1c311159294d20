import { verifyMac } from '../../gbcs/key-agreement.ts'
import type { GbcsMessage } from '../../gbcs/message.ts'
import { verifyMessageSignature } from '../../gbcs/message-signature.ts'
import { nameOfRemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import { type Result, succeeded } from '../../vocabulary/result.ts'
import { cells, keyOfCell, type TrustAnchorCellIdentifier } from '../../vocabulary/trust-anchor-cell.ts'
import { certificateIn, type Device } from '../state/device.ts'
import { counterOf } from '../state/device-state.ts'
import type { SecurityNote } from '../state/security-log.ts'
import { dropped } from './execution.ts'

type Authentication = Result<null, SecurityNote>

const authentic: Authentication = succeeded(null)

/** Whether the Access Control Broker let the command pass: its MAC, under the key agreement cell that it holds. */
export function authenticateMac(device: Device, message: GbcsMessage): Authentication {
  if (message.mac === null)
    return dropped('trustedSourceAuthenticationFailed', 'mac-absent', 'The command carries no MAC.')
  const broker = certificateIn(device, cells.acbKeyAgreement)
  const right = broker !== undefined && verifyMac(device.secretWith(broker), message)
  return right
    ? authentic
    : dropped(
        'trustedSourceAuthenticationFailed',
        'mac-wrong',
        'The MAC is not the Access Control Broker’s over this command.',
      )
}

/** Whether the originator is the party whose certificate the cell holds. */
export function authenticateHolder(
  device: Device,
  message: GbcsMessage,
  cell: TrustAnchorCellIdentifier,
): Authentication {
  const certificate = certificateIn(device, cell)
  if (certificate === undefined) {
    return dropped('sourceLacksAuthority', 'no-such-cell', `The device has no cell ${keyOfCell(cell)}.`)
  }
  if (certificate.entityIdentifier !== message.originator) {
    const holder = certificate.entityIdentifier ?? 'nobody'
    const detail = `${message.originator} does not hold ${keyOfCell(cell)}: ${holder} does.`
    return dropped('sourceLacksAuthority', 'originator-not-holder', detail)
  }
  return authentic
}

/** Whether the holder of the cell signed the command (GBCS 13.3.5: the holder of the cell signs). */
export async function authenticateSignature(
  device: Device,
  message: GbcsMessage,
  cell: TrustAnchorCellIdentifier,
): Promise<Authentication> {
  const certificate = certificateIn(device, cell)
  const right = certificate !== undefined && (await verifyMessageSignature(certificate.publicKey, message))
  return right
    ? authentic
    : dropped(
        'trustedSourceAuthenticationFailed',
        'signature-wrong',
        `The holder of ${keyOfCell(cell)} did not sign this command.`,
      )
}

/** Whether the command is a new one of that Remote Party Role: counters only rise. */
export function authenticateCounter(device: Device, message: GbcsMessage, role: number): Authentication {
  const stored = counterOf(device.state, role)
  if (message.counter > stored) return authentic
  const detail = `The counter ${message.counter} is not above ${stored}, which ${nameOfRemotePartyRole(role)} has reached.`
  return dropped('unusualNumberOfCommands', 'counter-not-higher', detail)
}
