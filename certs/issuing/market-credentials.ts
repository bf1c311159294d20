import { dccParties } from '../../simulator/market/dcc-parties.ts'
import { networkOperators } from '../../simulator/market/network-operators.ts'
import { loadControllers, otherUsers } from '../../simulator/market/other-users.ts'
import { suppliers } from '../../simulator/market/suppliers.ts'
import { type EntityIdentifier, entityIdentifier } from '../../simulator/vocabulary/entity-identifier.ts'
import { RemotePartyRole } from '../../simulator/vocabulary/remote-party-role.ts'

/** What an Organisation Certificate is for: its key usage, and which of two with the same key usage it is. */
export type CredentialUse = 'digitalSignature' | 'keyAgreement' | 'prepaymentKeyAgreement' | 'xmlSigning'

/** One certificate that a party of the market holds. */
export interface MarketCredential {
  readonly entityIdentifier: EntityIdentifier
  readonly name: string
  readonly role: number
  readonly use: CredentialUse
  /** Of the subject; the test PKI has one on suppliers' signing certificates only. */
  readonly commonName?: string
}

interface Holder {
  readonly name: string
  readonly entityIdentifier: EntityIdentifier
}

const { accessControlBroker, dsp, recovery, transitionalCoS, wanProvider } = dccParties

const hold = (holder: Holder, role: number, ...uses: CredentialUse[]): MarketCredential[] =>
  uses.map((use) => ({ entityIdentifier: holder.entityIdentifier, name: holder.name, role, use }))

const dccCredentials = [
  hold(accessControlBroker, RemotePartyRole.accessControlBroker, 'digitalSignature', 'keyAgreement'),
  hold(dsp, RemotePartyRole.dspXmlSigning, 'xmlSigning'),
  hold(recovery, RemotePartyRole.recovery, 'digitalSignature'),
  hold(transitionalCoS, RemotePartyRole.transitionalCoS, 'digitalSignature'),
  hold(wanProvider, RemotePartyRole.wanProvider, 'digitalSignature', 'keyAgreement'),
].flat()

const supplierCredentials = suppliers.flatMap((supplier): MarketCredential[] => [
  { ...holderOf(supplier), role: RemotePartyRole.supplier, use: 'digitalSignature', commonName: supplier.id },
  ...hold(supplier, RemotePartyRole.supplier, 'keyAgreement', 'prepaymentKeyAgreement'),
  ...hold(supplier, RemotePartyRole.userXmlSigning, 'xmlSigning'),
])

const networkOperatorCredentials = networkOperatorHolders().flatMap((holder) => [
  ...hold(holder, RemotePartyRole.networkOperator, 'digitalSignature', 'keyAgreement'),
  ...hold(holder, RemotePartyRole.userXmlSigning, 'xmlSigning'),
])

const loadControllerCredentials = loadControllers.flatMap((holder) => [
  ...hold(holder, RemotePartyRole.loadController, 'digitalSignature', 'keyAgreement'),
  ...hold(holder, RemotePartyRole.userXmlSigning, 'xmlSigning'),
])

const otherUserCredentials = otherUsers.flatMap((holder) => [
  ...hold(holder, RemotePartyRole.other, 'digitalSignature', 'keyAgreement'),
  ...hold(holder, RemotePartyRole.userXmlSigning, 'xmlSigning'),
])

/** Every certificate of the simulated market's parties. */
export const marketCredentials: readonly MarketCredential[] = [
  ...dccCredentials,
  ...supplierCredentials,
  ...networkOperatorCredentials,
  ...loadControllerCredentials,
  ...otherUserCredentials,
]

function holderOf({ name, entityIdentifier }: Holder): Holder {
  return { name, entityIdentifier }
}

/** A group has one identifier for several licence areas: it holds one set of certificates, under all its names. */
function networkOperatorHolders(): Holder[] {
  const names = new Map<EntityIdentifier, string[]>()
  for (const operator of networkOperators) {
    for (const text of operator.entityIdentifiers) {
      const identifier = entityIdentifier(text)
      names.set(identifier, [...(names.get(identifier) ?? []), operator.name])
    }
  }
  return [...names].map(([identifier, of]) => ({ entityIdentifier: identifier, name: of.join(', ') }))
}
