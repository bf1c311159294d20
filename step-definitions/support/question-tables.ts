import type { DataTable } from '@cucumber/cucumber'
import type { VariedAttribute } from '../../certs/subject-variation.ts'
import type { Circumstances } from '../../simulator/harness/assure/questions/circumstances.ts'
import type { DescribedCertificate } from '../../simulator/harness/assure/questions/described-certificate.ts'
import { dccParties } from '../../simulator/market/dcc-parties.ts'
import { entityIdentifiersOf, networkOperatorCalled } from '../../simulator/market/look-up.ts'
import { networkOperators } from '../../simulator/market/network-operators.ts'
import { suppliers } from '../../simulator/market/suppliers.ts'
import { parseEntityIdentifier } from '../../simulator/vocabulary/entity-identifier.ts'

type Part<Name extends keyof Circumstances> = NonNullable<Circumstances[Name]>

export const meteringPointsIn = (table: DataTable): Part<'meteringPoints'> =>
  table.hashes().map(({ kind, number, purpose, through }) => ({
    kind: kind as 'MPAN' | 'MPRN',
    value: cell(number),
    purpose: purpose as 'import' | 'secondary' | 'export',
    ...(through === undefined ? {} : { through }),
  }))

/** A party by its name, or by an id that nobody may bear. */
export const registrationIn = (table: DataTable): Part<'registration'> =>
  table.hashes().map((row) => ({
    meteringPoint: cell(row['metering point']),
    networkParty: networkOperators.find(({ name }) => name === row['network party'])?.id ?? cell(row['network party']),
    effectiveFrom: cell(row.from),
    effectiveTo: row.to === undefined || row.to === '' ? null : row.to,
  }))

export const networkPartiesIn = (table: DataTable): Part<'networkParties'> =>
  table.hashes().map(({ id, name, identifiers }) => ({
    id: cell(id),
    name: cell(name),
    fuel: 'electricity',
    entityIdentifiers: cell(identifiers).split(/, */),
  }))

export const certificatesIn = (table: DataTable): readonly DescribedCertificate[] =>
  table.hashes().map((row) => ({
    use: useCalled(cell(row.use)),
    ...(row['issued for'] === undefined ? {} : { issuedFor: useCalled(row['issued for']) }),
    content: { kind: 'issued', holder: holderCalled(cell(row.holder)), role: Number.parseInt(cell(row.role), 16) },
  }))

/** Rows of an attribute and its value; unused bits are said with the attribute, and so is text in place of bits. */
export const attributesIn = (table: DataTable): readonly VariedAttribute[] =>
  table.hashes().map(({ attribute = '', value = '' }) => {
    if (attribute === 'CN') return { type: 'commonName', text: value } as const
    if (attribute === 'OU') return { type: 'organisationalUnit', text: value } as const
    if (attribute === 'x500UniqueIdentifier in text') return { type: 'uniqueIdentifier', text: value } as const
    const unusedBits = Number(/with (\d) unused bits/.exec(attribute)?.[1] ?? 0)
    return { type: 'uniqueIdentifier', octets: Buffer.from(value.replaceAll('-', ''), 'hex'), unusedBits } as const
  })

/** Somebody's identifier: a party by its name, or the octets themselves. */
export function holderCalled(words: string): string {
  if (words === 'the Access Control Broker') return dccParties.accessControlBroker.entityIdentifier
  if (words === 'the supplier') return suppliers[0]?.entityIdentifier ?? ''
  const holder = parseEntityIdentifier(words) ?? entityIdentifiersOf(networkOperatorCalled(words))[0]
  if (holder === undefined) throw new Error(`${words} has no identifier`)
  return holder
}

function useCalled(words: string): DescribedCertificate['use'] {
  if (words === 'digital signature') return 'digitalSignature'
  if (words === 'key agreement') return 'keyAgreement'
  throw new Error(`No certificate is for '${words}'`)
}

function cell(text: string | undefined): string {
  if (text === undefined) throw new Error('The table lacks a column')
  return text
}
