import { readCertificate } from '../../../../certs/certificate.ts'
import type { Smki } from '../../../../certs/smki.ts'
import { fieldsOfBody } from '../../../duis/body-of-fields.ts'
import { describeDocument } from '../../../duis/describe.ts'
import type { DuisReader } from '../../../duis/duis-reader.ts'
import type { CredentialsReplacement, ServiceRequest } from '../../../duis/request.ts'
import { entityIdentifiersOf } from '../../../market/look-up.ts'
import { networkOperators } from '../../../market/network-operators.ts'
import { suppliers } from '../../../market/suppliers.ts'
import type { EntityIdentifier } from '../../../vocabulary/entity-identifier.ts'
import { formatInstant } from '../../../vocabulary/instant.ts'
import { RemotePartyRole } from '../../../vocabulary/remote-party-role.ts'
import { serviceRequests } from '../../../vocabulary/service-reference.ts'
import { slotCertificatesOf } from '../../rehearsal/test-bed.ts'

/** A longer line helps nobody: keys in it, for one. */
const longestLine = 4000

interface CommandContext {
  readonly duis: Pick<DuisReader, 'readRequest'>
  readonly smki: Smki
  /** The code that its tester expected. */
  readonly expect: string | null
}

/**
 * The command that sends the same request again, under a new RequestID.
 *
 * @param document the request as it was sent
 * @returns null where no command says it: a Signed Pre-Command alone, local delivery, certificates that are nobody's in the network
 */
export function commandFor(document: Uint8Array, { duis, smki, expect }: CommandContext): string | null {
  const reading = duis.readRequest(document)
  if (!reading.ok) return null
  const { request } = reading.value
  if (![1, 4, 8].includes(request.commandVariant)) return null
  const words = wordsOf(request, document, smki)
  if (words === null) return null
  const all = ['npx', 'dcc-sim', 'send', ...words, ...(expect === null ? [] : ['--expect', expect])]
  const line = all.map(quoted).join(' ')
  return line.length > longestLine ? null : line
}

function wordsOf(request: ServiceRequest, document: Uint8Array, smki: Smki): readonly string[] | null {
  const { body, requestIdParts } = request
  const from = ['--as', nameOf(requestIdParts.originator)]
  const device = ['--device', requestIdParts.target]
  if (body.kind === 'RequestHandoverOfDCCControlledDevice') {
    const operator = body.remotePartyRole === 'NetworkOperator' ? operatorOf(body, smki) : null
    return operator === null ? null : ['handover', ...device, '--operator', operator, ...from, ...moment(body)]
  }
  if (body.kind === 'UpdateSecurityCredentialsKRP') {
    const { remotePartyRole: role } = body
    const operator = role === 'NetworkOperator' || role === 'Supplier' ? operatorOf(body, smki) : null
    if (role === 'Supplier' && operator !== nameOf(requestIdParts.originator)) return null
    const whose = role === 'Supplier' ? [] : ['--operator', operator ?? '']
    return operator === null
      ? null
      : ['update-credentials', ...device, '--role', role, ...whose, ...from, ...moment(body)]
  }
  const definition = serviceRequests[request.serviceReferenceVariant]
  if (definition === undefined) return null
  const assignments = assignmentsIn(document, definition.element)
  return (
    assignments && [
      request.serviceReferenceVariant,
      ...(definition.targets.length > 0 ? device : []),
      ...assignments,
      ...from,
    ]
  )
}

const moment = ({ executionDateTime }: CredentialsReplacement): readonly string[] =>
  executionDateTime === null ? [] : ['--at', formatInstant(executionDateTime)]

/** Whose certificates they are, if it is these that the command would send for that party. */
function operatorOf(
  { digitalSignature, keyAgreement, remotePartyRole }: CredentialsReplacement,
  smki: Smki,
): string | null {
  const first = digitalSignature ?? keyAgreement
  const reading = first === null ? null : readCertificate(first)
  const entity = reading?.ok ? reading.value.entityIdentifier : null
  if (entity === null) return null
  const role = remotePartyRole === 'Supplier' ? RemotePartyRole.supplier : RemotePartyRole.networkOperator
  const own = slotCertificatesOf(smki, entity, role)
  const isSame = (one: Buffer | null, other: Buffer | null) =>
    one === other || (one !== null && other !== null && one.equals(other))
  return isSame(own.digitalSignature, digitalSignature) && isSame(own.keyAgreement, keyAgreement)
    ? nameOf(entity)
    : null
}

/** A name that the command line takes for the party: its id where that leads to this identifier. */
function nameOf(entity: EntityIdentifier): string {
  const operator = networkOperators.find((each) => entityIdentifiersOf(each)[0] === entity)
  const supplier = suppliers.find(({ entityIdentifier }) => entityIdentifier === entity)
  return operator?.id ?? supplier?.id ?? entity
}

interface Field {
  readonly name: string
  readonly value: string
  readonly fields?: readonly Field[]
}

/** `FIELD=VALUE` for every field of the body, in the order of the document; of several elements of one name, `NAME[2].FIELD`. */
export function assignmentsIn(document: Uint8Array, element: string): readonly string[] | null {
  const described = describeDocument(document)
  const body = described.ok ? find(described.value.fields, element) : undefined
  if (body === undefined) return null
  const known = fieldsOfBody(element)
  const paths = new Set(known.map(({ path }) => path))
  const lists = new Set(known.flatMap((field) => field.lists))
  const said: string[] = []
  const walk = (fields: readonly Field[], parent: string, numberedParent: string): void => {
    const counts = new Map<string, number>()
    for (const { name, value, fields: inner = [] } of fields) {
      const plainName = name.replace(/^@/, '')
      const count = (counts.get(name) ?? 0) + 1
      counts.set(name, count)
      const path = within(parent, plainName)
      const numbered = `${within(numberedParent, plainName)}${lists.has(path) && count > 1 ? `[${count}]` : ''}`
      if (paths.has(path)) said.push(`${numbered}=${value}`)
      walk(inner, path, numbered)
    }
  }
  walk(body.fields ?? [], '', '')
  return said
}

const within = (parent: string, name: string): string => (parent === '' ? name : `${parent}.${name}`)

function find(fields: readonly Field[], element: string): Field | undefined {
  for (const field of fields) {
    const found = field.name === element ? field : find(field.fields ?? [], element)
    if (found !== undefined) return found
  }
  return undefined
}

/** As a POSIX shell takes it. */
const quoted = (word: string): string => (/^[\w.,:/=@+-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`)
