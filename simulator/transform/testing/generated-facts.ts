import assert from 'node:assert/strict'
import { XmlDocument } from 'libxml2-wasm'
import { certificateDer } from '../../../certs/certificate.ts'
import { requestBodies } from '../../duis/bodies/request-bodies.ts'
import { readServiceRequest } from '../../duis/read-request.ts'
import type { RequestBody } from '../../duis/request.ts'
import { type Choose, generatedElement } from '../../duis/testing/generated-bodies.ts'
import { requestAround } from '../../duis/testing/surroundings.ts'
import { readCanonical } from '../../duis/xml/canonical-reader.ts'
import { canonicalDocument } from '../../duis/xml/canonicalise.ts'
import { createRandom } from '../../environment/randomness.ts'
import { type DeviceType, deviceTypes } from '../../vocabulary/device-type.ts'
import { entityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { instant } from '../../vocabulary/instant.ts'
import { type UserRole, userRoles } from '../../vocabulary/user-role.ts'
import type { TransformFacts } from '../facts.ts'
import type { TransformRow } from '../row.ts'

const random = createRandom('generated requests')
export const pick: Choose = (below) => random.integer(0, below - 1)
const oneOf = <Item>(items: readonly Item[]): Item => items[pick(items.length)] as Item

/** The shortest that is taken for one. */
const certificate = certificateDer(Buffer.from('3003020101', 'hex'))

/** A generated text is octets of any kind; where a certificate belongs admission has seen to it that there is one. */
function withCertificates<Value>(value: Value, isOne = false): Value {
  if (Buffer.isBuffer(value)) return (isOne ? certificate : value) as Value
  if (Array.isArray(value)) return value.map((each) => withCertificates(each, isOne)) as Value
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, each]) => [key, withCertificates(each, isOne || of.test(key))])
  return Object.fromEntries(entries) as Value
}
const of = /certificat|signature|keyAgreement/i

function generatedBody({ element }: TransformRow): RequestBody {
  const xml = requestAround(generatedElement(element, requestBodies[element], pick, 0))
  const document = XmlDocument.fromString(xml)
  try {
    const read = readServiceRequest(readCanonical(canonicalDocument(document)))
    return read.ok ? withCertificates(read.value.body) : assert.fail(`${element} does not read`)
  } finally {
    document.dispose()
  }
}

const everyType = Object.keys(deviceTypes) as DeviceType[]

/** A request of a row that the schema takes, to any of its devices, and all that may be known beside it. */
export function generatedFacts(row: TransformRow, devices = row.ways.flatMap((way) => way.devices)): TransformFacts {
  return {
    serviceReferenceVariant: row.serviceReferenceVariant,
    body: generatedBody(row),
    user: {
      identifier: entityIdentifier('90-B3-D5-1F-30-01-00-00'),
      role: oneOf(Object.keys(userRoles) as UserRole[]),
      counter: BigInt(pick(1_000_000)),
      isKnown: pick(2) === 0,
      isAskedFor: pick(2) === 0,
    },
    device: {
      identifier: entityIdentifier('00-DB-12-34-56-78-90-A0'),
      type: oneOf(devices),
      meter: oneOf(['single', 'twin', 'polyphase']),
      gbcsVersion: 1 + pick(4),
    },
    now: instant(Date.UTC(2026, 10, 22)),
    otherDevice: { type: oneOf(everyType), keyAgreementCertificate: certificate },
    deviceLog: oneOf([
      { kind: 'hub', extendedPanId: Buffer.alloc(8, 1), devices: [] },
      { kind: 'gpf', devices: [{ identifier: entityIdentifier('00-DB-12-34-56-78-90-A1'), deviceType: 0 }] },
    ]),
    customerIdentificationNumber: '1234',
  }
}
