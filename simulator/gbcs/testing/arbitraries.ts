import fc from 'fast-check'
import { certificateDer } from '../../../certs/certificate.ts'
import { type EntityIdentifier, entityIdentifierFromOctets } from '../../vocabulary/entity-identifier.ts'
import { instant } from '../../vocabulary/instant.ts'
import type { CellUsage, KeyUsage, TrustAnchorCellIdentifier } from '../../vocabulary/trust-anchor-cell.ts'
import type { CellHolder } from '../credentials/cell-holder.ts'
import type { Cs02aCommand, Cs02aResponse } from '../credentials/provide-security-credential-details.ts'
import type {
  Cs02bAlert,
  Cs02bCommand,
  Cs02bOutcome,
  Cs02bResponse,
  RemotePartyFloors,
} from '../credentials/update-security-credentials.ts'
import { executionDateTimeOf } from '../date-time.ts'
import type { GroupingHeader } from '../frame/grouping-header.ts'
import { element } from '../octets/der.ts'

/** Records with the prototype that parsed values have, so that they compare as equal. */
const record = <Model>(model: { [Key in keyof Model]: fc.Arbitrary<Model[Key]> }): fc.Arbitrary<Model> =>
  fc.record(model, { noNullPrototype: true }) as fc.Arbitrary<Model>

export const octets = (constraints: fc.IntArrayConstraints): fc.Arbitrary<Buffer> =>
  fc.uint8Array(constraints).map((array) => Buffer.from(array))

const octetsOf = (length: number): fc.Arbitrary<Buffer> => octets({ minLength: length, maxLength: length })

export const entityIdentifiers: fc.Arbitrary<EntityIdentifier> = octetsOf(8).map(entityIdentifierFromOctets)

const originatorCounters = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n })
const sequenceNumbers = fc.bigInt({ min: 0n, max: 2n ** 63n - 1n })

export const headers: fc.Arbitrary<GroupingHeader> = record({
  cra: fc.constantFrom('command', 'response', 'alert'),
  counter: originatorCounters,
  originator: entityIdentifiers,
  recipient: entityIdentifiers,
  dateTime: fc.option(octetsOf(12)),
  messageCode: fc.nat(0xffff),
  supplementary: octets({ maxLength: 500, size: 'max' }),
})

const roles = fc.nat(127)
const keyUsages = fc.constantFrom<KeyUsage>('digitalSignature', 'keyAgreement', 'keyCertSign')
const cellUsages = fc.constantFrom<CellUsage>('management', 'prePaymentTopUp')

export const cells: fc.Arbitrary<TrustAnchorCellIdentifier> = record({
  role: roles,
  keyUsage: keyUsages,
  cellUsage: cellUsages,
})

const floors: fc.Arbitrary<RemotePartyFloors> = record({
  role: roles,
  floor: sequenceNumbers,
  topUpFloor: fc.option(sequenceNumbers),
})

/** The codec does not look inside a certificate: a SEQUENCE of anything will do. */
const certificates = octets({ maxLength: 600, size: 'max' }).map((inside) => certificateDer(element(0x30, inside)))

const executionDateTimes = fc
  .integer({ min: 0, max: 4_000_000_000 })
  .map((seconds) => executionDateTimeOf(instant(seconds * 1000)))

const holders: fc.Arbitrary<CellHolder> = record({
  entityIdentifier: entityIdentifiers,
  subjectKeyIdentifier: octetsOf(8),
})

export const cs02bCommands: fc.Arbitrary<Cs02bCommand> = record({
  mode: fc.nat(11),
  symmetricKey: fc.option(octets({ maxLength: 40 })),
  applyTimeBasedCpvChecks: fc.boolean(),
  authorisingCell: fc.option(cells),
  authorisingCounter: sequenceNumbers,
  newFloor: fc.option(sequenceNumbers),
  newTopUpFloor: fc.option(sequenceNumbers),
  otherFloors: fc.array(floors, { maxLength: 4 }),
  replacements: fc.array(record({ der: certificates, target: cells }), { maxLength: 4 }),
  certificationPath: fc.array(certificates, { maxLength: 3 }),
  executionDateTime: fc.option(executionDateTimes),
})

const outcomes: fc.Arbitrary<Cs02bOutcome> = record({
  authorisingCounter: sequenceNumbers,
  mode: fc.nat(11),
  floors: fc.array(floors, { maxLength: 4 }),
  replacements: fc.array(record({ cell: cells, status: fc.nat(127), existing: holders, replacing: holders }), {
    maxLength: 4,
  }),
})

export const cs02bResponses: fc.Arbitrary<Cs02bResponse> = record({ outcome: fc.option(outcomes) })

export const cs02bAlerts: fc.Arbitrary<Cs02bAlert> = record({
  alertCode: fc.nat(0xffff),
  executionDateTime: executionDateTimes,
  outcome: outcomes,
})

export const cs02aCommands: fc.Arbitrary<Cs02aCommand> = record({
  authorisingCell: cells,
  roles: fc.array(roles, { maxLength: 9 }),
})

export const cs02aResponses: fc.Arbitrary<Cs02aResponse> = fc.array(
  record({
    role: roles,
    status: fc.nat(127),
    held: fc.option(
      record({
        currentCounter: sequenceNumbers,
        cells: fc.array(record({ keyUsage: keyUsages, cellUsage: cellUsages, existing: holders }), { maxLength: 4 }),
      }),
    ),
  }),
  { maxLength: 4 },
)

/** Octets with a few of them changed, some cut out and some put in: what a bad link or a bad sender makes of them. */
export const damaged = (original: Buffer): fc.Arbitrary<Buffer> =>
  fc
    .array(record({ at: fc.nat(original.length), remove: fc.nat(4), insert: octets({ maxLength: 4 }) }), {
      minLength: 1,
      maxLength: 5,
    })
    .map((changes) =>
      changes.reduce(
        (result, { at, remove, insert }) =>
          Buffer.concat([result.subarray(0, at), insert, result.subarray(at + remove)]),
        original,
      ),
    )
