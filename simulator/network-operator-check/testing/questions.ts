import { networkOperators } from '../../market/network-operators.ts'
import { entityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { parseInstant } from '../../vocabulary/instant.ts'
import { parseMarketDate } from '../../vocabulary/market-date.ts'
import type { UserRole } from '../../vocabulary/user-role.ts'
import type { CheckSettings, DeviceMeteringPoint, UnknownReason } from '../contract.ts'
import { createNetworkPartyDirectory, type NetworkParty } from '../network-party-directory.ts'
import type { CheckQuestion, RegistrationRecord, ReplacementCertificate } from '../question.ts'
import { pairOf } from './certificates.ts'

/** The Entity Identifiers of the market's parties by the name that tests use; `simulator/market` says why they are such. */
export const identifiers = {
  london: '90-B3-D5-1F-30-02-01-10',
  lastMile: '90-B3-D5-1F-30-02-01-11',
  eastMidlands: '90-B3-D5-1F-30-02-01-21',
  yorkshire: '90-B3-D5-1F-30-02-01-41',
  yorkshireSecond: '90-B3-D5-1F-30-02-01-42',
  likeDer: '30-06-02-01-05-02-01-07',
  electricityNetworkCompany: '90-B3-D5-1F-30-02-01-72',
  cadent: '90-B3-D5-1F-30-02-02-10',
  northernGas: '90-B3-D5-1F-30-02-02-11',
  sgn: '90-B3-D5-1F-30-02-02-20',
  supplier: '90-B3-D5-1F-30-01-00-00',
  accessControlBroker: '90-B3-D5-1F-30-00-00-02',
} as const

export const points = {
  london: '1200123456787',
  londonExport: '1200999999995',
  eastMidlands: '1100123456785',
  electricityNetworkCompany: '2700123456782',
  cadent: '1234567810',
  otherGas: '3000000103',
} as const

/** What is at the site, in the words of a table row. */
export interface Circumstances {
  readonly variant?: string
  readonly device?: CheckQuestion['device']['type']
  readonly role?: CheckQuestion['remotePartyRole']
  readonly sender?: UserRole
  /** The identifier of the requester. */
  readonly requester?: string
  readonly carriedBy?: CheckQuestion['carriedBy']
  readonly cancels?: boolean
  /** When it is to take effect. */
  readonly at?: string
  readonly meteringPoints?: readonly DeviceMeteringPoint[]
  readonly registration?: readonly RegistrationRecord[]
  readonly parties?: readonly NetworkParty[]
  readonly certificates?: readonly ReplacementCertificate[]
  readonly appliesToNetworkOperators?: boolean
  readonly allowAccessControlBroker?: boolean
  /** The reasons of NOC-12 that are accepted with a warning; the others are refused. */
  readonly accepting?: readonly UnknownReason[]
}

/**
 * A question in which everything is right but for the given circumstances: a 6.21 of an import supplier for an ESME in
 * London, with both certificates of London's network operator, on 22 November 2026.
 */
export function question(given: Circumstances = {}): CheckQuestion {
  const type = given.device ?? 'ESME'
  return {
    requestId: '90-B3-D5-1F-30-01-00-00:00-DB-12-34-56-78-90-A0:1000',
    serviceReferenceVariant: given.variant ?? '6.21',
    carriedBy: given.carriedBy ?? 'service-request',
    cancels: given.cancels ?? false,
    receivedAt: instantOf('2026-05-01T09:00:00Z'),
    effectiveAt: instantOf(given.at ?? '2026-11-22T09:00:00Z'),
    submittedBy: {
      entityIdentifier: entityIdentifier(given.requester ?? identifiers.supplier),
      userRole: given.sender ?? 'IS',
    },
    remotePartyRole: given.role ?? 'NetworkOperator',
    device: {
      id: entityIdentifier('00-DB-12-34-56-78-90-A0'),
      type,
      meteringPoints: given.meteringPoints ?? [importMpan(points.london)],
    },
    certificates: given.certificates ?? pairOf(identifiers.london),
    registration: given.registration ?? [registered(points.london, 'LOND')],
    networkParties: given.parties === undefined ? market : createNetworkPartyDirectory(given.parties),
    settings: settings(given),
  }
}

const market = createNetworkPartyDirectory(networkOperators)

export const importMpan = (value: string): DeviceMeteringPoint => ({ kind: 'MPAN', value, purpose: 'import' })
export const secondaryMpan = (value: string): DeviceMeteringPoint => ({ kind: 'MPAN', value, purpose: 'secondary' })
export const exportMpan = (value: string): DeviceMeteringPoint => ({ kind: 'MPAN', value, purpose: 'export' })
export const mprn = (value: string, through = '00-DB-12-34-56-78-90-A1'): DeviceMeteringPoint => ({
  kind: 'MPRN',
  value,
  purpose: 'import',
  through,
})

/** A record of Registration Data, since 2015 and open-ended unless said otherwise. */
export function registered(
  meteringPoint: string,
  networkParty: string,
  from = '2015-01-01',
  to: string | null = null,
): RegistrationRecord {
  return { meteringPoint, networkParty, from: dayOf(from), to: to === null ? null : dayOf(to) }
}

/** A GPF in Cadent's network, with the sender and the party that belong to it. */
export const gas: Circumstances = {
  device: 'GPF',
  sender: 'GS',
  meteringPoints: [mprn(points.cadent)],
  registration: [registered(points.cadent, 'CAD')],
  certificates: pairOf(identifiers.cadent),
}

function settings(given: Circumstances): CheckSettings {
  const onUnknown = (reason: UnknownReason) => (given.accepting?.includes(reason) ? 'accept' : 'refuse')
  return {
    appliesToNetworkOperators: given.appliesToNetworkOperators ?? false,
    allowAccessControlBroker: given.allowAccessControlBroker ?? false,
    onUnknown: {
      'no-metering-point': onUnknown('no-metering-point'),
      'no-registration': onUnknown('no-registration'),
      'ambiguous-registration': onUnknown('ambiguous-registration'),
      'no-entity-identifier': onUnknown('no-entity-identifier'),
    },
  }
}

function instantOf(text: string) {
  const instant = parseInstant(text)
  if (instant === null) throw new TypeError(`'${text}' is no instant`)
  return instant
}

function dayOf(text: string) {
  const day = parseMarketDate(text)
  if (day === null) throw new TypeError(`'${text}' is no day`)
  return day
}

/** London's network passes from its DNO to an IDNO on 1 June 2026. */
export const changeInJune: readonly RegistrationRecord[] = [
  registered(points.london, 'LOND', '2015-01-01', '2026-05-31'),
  registered(points.london, 'GUCL', '2026-06-01'),
]

/** A party that the market does not know. */
export const party = (id: string, ...entityIdentifiers: string[]): NetworkParty => ({
  id,
  name: `Party ${id}`,
  fuel: 'electricity',
  entityIdentifiers,
})
