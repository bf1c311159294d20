import { readFileSync } from 'node:fs'
import { SimulatorFault } from '../../vocabulary/faults.ts'

/** What somebody wants to look into, and what it is by its first octets. */
export type Subject =
  | { readonly kind: 'gbcs'; readonly octets: Buffer }
  | { readonly kind: 'duis'; readonly octets: Buffer }
  | { readonly kind: 'certificate'; readonly octets: Buffer }

const hexadecimal = /^(?:[0-9a-f]{2}[\s:-]*)+$/i
const base64 = /^[A-Za-z0-9+/\s]+={0,2}\s*$/
const pem = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/

/** A message may come as a file's name, as hexadecimal, as base64, or on standard input (`-`). */
export function readSubject(given: string): Subject {
  return recognise(octetsOf(given))
}

function octetsOf(given: string): Buffer {
  if (given === '-') return unwrap(readFileSync(0))
  if (hexadecimal.test(given) || (given.length >= 64 && base64.test(given))) return unwrap(Buffer.from(given, 'latin1'))
  try {
    return unwrap(readFileSync(given))
  } catch (cause) {
    throw new SimulatorFault('SIM_USAGE', `'${given}' is no file that can be read, no hexadecimal and no base64`, {
      cause,
    })
  }
}

/** Takes off the text that the octets are written in: PEM, hexadecimal or base64. */
function unwrap(content: Buffer): Buffer {
  const text = content.toString('latin1').trim()
  const certificate = pem.exec(text)?.[1]
  if (certificate !== undefined) return Buffer.from(certificate, 'base64')
  if (hexadecimal.test(text)) return Buffer.from(text.replace(/[\s:-]/g, ''), 'hex')
  if (base64.test(text)) return Buffer.from(text, 'base64')
  return content
}

/** XML begins with `<`, a certificate is a SEQUENCE, a GBCS message starts with a MAC Header (DD) or a Grouping Header (DF). */
function recognise(octets: Buffer): Subject {
  const first = octets[0]
  const afterByteOrderMark = first === 0xef ? octets[3] : first
  if (first === 0xdd || first === 0xdf) return { kind: 'gbcs', octets }
  if (first === 0x30) return { kind: 'certificate', octets }
  if (afterByteOrderMark === 0x3c) return { kind: 'duis', octets }
  throw new SimulatorFault(
    'SIM_USAGE',
    octets.length === 0
      ? 'There is nothing to inspect'
      : 'This is no GBCS message, no DUIS document and no certificate',
  )
}
