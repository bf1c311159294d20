import { textOf } from '../../environment/user-file.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'

/** The message to be shown, and what it is by its first octets. */
export interface Subject {
  readonly kind: 'gbcs' | 'duis' | 'certificate'
  readonly octets: Buffer
}

const hexadecimal = /^(?:[0-9a-f]{2}[\s:-]*)+$/i
const base64 = /^[A-Za-z0-9+/\s]+={0,2}\s*$/
const pem = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/
/** The line that GFI and DCC Boxed log, wherever it stands: the number of octets in decimal, then the octets. */
const logged = /GBCS:DATA#\d+:(\d+):([0-9A-Fa-f]*)/g

/** Whether a text is a message itself, as against the name of a file that holds one. */
export const isMessageItself = (given: string): boolean =>
  hexadecimal.test(given) || given.startsWith('GBCS:DATA#') || (given.length >= 64 && base64.test(given))

/**
 * What octets are: themselves, or what they write in PEM, a line of a log, hexadecimal or base64.
 *
 * @throws SimulatorFault SIM_USAGE where they are no message, no document and no certificate
 */
export const subjectIn = (content: Buffer): Subject => recognise(unwrap(content))

/** Takes off the text that the octets are written in: PEM, a log, hexadecimal or base64. */
function unwrap(content: Buffer): Buffer {
  const text = textOf(content).trim()
  const certificate = pem.exec(text)?.[1]
  if (certificate !== undefined) return Buffer.from(certificate, 'base64')
  const [line, ...more] = text.matchAll(logged)
  if (line !== undefined) return octetsOfLine(line, more.length)
  if (hexadecimal.test(text)) return Buffer.from(text.replace(/[\s:-]/g, ''), 'hex')
  if (base64.test(text)) return Buffer.from(text, 'base64')
  return content
}

function octetsOfLine([, length = '', digits = '']: RegExpMatchArray, more: number): Buffer {
  if (more > 0) throw new SimulatorFault('SIM_USAGE', `There are ${more + 1} lines of GBCS:DATA: give one at a time`)
  const octets = Buffer.from(digits, 'hex')
  if (octets.length === Number(length) && digits.length === 2 * octets.length) return octets
  throw new SimulatorFault(
    'SIM_USAGE',
    `The line announces ${length} octets and holds ${digits.length / 2}: it was cut or changed on its way`,
  )
}

/** XML begins with `<`, a certificate is a SEQUENCE, a GBCS message starts with a MAC Header (DD) or a Grouping Header (DF). */
function recognise(octets: Buffer): Subject {
  const first = octets[0]
  if (first === 0xdd || first === 0xdf) return { kind: 'gbcs', octets }
  if (first === 0x30) return { kind: 'certificate', octets }
  // In UTF-8 or UTF-16, with a byte order mark or without: the reader of DUIS documents tells them apart.
  if (textOf(octets.subarray(0, 8)).replaceAll('\0', '').startsWith('<')) return { kind: 'duis', octets }
  throw new SimulatorFault(
    'SIM_USAGE',
    octets.length === 0
      ? 'There is nothing to inspect'
      : 'This is no GBCS message, no DUIS document and no certificate',
  )
}
