import fc from 'fast-check'
import type { AccessResponse, OperationKind } from '../dlms/access.ts'
import type { DlmsData } from '../dlms/data.ts'
import type { Cluster } from '../gbz/cluster.ts'
import { clusters } from '../gbz/clusters.ts'
import { controlOf, type GbzComponent } from '../gbz/component.ts'
import { foundationCommand } from '../gbz/foundation.ts'
import { frameControlOf } from '../gbz/zcl-frame.ts'
import { octets } from './arbitraries.ts'
import { valuesOf } from './shape-arbitraries.ts'

const int = (type: string, min: number, max: number) =>
  fc.integer({ min, max }).map((value) => ({ type, value }) as DlmsData)

const octetsOf = (type: string, length?: number) =>
  octets(length === undefined ? { maxLength: 40 } : { minLength: length, maxLength: length }).map(
    (value) => ({ type, value }) as DlmsData,
  )

const leaves: fc.Arbitrary<DlmsData> = fc.oneof(
  fc.constant<DlmsData>({ type: 'null-data' }),
  fc.boolean().map((value): DlmsData => ({ type: 'boolean', value })),
  int('integer', -0x80, 0x7f),
  int('unsigned', 0, 0xff),
  int('long', -0x8000, 0x7fff),
  int('long-unsigned', 0, 0xffff),
  int('double-long', -0x80000000, 0x7fffffff),
  int('double-long-unsigned', 0, 0xffffffff),
  int('enum', 0, 0xff),
  fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map((value): DlmsData => ({ type: 'long64-unsigned', value })),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((value): DlmsData => ({ type: 'long64', value })),
  octets({ maxLength: 12 }).map((value): DlmsData => ({ type: 'bit-string', bits: 8 * value.length, value })),
  // Where a description looks inside for something encrypted, there is room for its header and its MAC.
  octets({ minLength: 17, maxLength: 60 }).map((value): DlmsData => ({ type: 'octet-string', value })),
  octetsOf('visible-string'),
  octetsOf('utf8-string'),
  octetsOf('date-time', 12),
)

/** Data of any type that GBCS uses, with lists of every length and one in the other. */
export const dlmsData: fc.Arbitrary<DlmsData> = fc.letrec<{ data: DlmsData }>((tie) => ({
  data: fc.oneof(
    { maxDepth: 3 },
    leaves,
    fc.array(tie('data'), { maxLength: 6 }).map((value): DlmsData => ({ type: 'structure', value })),
    fc.array(tie('data'), { maxLength: 6 }).map((value): DlmsData => ({ type: 'array', value })),
  ),
})).data

const outcome = fc.oneof(fc.constant(0), fc.constantFrom(1, 2, 3, 4, 9, 11, 12, 13, 250, 255))

/** An answer to operations of these kinds, each of which went as it may, with whatever data it brings. */
export const accessResponses = (kinds: readonly OperationKind[]): fc.Arbitrary<AccessResponse> =>
  fc.tuple(fc.nat(0xffffff), fc.tuple(...kinds.map(() => fc.tuple(outcome, dlmsData)))).map(([invokeId, each]) => ({
    invokeId,
    results: kinds.map((kind, index) => ({
      kind,
      result: each[index]?.[0] ?? 0,
      data: each[index]?.[1] ?? { type: 'null-data' },
    })),
  }))

/** Every command of every cluster and every one that all clusters have, with the side that sends it. */
const sendable = clusters.flatMap((cluster: Cluster) => [
  ...Object.entries(cluster.fromClient).map(([id, command]) => ({
    ...{ cluster, id: Number(id), command },
    frameControl: frameControlOf('cluster', 'client', 'wanted'),
  })),
  ...Object.entries(cluster.fromServer).map(([id, command]) => ({
    ...{ cluster, id: Number(id), command },
    frameControl: frameControlOf('cluster', 'server', 'not wanted'),
  })),
  ...[0x00, 0x01, 0x02, 0x04, 0x0b].flatMap((id) => {
    const command = foundationCommand(cluster, id)
    return command === undefined
      ? []
      : [{ cluster, id, command, frameControl: frameControlOf('foundation', 'server', 'wanted') }]
  }),
])

const componentsWith = (isLast: boolean): fc.Arbitrary<GbzComponent> =>
  fc
    .tuple(fc.constantFrom(...sendable), fc.option(fc.nat(0x7fffffff)), fc.nat(0xff))
    .chain(([{ cluster, id, command, frameControl }, fromDateTime, sequenceNumber]) =>
      valuesOf(command.payload.shape).map((payload) => ({
        control: controlOf({ isLast, hasFromDateTime: fromDateTime !== null }),
        clusterId: cluster.id,
        fromDateTime,
        additionalHeader: null,
        header: { frameControl, manufacturerCode: null, sequenceNumber, commandId: id },
        payload,
      })),
    )

/** Components one behind the other, none or up to five. */
export const gbzComponents: fc.Arbitrary<readonly GbzComponent[]> = fc
  .nat(5)
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => componentsWith(at === count - 1))))
