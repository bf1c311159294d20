import type { DataTable } from '@cucumber/cucumber'
import type { VariedAttribute, VariedRelativeName } from '../../certs/issuing/subject-variation.ts'
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

/** The id of a party by its name, or an id that nobody may bear. */
export const partyCalled = (words: string): string => networkOperators.find(({ name }) => name === words)?.id ?? words

export const registrationIn = (table: DataTable): Part<'registration'> =>
  table.hashes().map((row) => ({
    meteringPoint: cell(row['metering point']),
    networkParty: partyCalled(cell(row['network party'])),
    effectiveFrom: cell(row.from),
    effectiveTo: row.to === undefined || row.to === '' ? null : row.to,
  }))

export const networkPartiesIn = (table: DataTable): Part<'networkParties'> =>
  table.hashes().map(({ id, name, identifiers }) => ({
    id: cell(id),
    name: cell(name),
    fuel: 'electricity',
    entityIdentifiers: cell(identifiers) === '' ? [] : cell(identifiers).split(/, */),
  }))

export const certificatesIn = (table: DataTable): readonly DescribedCertificate[] =>
  table.hashes().map((row) => ({
    use: useCalled(cell(row.use)),
    ...(row['issued for'] === undefined ? {} : { issuedFor: useCalled(row['issued for']) }),
    content: { kind: 'issued', holder: holderCalled(cell(row.holder)), role: Number.parseInt(cell(row.role), 16) },
  }))

/** Rows of an attribute and its value; unused bits are said with the attribute, and so is text in place of bits. */
export const attributesIn = (table: DataTable): readonly VariedAttribute[] => table.hashes().map(attributeIn)

/** Of the subject or the issuer; a row that begins with + stands in one relative name with the row above it. */
export function relativeNamesIn(table: DataTable, whose: 'subject' | 'issuer'): readonly VariedRelativeName[] {
  const names: VariedAttribute[][] = []
  for (const { in: where, attribute = '', value = '' } of table.hashes()) {
    if (where !== whose) continue
    const joined = attribute.startsWith('+ ') ? names.at(-1) : undefined
    if (joined === undefined) names.push([attributeIn({ attribute, value })])
    else joined.push(attributeIn({ attribute: attribute.slice('+ '.length), value }))
  }
  return names
}

const textTypes = { CN: 'commonName', O: 'organisation', OU: 'organisationalUnit' } as const

function attributeIn({ attribute = '', value = '' }: Record<string, string>): VariedAttribute {
  if (attribute in textTypes) return { type: textTypes[attribute as keyof typeof textTypes], text: unquoted(value) }
  if (attribute === 'x500UniqueIdentifier in text') return { type: 'uniqueIdentifier', text: value }
  const unusedBits = Number(/with (\d) unused bits/.exec(attribute)?.[1] ?? 0)
  return { type: 'uniqueIdentifier', octets: Buffer.from(value.replaceAll('-', ''), 'hex'), unusedBits }
}

/** Quotation marks keep the spaces at the ends of a cell. */
const unquoted = (text: string): string => /^"(.*)"$/.exec(text)?.[1] ?? text

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
