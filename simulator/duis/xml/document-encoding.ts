import { isUtf8 } from 'node:buffer'
import { failed, type Result, succeeded } from '../../vocabulary/result.ts'
import { type NotDuis, notDuis } from '../not-duis.ts'

/** The encodings that every XML processor reads (XML 1.0 §2.2), and the only ones that are read here. */
type Encoding = 'UTF-8' | 'UTF-16LE' | 'UTF-16BE'

/** How the octets of a document begin in each (XML 1.0 appendix F), with how many of them are the byte order mark. */
const beginnings: readonly (readonly [octets: readonly number[], encoding: Encoding | null, mark: number])[] = [
  // UTF-32 first: its mark begins as that of UTF-16 does.
  [[0xff, 0xfe, 0, 0], null, 0],
  [[0, 0, 0xfe, 0xff], null, 0],
  [[0xef, 0xbb, 0xbf], 'UTF-8', 3],
  [[0xff, 0xfe], 'UTF-16LE', 2],
  [[0xfe, 0xff], 'UTF-16BE', 2],
  [[0x3c, 0], 'UTF-16LE', 0],
  [[0, 0x3c], 'UTF-16BE', 0],
]

const onlyUnicode = 'only UTF-8 and UTF-16 are read'

/**
 * The document in UTF-8 without a byte order mark. Every bound on a document counts characters of UTF-8, so nothing is
 * parsed before it is in UTF-8: not by another encoding that a declaration names, nor by one that it names wrongly.
 */
export function utf8Of(octets: Uint8Array): Result<Uint8Array, NotDuis> {
  const [, encoding, mark] = beginnings.find(([begin]) => begin.every((octet, at) => octets[at] === octet)) ?? [
    [],
    'UTF-8' as const,
    0,
  ]
  const utf8 = encoding === null ? null : transcoded(octets.subarray(mark), encoding)
  if (encoding === null || utf8 === null)
    return failed(
      notDuis(`The document is not well-formed XML: its octets are not UTF-8 or UTF-16, and ${onlyUnicode}.`),
    )
  const declared = declaredEncoding(utf8)
  if (declared === undefined || isNameOf(declared, encoding)) return succeeded(utf8)
  return failed(
    notDuis(
      /^utf-?(8|16(le|be)?)$/i.test(declared)
        ? `The document declares the encoding ${declared}, but its octets are ${encoding}.`
        : `The document declares the encoding ${declared}: ${onlyUnicode}.`,
    ),
  )
}

/** Null for octets that are not of the encoding. */
function transcoded(octets: Uint8Array, encoding: Encoding): Uint8Array | null {
  if (encoding === 'UTF-8') return isUtf8(octets) ? octets : null
  try {
    return Buffer.from(new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(octets))
  } catch {
    return null
  }
}

/** Octets of a declaration that are looked at: with every blank that a person may put into it, it has fewer. */
const longestDeclarationOctets = 1_000

/** The encoding that the XML declaration names; undefined where it names none. */
function declaredEncoding(utf8: Uint8Array): string | undefined {
  const begin = Buffer.from(utf8.buffer, utf8.byteOffset, Math.min(utf8.length, longestDeclarationOctets)).toString(
    'latin1',
  )
  const declaration = /^<\?xml\s([^>]*)/.exec(begin)?.[1] ?? ''
  return /\bencoding\s*=\s*["']([A-Za-z0-9._-]{0,40})/.exec(declaration)?.[1]
}

/** `UTF-16` is either of its two byte orders. */
function isNameOf(declared: string, encoding: Encoding): boolean {
  const name = declared.toUpperCase().replace(/^UTF(?=\d)/, 'UTF-')
  return name === encoding || (name === 'UTF-16' && encoding !== 'UTF-8')
}
