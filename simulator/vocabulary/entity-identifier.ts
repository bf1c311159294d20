import type { Branded } from './branded.ts'

/**
 * An EUI-64 that names a party or a device, in the form DUIS writes it: eight upper-case octets joined by hyphens,
 * `90-B3-D5-1F-30-00-00-02`. There is one form in the simulator, so identity is `===`.
 */
export type EntityIdentifier = Branded<string, 'EntityIdentifier'>

const hyphenated = /^[0-9a-fA-F]{2}(-[0-9a-fA-F]{2}){7}$/
const bare = /^[0-9a-fA-F]{16}$/

/** Reads an identifier in either case, with or without hyphens; null for anything else. */
export function parseEntityIdentifier(text: string): EntityIdentifier | null {
  if (hyphenated.test(text)) return text.toUpperCase() as EntityIdentifier
  if (bare.test(text)) return (text.toUpperCase().match(/../g) ?? []).join('-') as EntityIdentifier
  return null
}

/** An identifier written in our own source or data; throws on one that is not. */
export function entityIdentifier(text: string): EntityIdentifier {
  const identifier = parseEntityIdentifier(text)
  if (identifier === null) throw new TypeError(`'${text}' is not an EUI-64`)
  return identifier
}

const hexadecimalPairs = Array.from({ length: 256 }, (_, octet) => octet.toString(16).toUpperCase().padStart(2, '0'))

/** @param octets exactly eight */
export function entityIdentifierFromOctets(octets: Uint8Array): EntityIdentifier {
  if (octets.length !== 8) throw new TypeError(`an EUI-64 has 8 octets, not ${octets.length}`)
  let text = ''
  for (const octet of octets) text += text === '' ? hexadecimalPairs[octet] : `-${hexadecimalPairs[octet]}`
  return text as EntityIdentifier
}

/** The eight octets of an identifier. */
export function octetsOfEntityIdentifier(identifier: EntityIdentifier): Buffer {
  const octets = Buffer.allocUnsafe(8)
  for (let place = 0; place < 8; place += 1)
    octets[place] = 16 * digitAt(identifier, 3 * place) + digitAt(identifier, 3 * place + 1)
  return octets
}

/** Of an upper-case hexadecimal digit. */
function digitAt(text: string, place: number): number {
  const code = text.charCodeAt(place)
  return code < codeOfA ? code - codeOf0 : 10 + code - codeOfA
}

const codeOf0 = 0x30
const codeOfA = 0x41
