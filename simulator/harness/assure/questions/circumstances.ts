import { createHash } from 'node:crypto'
import { networkOperators } from '../../../market/network-operators.ts'
import type { CheckRequest, CheckSettings, UnknownReason } from '../../../network-operator-check/contract.ts'
import type { CertificateIssuer } from './described-certificate.ts'
import { type DescribedCertificate, pairOf } from './described-certificate.ts'

type DeviceType = CheckRequest['device']['type']

/** In what a question differs from one in which everything is right. What is not said is right. */
export interface Circumstances {
  /** The last part of the RequestID; another for each question where absent. */
  readonly counter?: number
  readonly deviceId?: string
  readonly variant?: string
  readonly device?: DeviceType
  readonly role?: CheckRequest['remotePartyRole']
  readonly sender?: CheckRequest['submittedBy']['userRole']
  /** The identifier of the requester. */
  readonly requester?: string
  readonly carriedBy?: CheckRequest['carriedBy']
  readonly cancels?: boolean
  readonly receivedAt?: string
  readonly effectiveAt?: string
  readonly meteringPoints?: CheckRequest['device']['meteringPoints']
  readonly registration?: CheckRequest['registration']
  /** In place of the market's. */
  readonly networkParties?: CheckRequest['networkParties']
  readonly certificates?: readonly DescribedCertificate[]
  readonly appliesToNetworkOperators?: boolean
  readonly allowAccessControlBroker?: boolean
  /** The reasons of NOC-12 that are accepted with a warning. */
  readonly accepting?: readonly UnknownReason[]
}

/** Where a question plays, unless it says otherwise: London's networks, of either fuel. */
export const scenes = {
  electricity: {
    point: { kind: 'MPAN', value: '1200123456787', purpose: 'import' },
    party: 'LOND',
    holder: '90-B3-D5-1F-30-02-01-10',
    sender: 'IS',
  },
  gas: {
    point: { kind: 'MPRN', value: '1234567810', purpose: 'import', through: '00-DB-12-34-56-78-90-A1' },
    party: 'CAD',
    holder: '90-B3-D5-1F-30-02-02-10',
    sender: 'GS',
  },
} as const

/** The device type's own scene: whatever measures or mirrors gas is on a gas network. */
export const sceneOf = (device: DeviceType) => (device === 'GPF' || device === 'GSME' ? scenes.gas : scenes.electricity)

/** The metering point that everything is right about has been one party's since this day. */
export const registeredSince = '2015-01-01'

const supplier = '90-B3-D5-1F-30-01-00-00'
const device = '00-DB-12-34-56-78-90-A0'

/** The question that a set of circumstances makes; the same circumstances and issuer give the same one. */
export function checkRequestIn(given: Circumstances, issue: CertificateIssuer): CheckRequest {
  const request = unnumbered(given, issue)
  const { deviceId = device, counter = counterOf(request) } = given
  return { ...request, requestId: `${request.submittedBy.entityIdentifier}:${deviceId}:${counter}` }
}

/** Each question has its own RequestID: an implementation may remember its answer under it. */
const counterOf = (request: object): number =>
  createHash('sha256').update(JSON.stringify(request)).digest().readUInt32BE(0)

function unnumbered(given: Circumstances, issue: CertificateIssuer): CheckRequest {
  const type = given.device ?? 'ESME'
  const scene = sceneOf(type)
  const certificates = given.certificates ?? pairOf(scene.holder)
  return {
    version: 1,
    requestId: '',
    serviceReferenceVariant: given.variant ?? '6.21',
    carriedBy: given.carriedBy ?? 'service-request',
    cancels: given.cancels ?? false,
    receivedAt: given.receivedAt ?? '2026-05-01T09:00:00Z',
    effectiveAt: given.effectiveAt ?? given.receivedAt ?? '2026-05-01T09:00:00Z',
    submittedBy: { entityIdentifier: given.requester ?? supplier, userRole: given.sender ?? scene.sender },
    remotePartyRole: given.role ?? 'NetworkOperator',
    device: { id: given.deviceId ?? device, type, meteringPoints: given.meteringPoints ?? [scene.point] },
    certificates: certificates.map((described) => ({ use: described.use, der: issue(described).toString('base64') })),
    registration: given.registration ?? [
      {
        meteringPoint: scene.point.value,
        networkParty: scene.party,
        effectiveFrom: registeredSince,
        effectiveTo: null,
      },
    ],
    networkParties: given.networkParties ?? marketParties,
    settings: settingsIn(given),
  }
}

/** Every network party of the market, as a question holds them. */
export const marketParties = networkOperators.map(({ id, name, fuel, entityIdentifiers }) => ({
  id,
  name,
  fuel,
  entityIdentifiers,
}))

function settingsIn({
  appliesToNetworkOperators = false,
  allowAccessControlBroker = false,
  accepting = [],
}: Circumstances): CheckSettings {
  const onUnknown = (reason: UnknownReason) => (accepting.includes(reason) ? 'accept' : 'refuse')
  return {
    appliesToNetworkOperators,
    allowAccessControlBroker,
    onUnknown: {
      'no-metering-point': onUnknown('no-metering-point'),
      'no-registration': onUnknown('no-registration'),
      'ambiguous-registration': onUnknown('ambiguous-registration'),
      'no-entity-identifier': onUnknown('no-entity-identifier'),
    },
  }
}
