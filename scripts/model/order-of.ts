import { certificationPathOf, slotCertificatesOf } from '../../simulator/harness/rehearsal/test-bed.ts'
import type { CredentialsOrder, SlotCertificates } from '../../simulator/users/credentials-order.ts'
import type { EntityIdentifier } from '../../simulator/vocabulary/entity-identifier.ts'
import { cancellationInstant, formatInstant, type Instant, instant } from '../../simulator/vocabulary/instant.ts'
import { RemotePartyRole } from '../../simulator/vocabulary/remote-party-role.ts'
import { wordsForSlot } from './choices.ts'
import { nameOf, roleOf, type Slot } from './parties.ts'
import type { RealWorld } from './real-world.ts'
import type { Ask, Certificates, When } from './world-model.ts'

const roles = {
  supplier: RemotePartyRole.supplier,
  'network operator': RemotePartyRole.networkOperator,
  broker: RemotePartyRole.accessControlBroker,
} as const

/** The order that a user gives for what the model says that it asks. */
export function orderOf(world: RealWorld, { device, slot, certificates, when, floor }: Ask): CredentialsOrder {
  return {
    device: world.device(device),
    slot,
    certificates: slotCertificates(world, certificates, slot),
    certificationPath: certificationPathOf(world.network.smki),
    floor,
    executionDateTime: executionDateTimeOf(when),
  }
}

/** A top-up certificate goes with the signing one where a supplier's slot has a cell for it. */
export function slotCertificates(world: RealWorld, { signing, agreement }: Certificates, slot: Slot): SlotCertificates {
  const of = (party: EntityIdentifier | null) =>
    party === null ? null : slotCertificatesOf(world.network.smki, party, roles[roleOf(party)])
  return {
    digitalSignature: of(signing)?.digitalSignature ?? null,
    keyAgreement: of(agreement)?.keyAgreement ?? null,
    keyAgreementTopUp: slot === 'Supplier' ? (of(signing)?.keyAgreementTopUp ?? null) : null,
  }
}

const executionDateTimeOf = (when: When): Instant | null => {
  if (when === null) return null
  return when === 'cancel' ? cancellationInstant : instant(when)
}

/** `ALBN asks, for the ESME's network operator slot, LOND's certificates` */
export function lineOf({ by, device, slot, certificates, when, floor }: Ask): string {
  const { signing, agreement } = certificates
  const whose =
    signing === agreement ? nameOf(signing) : `${nameOf(signing)} (signing), ${nameOf(agreement)} (agreement)`
  const later = typeof when === 'number' ? ` at ${formatInstant(instant(when))}` : when === 'cancel' ? ', cancels' : ''
  return `${nameOf(by)}, ${device}'s ${wordsForSlot[slot]}: ${whose}${later}${floor === null ? ', no floor' : ''}`
}
