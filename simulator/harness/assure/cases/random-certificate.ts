import fc from 'fast-check'
import { dccParties } from '../../../market/dcc-parties.ts'
import { suppliers } from '../../../market/suppliers.ts'
import type { CheckRequest } from '../../../network-operator-check/contract.ts'
import { octetsOfEntityIdentifier, parseEntityIdentifier } from '../../../vocabulary/entity-identifier.ts'
import { organisationalUnitOf, RemotePartyRole } from '../../../vocabulary/remote-party-role.ts'
import type { CertificateContent, DescribedCertificate } from '../questions/described-certificate.ts'

type Parties = CheckRequest['networkParties']

/** A certificate of a random question, before it is known who is recorded for what. */
export interface CertificateChoice {
  readonly use: DescribedCertificate['use']
  /** Whose it is: of a record by its place, of a party by its id, or of somebody else. */
  readonly holder: { readonly record: number } | { readonly party: string } | { readonly other: 'supplier' | 'broker' }
  /** Which of a party's identifiers. */
  readonly which: number
  /** Instead of the one that suits the holder. */
  readonly role: number | null
  readonly flaw: Flaw | null
}

/** What can be wrong with a certificate beside whose it is. */
const flaws = [
  'two-identifiers',
  'two-roles',
  'unused-bits',
  'short-identifier',
  'no-identifier',
  'role-in-words',
  'role-of-one-digit',
  'role-of-three-digits',
  'role-with-a-space',
  'role-of-the-issuer',
  'identifier-of-the-issuer',
  'one-relative-name',
  'two-roles-in-one-relative-name',
  'rival-in-the-organisation',
  'long',
  'another-order',
  'common-name',
  'device',
  'trailing-octet',
  'no-certificate',
  'empty',
] as const
type Flaw = (typeof flaws)[number]

export const someCertificate: fc.Arbitrary<CertificateChoice> = fc.record({
  use: fc.constantFrom('digitalSignature' as const, 'keyAgreement' as const),
  holder: fc.oneof(
    { weight: 6, arbitrary: fc.record({ record: fc.nat(4) }) },
    { weight: 2, arbitrary: fc.record({ party: fc.constantFrom('GUCL', 'EMEB', 'NGN', 'IPNL', 'EELC', 'YELG') }) },
    { weight: 1, arbitrary: fc.record({ other: fc.constantFrom('supplier' as const, 'broker' as const) }) },
  ),
  which: fc.nat(4),
  role: fc.option(fc.constantFrom(2, 4, 7, 0x7f, 0x87), { freq: 6 }),
  flaw: fc.option(fc.constantFrom(...flaws), { freq: 5 }),
})

/** What the choice is where those are recorded. */
export function chosen(
  { use, holder: choice, which, role: otherRole, flaw }: CertificateChoice,
  recorded: readonly string[],
  parties: Parties,
): DescribedCertificate {
  const [holder, usualRole] = holderOf(choice, which, recorded, parties)
  const role = otherRole ?? usualRole
  if (flaw === null) return { use, content: { kind: 'issued', holder, role } }
  const trailing = flaw === 'trailing-octet' ? { followedBy: Buffer.of(0) } : {}
  return { use, content: contentWith(flaw, holder, role), ...trailing }
}

function holderOf(
  choice: CertificateChoice['holder'],
  which: number,
  recorded: readonly string[],
  parties: Parties,
): readonly [string, number] {
  const broker = dccParties.accessControlBroker.entityIdentifier
  if ('other' in choice)
    return choice.other === 'broker'
      ? [broker, RemotePartyRole.accessControlBroker]
      : [suppliers[0]?.entityIdentifier ?? broker, RemotePartyRole.supplier]
  const id = 'party' in choice ? choice.party : (recorded[choice.record % Math.max(recorded.length, 1)] ?? 'LOND')
  const written = parties.find((party) => party.id === id)?.entityIdentifiers ?? []
  const identifiers = written.flatMap((text) => parseEntityIdentifier(text) ?? [])
  const holder = identifiers[which % Math.max(identifiers.length, 1)]
  return [holder ?? '90-B3-D5-1F-30-02-01-10', RemotePartyRole.networkOperator]
}

function contentWith(flaw: Flaw, holder: string, role: number): CertificateContent {
  const identifier = parseEntityIdentifier(holder)
  const octets = identifier === null ? Buffer.alloc(8) : octetsOfEntityIdentifier(identifier)
  const unit = { type: 'organisationalUnit', text: organisationalUnitOf(role) } as const
  const unique = { type: 'uniqueIdentifier', octets } as const
  const authority = { ...unit, text: '07' }
  const organisation = { type: 'organisation', text: 'x'.repeat(300) } as const
  const rival = { ...unique, octets: Buffer.from(octets).fill((octets[7] ?? 0) ^ 1, 7) }
  switch (flaw) {
    case 'two-identifiers':
      return { kind: 'varied', attributes: [unit, unique, rival] }
    case 'two-roles':
      return { kind: 'varied', attributes: [unit, { ...unit, text: '02' }, unique] }
    case 'unused-bits':
      return { kind: 'varied', attributes: [unit, { ...unique, unusedBits: 4 }] }
    case 'short-identifier':
      return { kind: 'varied', attributes: [unit, { ...unique, octets: octets.subarray(0, 7) }] }
    case 'no-identifier':
      return { kind: 'varied', attributes: [unit] }
    case 'role-in-words':
      return { kind: 'varied', attributes: [{ ...unit, text: 'networkOperator' }, unique] }
    case 'role-of-one-digit':
      return { kind: 'varied', attributes: [{ ...unit, text: unit.text.slice(1) }, unique] }
    case 'role-of-three-digits':
      return { kind: 'varied', attributes: [{ ...unit, text: `0${unit.text}` }, unique] }
    case 'role-with-a-space':
      return { kind: 'varied', attributes: [{ ...unit, text: `${unit.text} ` }, unique] }
    case 'role-of-the-issuer':
      return { kind: 'varied', attributes: [unique], issuer: [unit] }
    case 'identifier-of-the-issuer':
      return { kind: 'varied', attributes: [unit], issuer: [authority, unique] }
    case 'one-relative-name':
      return { kind: 'varied', attributes: [[unit, unique]] }
    case 'two-roles-in-one-relative-name':
      return { kind: 'varied', attributes: [[unit, { ...unit, text: '02' }], unique] }
    case 'rival-in-the-organisation':
      return { kind: 'varied', attributes: [{ ...organisation, text: holder }, unit, rival] }
    case 'long':
      return { kind: 'varied', attributes: [organisation, unit, unique], comment: 2_500 }
    case 'another-order':
      return { kind: 'varied', attributes: [unique, { type: 'commonName', text: 'London' }, unit] }
    case 'common-name':
      return { kind: 'varied', attributes: [{ type: 'commonName', text: holder }, unit, rival] }
    case 'device':
      return { kind: 'device', device: holder, role: unit.text }
    case 'trailing-octet':
      return { kind: 'issued', holder, role }
    case 'no-certificate':
      return { kind: 'octets', octets: Buffer.from('no certificate') }
    case 'empty':
      return { kind: 'octets', octets: Buffer.alloc(0) }
  }
}
