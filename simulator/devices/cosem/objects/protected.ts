import { type DlmsData, dataOctets } from '../../../gbcs/dlms/data.ts'
import { dataProtection } from '../../../gbcs/dlms/interface-classes.ts'
import { encrypt, securityHeader } from '../../../gbcs/encryption.ts'
import { octetsOfEntityIdentifier } from '../../../vocabulary/entity-identifier.ts'
import { failed, type Result, succeeded } from '../../../vocabulary/result.ts'
import { type DeviceObject, failure, type Method, type Moment, objectOf, type Range, type Reader } from '../object.ts'
import { between, whole } from '../selective-access.ts'
import { array, enumerated, octets, structure } from '../values.ts'

/** What may be read encrypted alone, by the logical name of its object: what it holds in a range of time. */
export type ProtectedValues = ReadonlyMap<string, (moment: Moment, range: Range) => DlmsData>

/** Who encrypted for whom, by key agreement with nothing but the two static keys (GBCS 8.5.2). */
const parametersOf = (transactionId: Buffer, originator: Buffer, recipient: Buffer): DlmsData =>
  array([
    structure(
      enumerated(2),
      structure(
        octets(transactionId),
        octets(originator),
        octets(recipient),
        octets(Buffer.alloc(0)),
        structure(enumerated(2), structure(octets(Buffer.of(2)), octets(Buffer.alloc(0)))),
      ),
    ),
  ])

/** The method that gives values encrypted for who asks, all of them in one structure. */
function gettingProtected(values: ProtectedValues): Method {
  return (data, moment) => {
    const { reader, state, blueprint } = moment
    const [objects] = data.type === 'structure' ? data.value : []
    if (objects?.type !== 'array') return failed(failure.typeUnmatched)
    if (reader === null) return failed(failure.readWriteDenied)
    const read: DlmsData[] = []
    for (const object of objects.value) {
      const value = protectedValue(values, object, moment)
      if (!value.ok) return value
      read.push(value.value)
    }
    return succeeded({ state, data: structure(...encryptedFor(reader, blueprint, structure(...read))) })
  }
}

/** What is meant for one reader alone: the protection parameters, and the octets that they protect. */
export function encryptedFor(
  { entityIdentifier, secret, transactionId }: Reader,
  { deviceId }: Moment['blueprint'],
  plain: DlmsData,
): readonly [parameters: DlmsData, octets: DlmsData] {
  const originator = octetsOfEntityIdentifier(deviceId)
  const recipient = octetsOfEntityIdentifier(entityIdentifier)
  const { ciphertext, mac } = encrypt(dataOctets(plain), { secret: secret(), originator, recipient, transactionId })
  return [parametersOf(transactionId, originator, recipient), octets(Buffer.concat([securityHeader, ciphertext, mac]))]
}

function protectedValue(values: ProtectedValues, object: DlmsData, moment: Moment): Result<DlmsData, number> {
  const [, instance, , , restriction] = object.type === 'structure' ? object.value : []
  const source =
    instance?.type === 'octet-string' ? values.get(instance.value.toString('hex').toUpperCase()) : undefined
  if (source === undefined) return failed(failure.objectUndefined)
  const range = restrictionOf(restriction)
  return range.ok ? succeeded(source(moment, range.value)) : range
}

/** None, or by dates. */
function restrictionOf(restriction: DlmsData | undefined): Result<Range, number> {
  const [type, value] = restriction?.type === 'structure' ? restriction.value : []
  if (type?.type !== 'enum') return failed(failure.typeUnmatched)
  if (type.value === 0) return succeeded(whole)
  const [from, to] = value?.type === 'structure' ? value.value : []
  if (type.value !== 1 || from === undefined || to === undefined) return failed(failure.scopeOfAccessViolated)
  return between(from, to)
}

/** The objects by which values are read that go encrypted to whom they concern. */
export const protectedObjects = (values: ProtectedValues): readonly DeviceObject[] =>
  Array.from({ length: 10 }, (_, index) =>
    objectOf(dataProtection, `0-0:43.2.${index + 1}.255`, {}, { get_protected_attributes: gettingProtected(values) }),
  )
