import { notationOf, readContent, writeContent } from '../../simulator/gbcs/contents.ts'
import { verifyMac } from '../../simulator/gbcs/key-agreement.ts'
import { nameOfMessageCode } from '../../simulator/gbcs/message-codes.ts'
import { verifyMessageSignature } from '../../simulator/gbcs/message-signature.ts'
import {
  agreedSecret,
  endsOfMac,
  hasKeysBetween,
  hasReferenceCertificate,
  publishedUseCase,
  referencePublicKey,
} from '../../simulator/gbcs/testing/reference-messages.ts'
import { rewrittenFrame } from '../../simulator/gbcs/testing/rewritten.ts'
import type { Notation } from '../../simulator/gbcs/use-case-descriptions.ts'
import type { Check } from './check.ts'
import { compare, type Disagreement } from './check.ts'
import { compareValues, decodedPayload } from './decoded-values.ts'
import { describedContent, undescribedIn } from './described.ts'
import { deviceAnswers } from './device-answers.ts'

const all = (): boolean => true

/** What the index says of every message, word for word in its own terms. */
const header: Check = {
  name: 'headers',
  concerns: all,
  disagreements: ({ entry, message }) => [
    ...compare('cra', entry.cra.toLowerCase(), message.cra),
    ...compare('counter', entry.counter, String(message.counter)),
    ...compare('originator', entry.originator.toUpperCase(), message.originator.replaceAll('-', '')),
    ...compare('recipient', entry.recipient.toUpperCase(), message.recipient.replaceAll('-', '')),
    ...compare('messageCode', Number.parseInt(entry.messageCode, 16), message.messageCode),
  ],
}

const useCase: Check = {
  name: 'names of use cases',
  concerns: ({ entry }) => publishedUseCase(entry) !== null,
  disagreements: ({ entry, message }) =>
    compare('useCase', publishedUseCase(entry), nameOfMessageCode(message.messageCode) ?? null),
}

const mac: Check = {
  name: 'MACs',
  concerns: ({ entry, message }) => entry.mac !== null || message.mac !== null,
  missing({ entry, message }) {
    if (message.mac === null) return null
    const [one, other] = endsOfMac(entry)
    if (hasKeysBetween(one, other)) return null
    return `no private key that agrees between ${one} and ${other} is published`
  },
  disagreements: ({ entry, message }) => {
    if (message.mac === null) return compare('mac', entry.mac, null)
    return compare('mac', entry.mac, verifyMac(agreedSecret(entry), message) ? 'valid' : 'invalid')
  },
}

const signature: Check = {
  name: 'signatures',
  concerns: ({ entry, message }) => entry.signature !== null || message.signature !== null,
  missing: ({ entry, message }) =>
    message.signature === null || hasReferenceCertificate(`${entry.originator.toLowerCase()}-ds`)
      ? null
      : `no signing certificate of ${entry.originator} is published`,
  disagreements: async ({ entry, message }) => {
    if (message.signature === null) return compare('signature', entry.signature, null)
    const publicKey = referencePublicKey(`${entry.originator.toLowerCase()}-ds`)
    return compare('signature', entry.signature, String(await verifyMessageSignature(publicKey, message)))
  },
}

const rewritten: Check = {
  name: 'frames written back',
  concerns: all,
  disagreements: ({ octets, message }) => compareOctets('frame', octets, rewrittenFrame(message)),
}

const notations: readonly Notation[] = ['ASN.1', 'DLMS', 'GBZ']

/** Every field of a content has a name of its own and a value that is not just octets; what is encrypted is opened. */
const fieldsNamed = (notation: Notation): Check => ({
  name: `fields named, ${notation}`,
  concerns: ({ message }) => notationOf(message, message.content) === notation,
  disagreements: (subject) => {
    const content = describedContent(subject)
    if (content === undefined) return compare('content', 'described', 'no description of it')
    return undescribedIn(content).flatMap(({ name, value, offset }) =>
      compare(`octet ${offset}`, 'named', `${name}: ${value}`),
    )
  },
})

/** What the DCC's parser makes of the same octets: a judge of values, not of names. */
const values: Check = {
  name: 'values as the DCC reads them',
  concerns: ({ entry }) => decodedPayload(entry.file) !== undefined,
  disagreements: (subject) => {
    const content = describedContent(subject)
    const elements = decodedPayload(subject.entry.file) ?? []
    if (content === undefined) return compare('content', 'described', 'no description of it')
    return compareValues(subject.octets, content, elements).disagreements
  },
}

/** Every content is a value that writes the same octets again. */
const contentWrittenBack: Check = {
  name: 'contents written back',
  concerns: all,
  disagreements: ({ message }) => {
    const read = readContent(message, message.content)
    if (!read.ok) return compare('content', 'readable', `${read.failure.detail}, at ${read.failure.offset}`)
    if (read.value === null) return compare('content', 'described', 'no description of its use case')
    return compareOctets('content', message.content, writeContent(message, read.value, message.content))
  },
}

/** In the order in which they are reported. */
export const checks: readonly Check[] = [
  header,
  useCase,
  mac,
  signature,
  rewritten,
  ...notations.map(fieldsNamed),
  contentWrittenBack,
  values,
  deviceAnswers,
]

const compareOctets = (field: string, published: Buffer, found: Buffer): Disagreement[] =>
  compare(field, published.toString('hex').toUpperCase(), found.toString('hex').toUpperCase())
