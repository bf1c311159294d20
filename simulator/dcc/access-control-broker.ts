import { z } from 'zod'
import type { Certificate } from '../../certs/certificate.ts'
import type { Credential } from '../../certs/smki.ts'
import { decideAgain } from '../environment/changed-meanwhile.ts'
import { type MacHeader, macOf, sharedSecretOf, verifyMac } from '../gbcs/key-agreement.ts'
import { type GbcsMessage, withMac, withoutSignature } from '../gbcs/message.ts'
import { signMessage } from '../gbcs/message-signature.ts'
import { dccParties } from '../market/dcc-parties.ts'
import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import { SimulatorFault } from '../vocabulary/faults.ts'
import { createInTurn } from '../vocabulary/in-turn.ts'
import type { Clock } from '../vocabulary/ports/clock.ts'
import type { Sign } from '../vocabulary/ports/signing.ts'
import type { Put, State } from '../vocabulary/ports/state.ts'
import { storedKind } from '../vocabulary/stored-kind.ts'
import type { DeviceCertificates } from './inventory/device-certificates.ts'
import type { Command, DccCommand, UserCommand } from './service-requests/service-request-rules.ts'

/** A Command that can be sent. Its device answers to the originator, under the originator's counter. */
export interface SentFrame {
  readonly originator: EntityIdentifier
  readonly counter: bigint
  readonly messageCode: number
  readonly frame: Buffer
}

/** A Command ready to be sent, once what it puts is durable. */
export interface MadeCommand extends SentFrame {
  /** Must be durable before the frame leaves: no counter is ever used twice. */
  readonly put: readonly Put[]
}

/** The Access Control Broker: signs Commands of its own, and makes the MAC of every Command. */
export interface AccessControlBroker {
  /** Whether the device's certificates are known, without which there is no Command for it. */
  knows(device: EntityIdentifier): boolean
  /**
   * Makes a Command and has it kept; one at a time for a device.
   *
   * @param keep makes durable what the Command puts, as `change` does; the next Command of the device waits for it, and where
   *             another has drawn the counter meanwhile the Command is made again
   * @throws SimulatorFault SIM_NO_SUCH_DEVICE for a device whose certificates the DCC does not know
   */
  make(device: EntityIdentifier, command: Command, keep: (made: MadeCommand) => Promise<void>): Promise<void>
  /**
   * Whether the MAC of a message to the Access Control Broker was made by the device.
   *
   * @throws SimulatorFault SIM_NO_SUCH_DEVICE as above
   */
  verifies(device: EntityIdentifier, message: GbcsMessage): boolean
}

export interface AccessControlBrokerOptions {
  readonly digitalSignature: Credential
  readonly keyAgreement: Credential
  /** With which the party of the DCC signs that changes suppliers. */
  readonly changeOfSupplier: Credential
  readonly deviceCertificates: DeviceCertificates
  readonly sign: Sign
  readonly clock: Clock
  readonly state: Pick<State, 'read'>
}

export const storedCounter = storedKind(
  'the last counter of the Access Control Broker',
  1,
  z.string().regex(/^\d{1,20}$/),
)

/** Each party of the DCC that originates Commands draws counters of its own. */
const counterKey = (originator: EntityIdentifier, device: EntityIdentifier): string =>
  `${originator === changeOfSupplierParty ? 'cos' : 'acb'}-counter/${device}`

const changeOfSupplierParty = dccParties.transitionalCoS.entityIdentifier

export function createAccessControlBroker(options: AccessControlBrokerOptions): AccessControlBroker {
  const { digitalSignature, keyAgreement, changeOfSupplier, deviceCertificates, sign, clock, state } = options
  const inTurn = createInTurn()
  // As long as the device's certificate is remembered, so is what was agreed with it.
  const secrets = new WeakMap<Certificate, Buffer>()

  const secretWith = (device: EntityIdentifier): Buffer => {
    const certificate = deviceCertificates(device)?.keyAgreement
    if (certificate === undefined) throw new SimulatorFault('SIM_NO_SUCH_DEVICE', `${device} has no certificates`)
    const known = secrets.get(certificate)
    if (known !== undefined) return known
    const secret = sharedSecretOf(keyAgreement.privateKey.scalar, certificate.publicPoint)
    secrets.set(certificate, secret)
    return secret
  }

  /**
   * Counters grow per device, which is all that a device can see, so that a device's frames depend on nothing but its
   * own history. They follow the clock in milliseconds: above the floors that users set by theirs, and above whatever
   * was sent before a state was lost.
   */
  const nextCounter = async (key: string): Promise<{ counter: bigint; put: Put }> => {
    const [stored] = await state.read([key])
    const last = storedCounter.read(key, stored?.value)
    const now = BigInt(clock.now())
    const next = last === undefined ? 0n : BigInt(last) + 1n
    const counter = now > next ? now : next
    return { counter, put: { key, version: stored?.version ?? 0, value: storedCounter.write(String(counter)) } }
  }

  const withMacOf = (device: EntityIdentifier, header: MacHeader, grouping: Buffer): Buffer =>
    withMac(grouping, macOf(secretWith(device), header, grouping))

  const signingKeys = {
    'access-control-broker': digitalSignature.privateKey,
    'change-of-supplier-party': changeOfSupplier.privateKey,
  }

  const dccCommand = async (device: EntityIdentifier, command: DccCommand): Promise<MadeCommand> => {
    const { messageCode, originator, signedBy } = command
    const drawn = command.counter === null ? await nextCounter(counterKey(originator, device)) : null
    const counter = drawn?.counter ?? command.counter ?? 0n
    const unsigned = command.unsigned(counter)
    const grouping =
      signedBy === 'nobody' ? withoutSignature(unsigned) : await signMessage(unsigned, signingKeys[signedBy], sign)
    const frame = withMacOf(device, { cra: 'command', counter, originator, recipient: device }, grouping)
    return { originator, counter, messageCode, frame, put: drawn === null ? [] : [drawn.put] }
  }

  /** The counter is the user's, and so is all that stands in the message: the MAC says that the DCC let it pass. */
  const userCommand = (device: EntityIdentifier, { message }: UserCommand): MadeCommand => {
    const { originator, counter, messageCode, groupingOctets } = message
    const frame = withMacOf(device, message, groupingOctets)
    return { originator, counter, messageCode, frame, put: [] }
  }

  return {
    verifies: (device, message) => verifyMac(secretWith(device), message),
    knows: (device) => deviceCertificates(device) !== undefined,
    make: (device, command, keep) =>
      inTurn.run(device, () =>
        decideAgain(
          async () => {
            const made = command.signedBy === 'user' ? userCommand(device, command) : await dccCommand(device, command)
            await keep(made)
          },
          (lost) => lost.some((key) => key.endsWith(`-counter/${device}`)),
        ),
      ),
  }
}
