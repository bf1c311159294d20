import type { Certificate } from '../../certs/certificate.ts'
import type { Credential } from '../../certs/smki.ts'
import { macOf, sharedSecret } from '../gbcs/key-agreement.ts'
import { type GroupingHeader, withMac, writeUnsigned } from '../gbcs/message.ts'
import { signMessage } from '../gbcs/message-signature.ts'
import { dccParties } from '../market/dcc-parties.ts'
import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import type { Clock } from '../vocabulary/ports/clock.ts'
import type { Journal } from '../vocabulary/ports/journal.ts'
import type { Sign } from '../vocabulary/ports/signing.ts'
import type { AcbCommand } from './service-requests/service-request-rules.ts'

/** A Command ready to be sent, once what it puts is durable. */
export interface MadeCommand {
  readonly counter: bigint
  readonly messageCode: number
  readonly frame: Buffer
  /** Must be durable before the frame leaves: no counter is ever used twice. */
  readonly toPut: readonly [key: string, value: unknown]
}

/** The Access Control Broker: signs Commands of its own, and makes the MAC of every Command. */
export interface AccessControlBroker {
  /** One at a time for a device, and the next only when what the one before puts is durable. */
  make(device: EntityIdentifier, keyAgreement: Certificate, command: AcbCommand): Promise<MadeCommand>
}

export interface AccessControlBrokerOptions {
  readonly digitalSignature: Credential
  readonly keyAgreement: Credential
  readonly sign: Sign
  readonly clock: Clock
  readonly journal: Journal
}

const originator = dccParties.accessControlBroker.entityIdentifier

export function createAccessControlBroker(options: AccessControlBrokerOptions): AccessControlBroker {
  const { digitalSignature, keyAgreement, sign, clock, journal } = options
  // As long as the device's certificate is remembered, so is what was agreed with it.
  const secrets = new WeakMap<Certificate, Buffer>()

  const secretWith = (certificate: Certificate): Buffer => {
    const known = secrets.get(certificate)
    if (known !== undefined) return known
    const secret = sharedSecret(keyAgreement.privateKey.key, certificate.publicKey)
    secrets.set(certificate, secret)
    return secret
  }

  /**
   * Counters grow per device, which is all that a device can see, so that a device's frames depend on nothing but its
   * own history. They follow the clock in milliseconds: above the floors that users set by theirs, and above whatever
   * was sent before a state was lost.
   */
  const nextCounter = (key: string): bigint => {
    const last = journal.value(key) as string | undefined
    const now = BigInt(clock.now())
    const next = last === undefined ? 0n : BigInt(last) + 1n
    return now > next ? now : next
  }

  return {
    async make(device, certificate, { messageCode, content }) {
      const key = `dcc/acb-counter/${device}`
      const counter = nextCounter(key)
      const header: GroupingHeader = {
        cra: 'command',
        counter,
        originator,
        recipient: device,
        dateTime: null,
        messageCode,
        supplementary: Buffer.alloc(0),
      }
      const unsigned = writeUnsigned(header, content(counter))
      const grouping = await signMessage(unsigned, digitalSignature.privateKey, sign)
      const frame = withMac(grouping, macOf(secretWith(certificate), header, grouping))
      return { counter, messageCode, frame, toPut: [key, String(counter)] }
    },
  }
}
