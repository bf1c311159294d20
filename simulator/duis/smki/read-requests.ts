import { type EntityIdentifier, parseEntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { failed, type Result, succeeded } from '../../vocabulary/result.ts'
import { type NotDuis, notDuis } from '../not-duis.ts'
import { readCanonical } from '../xml/canonical-reader.ts'
import { canonicalDocument } from '../xml/canonicalise.ts'
import { withDocument } from '../xml/parse-document.ts'
import {
  type CertificateStatus,
  type CertificateUsage,
  certificateStatuses,
  certificateUsages,
} from './certificate-entry.ts'

/** What is looked for; null where it does not matter. */
export interface CertificateSearch {
  readonly subject: { readonly kind: 'organisation' | 'device'; readonly entityIdentifier: EntityIdentifier }
  readonly role: number | null
  readonly usage: CertificateUsage | null
  readonly status: CertificateStatus | null
}

/** Which certificate is wanted whole. */
export interface CertificateRetrieval {
  readonly serialNumber: bigint
}

/** The criteria of a request: the text of each child of the root. */
type Criteria = ReadonlyMap<string, string>

const searchCriteria = [
  'CertificateSubjectName',
  'CertificateSubjectAltName',
  'CertificateRole',
  'CertificateUsage',
  'CertificateStatus',
] as const

/**
 * Reads a CertificateSearchRequest: a subject name or a subject alternative name, each an EUI-64, and with it, if wanted,
 * role (decimal), usage and status. Total, for any octets.
 */
export function readSearch(octets: Uint8Array): Result<CertificateSearch, NotDuis> {
  const criteria = readCriteria(octets, 'CertificateSearchRequest', searchCriteria)
  return criteria.ok ? searchOf(criteria.value) : criteria
}

/** Reads a CertificateDataRequest: a serial number in hexadecimal. Total, for any octets. */
export function readRetrieval(octets: Uint8Array): Result<CertificateRetrieval, NotDuis> {
  const criteria = readCriteria(octets, 'CertificateDataRequest', ['CertificateSerial'])
  if (!criteria.ok) return criteria
  const serial = criteria.value.get('CertificateSerial') ?? ''
  // RFC 5280 4.1.2.2: at most 20 octets.
  if (!/^[0-9A-Fa-f]{1,40}$/.test(serial))
    return failed(notDuis('CertificateSerial is one to forty hexadecimal digits.'))
  return succeeded({ serialNumber: BigInt(`0x${serial}`) })
}

function searchOf(criteria: Criteria): Result<CertificateSearch, NotDuis> {
  const name = criteria.get('CertificateSubjectName')
  const altName = criteria.get('CertificateSubjectAltName')
  if ((name === undefined) === (altName === undefined))
    return failed(notDuis('A search has either a CertificateSubjectName or a CertificateSubjectAltName.'))
  const entityIdentifier = parseEntityIdentifier(name ?? altName ?? '')
  if (entityIdentifier === null)
    return failed(notDuis('The subject of a search is an EUI-64: 90-B3-D5-1F-30-01-00-00.'))

  const role = criteria.get('CertificateRole')
  if (role !== undefined && !/^\d{1,3}$/.test(role)) return failed(notDuis('CertificateRole is a decimal number.'))
  if (role !== undefined && name === undefined)
    return failed(notDuis('CertificateRole goes with a CertificateSubjectName: devices have no role.'))
  const usage = oneOf(certificateUsages, criteria.get('CertificateUsage'))
  if (usage === undefined) return failed(notDuis(`CertificateUsage is one of ${certificateUsages.join(', ')}.`))
  const status = oneOf(certificateStatuses, criteria.get('CertificateStatus'))
  if (status === undefined) return failed(notDuis(`CertificateStatus is one of ${certificateStatuses.join(', ')}.`))

  const kind = name === undefined ? 'device' : 'organisation'
  return succeeded({
    subject: { kind, entityIdentifier },
    role: role === undefined ? null : Number(role),
    usage,
    status,
  })
}

/** Null for what was not said, undefined for what is none of the values. */
const oneOf = <Value extends string>(values: readonly Value[], said: string | undefined): Value | null | undefined =>
  said === undefined ? null : values.find((value) => value === said)

function readCriteria(octets: Uint8Array, root: string, known: readonly string[]): Result<Criteria, NotDuis> {
  return withDocument(octets, (document): Result<Criteria, NotDuis> => {
    if (document.root.name !== root) return failed(notDuis(`The document element is not ${root}.`))
    const criteria = new Map<string, string>()
    for (const { name, children, text } of readCanonical(canonicalDocument(document)).children) {
      if (!known.includes(name)) return failed(notDuis(`${root} has ${known.join(', ')}, and nothing else.`))
      if (children.length > 0 || criteria.has(name)) return failed(notDuis(`${root} has one ${name}, which is text.`))
      criteria.set(name, text.trim())
    }
    return succeeded(criteria)
  })
}
