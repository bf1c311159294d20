import { serviceReferenceOf, serviceRequests } from '../../vocabulary/service-reference.ts'
import { named } from './notation/simple-type.ts'
import { boolean, dateTime, oneOf, positive, token } from './notation/simple-types.ts'
import { optional, sequence } from './notation/structure.ts'
import { euiPattern, responseCode } from './values/identifiers.ts'

/** Two identifiers and a counter; that the counter fits 64 bits is checked where it is read, and said in plain words. */
const messageIdentifier = named(
  'HeaderIdentifier',
  token(`${euiPattern}:${euiPattern}:(0|[1-9][0-9]{0,19})`, (it) => it),
)

const variants = Object.keys(serviceRequests)

export const requestHeader = sequence({
  requestId: messageIdentifier,
  firstInSequence: optional(boolean),
  precedingServiceRequestId: optional(messageIdentifier),
  commandVariant: named('CommandVariant', positive(9)),
  serviceReference: named('ServiceReference', oneOf(...new Set(variants.map(serviceReferenceOf)))),
  serviceReferenceVariant: named('ServiceReferenceVariant', oneOf(...variants)),
})

export const responseHeader = sequence({
  requestId: optional(messageIdentifier),
  responseId: optional(messageIdentifier),
  responseCode,
  responseDateTime: dateTime,
})
