import type { AccessResponse } from '../../simulator/gbcs/dlms/access.ts'
import type { DlmsData } from '../../simulator/gbcs/dlms/data.ts'
import { type GbzComponent, isEncrypted } from '../../simulator/gbcs/gbz/component.ts'
import type { GbzContent } from '../../simulator/gbcs/gbz/content.ts'
import { compare, type Disagreement } from './check.ts'

/** Octets whose length is part of what they are: date-times, identifiers, dates, times. */
const fixedLengths: ReadonlySet<number> = new Set([12, 8, 5, 4])

/** Whether two contents have the same structure: the same parts in the same order, and of the same types. */
export function compareStructure(published: unknown, found: unknown, at = 'content'): Disagreement[] {
  if (isAccessResponse(published)) {
    if (!isAccessResponse(found)) return compare(at, 'access-response', 'something else')
    return compareResults(published, found)
  }
  if (isData(published))
    return isData(found) ? compareData(published, found, at) : compare(at, published.type, 'something else')
  if (isGbz(published)) return isGbz(found) ? compareComponents(published, found) : compare(at, 'GBZ', 'something else')
  if (Array.isArray(published) && Array.isArray(found)) {
    // A list may be of any length; what its first element is says what all are.
    return published.length === 0 || found.length === 0 ? [] : compareStructure(published[0], found[0], `${at}[0]`)
  }
  const [one, other] = [kindOf(published), kindOf(found)]
  if (one !== other) return compare(at, one, other)
  if (one !== 'record') return []
  const [theirs, ours] = [published as Record<string, unknown>, found as Record<string, unknown>]
  // A published refusal is one of the test: ours may be no refusal.
  if (theirs.kind === 'refused') return []
  // An attribute that could not be read has no value: ours can be.
  if ('attributeId' in theirs && theirs.value === null)
    return compare(at, String(theirs.attributeId), String(ours.attributeId))
  const keys = compare(at, Object.keys(theirs).join(' '), Object.keys(ours).join(' '))
  return keys.length > 0
    ? keys
    : Object.keys(theirs).flatMap((key) => compareStructure(theirs[key], ours[key], `${at}.${key}`))
}

const isAccessResponse = (value: unknown): value is AccessResponse =>
  typeof value === 'object' && value !== null && 'results' in value && 'invokeId' in value

/** DLMS data by itself; the value of a ZigBee attribute has a number for a type. */
const isData = (value: unknown): value is DlmsData =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'

const isGbz = (value: unknown): value is GbzContent =>
  typeof value === 'object' && value !== null && 'components' in value && Array.isArray(value.components)

/** A default response that says that a log or a calendar has no such entry: how many there are is no matter of structure. */
const isNotFound = ({ header, payload }: GbzComponent): boolean =>
  header.commandId === 0x0b && (payload as { readonly status: number }).status === 0x8b

/** A default response of a published failure, which is one of the test. */
const isFailure = ({ header, payload }: GbzComponent): boolean =>
  header.commandId === 0x0b && (payload as { readonly status: number }).status !== 0

/** Answers to one component have its sequence number; there may be several, one for each part of a calendar. */
function compareComponents(published: GbzContent, found: GbzContent): Disagreement[] {
  const sequences = new Set([...published.components, ...found.components].map(({ header }) => header.sequenceNumber))
  return [...sequences].flatMap((sequenceNumber) => {
    const [one, other] = [published, found].map(({ components }) =>
      components.find(({ header }) => header.sequenceNumber === sequenceNumber),
    )
    const at = `component ${sequenceNumber + 1}`
    if (one === undefined || other === undefined) return compare(at, one ? 'there' : 'none', other ? 'there' : 'none')
    if (isFailure(one) || isNotFound(other)) return compare(`${at} cluster`, one.clusterId, other.clusterId)
    return [
      ...compare(`${at} cluster`, one.clusterId, other.clusterId),
      ...compare(`${at} frame control`, one.header.frameControl, other.header.frameControl),
      ...compare(`${at} command`, one.header.commandId, other.header.commandId),
      ...compare(
        `${at} encryption`,
        isEncrypted(one) ? 'encrypted' : 'plain',
        isEncrypted(other) ? 'encrypted' : 'plain',
      ),
      ...compareStructure(one.payload, other.payload, at),
    ]
  })
}

const kindOf = (value: unknown): string => {
  if (value === null || value === undefined) return 'nothing'
  if (Buffer.isBuffer(value)) return 'octets'
  if (Array.isArray(value)) return 'list'
  return typeof value === 'object' ? 'record' : typeof value
}

/** A published failure is one of the test: what failed there may succeed here, and then nothing is compared. */
function compareResults(published: AccessResponse, found: AccessResponse): Disagreement[] {
  const head = [
    ...compare('invokeId', published.invokeId, found.invokeId),
    ...compare('results', published.results.length, found.results.length),
  ]
  return [
    ...head,
    ...published.results.flatMap(({ kind, result, data }, index) => {
      const ours = found.results[index]
      if (ours === undefined) return []
      const at = `result ${index + 1}`
      if (result !== 0) return [...compare(`${at} kind`, kind, ours.kind)]
      return [
        ...compare(`${at} kind`, kind, ours.kind),
        ...compare(at, result, ours.result),
        ...(ours.result === 0 ? compareData(data, ours.data, at) : []),
      ]
    }),
  ]
}

function compareData(published: DlmsData, found: DlmsData, at: string): Disagreement[] {
  if (published.type !== found.type) return compare(at, published.type, found.type)
  if (published.type === 'structure' && found.type === 'structure') {
    const parts = compare(at, published.value.length, found.value.length)
    return [
      ...parts,
      ...published.value.flatMap((part, index) => {
        const ours = found.value[index]
        return ours === undefined ? [] : compareData(part, ours, `${at}, part ${index + 1}`)
      }),
    ]
  }
  if (published.type === 'array' && found.type === 'array') {
    const [one, other] = [published.value[0], found.value[0]]
    return one === undefined || other === undefined ? [] : compareData(one, other, `${at}, element`)
  }
  if (published.type === 'compact-array' && found.type === 'compact-array')
    return compare(at, JSON.stringify(published.description), JSON.stringify(found.description))
  if (published.type === 'octet-string' && found.type === 'octet-string' && fixedLengths.has(published.value.length))
    return compare(at, published.value.length, found.value.length)
  return []
}
