import { octets, text } from './values.ts'
import { type PlacedElement, withoutDeclarations } from './xml/canonical-reader.ts'
import { canonicalAttribute } from './xml/canonical-text.ts'
import { xmlSignature } from './xml/namespaces.ts'

/** The algorithms of the XML signatures that DUIS allows (docs/domain/duis.md#xml-signature). */
export const algorithms = {
  /**
   * How SignedInfo is canonicalised, and the document where the Reference says so behind enveloped-signature. Where it says
   * nothing the digest takes XMLDSIG's default, inclusive Canonical XML 1.0.
   */
  canonicalization: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  signature: 'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256',
  transform: 'http://www.w3.org/2000/09/xmldsig#enveloped-signature',
  digest: 'http://www.w3.org/2001/04/xmlenc#sha256',
} as const

/** An element of the signature's namespace, as the profile has it. */
interface Part {
  readonly name: string
  /** Its attributes as canonical XML writes them, or one of several such; it has none where nothing is said. */
  readonly attributes?: readonly string[]
  /** How many there may be, one behind the other; one where nothing is said. */
  readonly most?: number
  /** What it holds, in this order. */
  readonly parts?: readonly Part[]
  /** What is wrong with its text, where it holds text. */
  readonly flawOfText?: (element: PlacedElement) => string | null
}

const within = (name: string, ...parts: readonly Part[]): Part => ({ name, parts })

const method = (name: string, ...of: readonly string[]): Part => ({
  name,
  attributes: of.map((algorithm) => ` Algorithm="${canonicalAttribute(algorithm)}"`),
})

const base64Of = (name: string, length: number): Part => ({
  name,
  flawOfText: (element) => {
    const value = octets(element)
    if (value.toString('base64') !== element.text.replace(/\s/g, '')) return 'is not base64'
    return value.length === length ? null : `has ${value.length} octets instead of ${length}`
  },
})

/**
 * The one shape that a signature may have: enveloped, one Reference to the whole document, fixed algorithms, the signer named by
 * the issuer and serial number of its certificate. Exclusive canonicalisation may follow enveloped-signature, as general signing
 * libraries have it. Nothing else: what is not needed cannot mislead.
 */
const profile = within(
  'Signature',
  within(
    'SignedInfo',
    method('CanonicalizationMethod', algorithms.canonicalization),
    method('SignatureMethod', algorithms.signature),
    {
      ...within(
        'Reference',
        within('Transforms', { ...method('Transform', algorithms.transform, algorithms.canonicalization), most: 2 }),
        method('DigestMethod', algorithms.digest),
        base64Of('DigestValue', 32),
      ),
      attributes: [' URI=""'],
    },
  ),
  // r and s, 32 octets each
  base64Of('SignatureValue', 64),
  within(
    'KeyInfo',
    within(
      'X509Data',
      within(
        'X509IssuerSerial',
        { name: 'X509IssuerName', flawOfText: () => null },
        {
          name: 'X509SerialNumber',
          // RFC 5280 4.1.2.2: at most 20 octets, not negative.
          flawOfText: (element) => (/^\d{1,49}$/.test(text(element)) ? null : 'is no serial number'),
        },
      ),
    ),
  ),
)

/** What is wrong with a signature beside the profile, or with one of its parts; null where nothing is. */
export const flawOfProfile = (signature: PlacedElement): string | null => flawOf(signature, profile)

function flawOf(element: PlacedElement, part: Part): string | null {
  if (element.name !== part.name || element.namespace !== xmlSignature)
    return `${element.name} stands where ds:${part.name} should`
  return flawOfAttributes(element, part) ?? flawOfText(element, part) ?? flawOfParts(element, part)
}

function flawOfAttributes({ attributes }: PlacedElement, { name, attributes: allowed = [''] }: Part): string | null {
  const found = withoutDeclarations(attributes)
  return allowed.includes(found) ? null : `ds:${name} has the attributes '${found.trim()}'`
}

function flawOfText(element: PlacedElement, { name, flawOfText: flaw }: Part): string | null {
  if (flaw === undefined) return element.text.trim() === '' ? null : `ds:${name} holds text`
  const found = flaw(element)
  return found === null ? null : `ds:${name} ${found}`
}

function flawOfParts({ children }: PlacedElement, { name, parts = [] }: Part): string | null {
  let next = 0
  for (const part of parts) {
    const first = children[next]
    if (first === undefined) return `ds:${name} has no ds:${part.name}`
    const flaw = flawOf(first, part)
    if (flaw !== null) return flaw
    const end = Math.min(next + (part.most ?? 1), children.length)
    for (next += 1; next < end && children[next]?.name === part.name; next += 1) {
      const flawOfFurther = flawOf(children[next] as PlacedElement, part)
      if (flawOfFurther !== null) return flawOfFurther
    }
  }
  const more = children[next]
  return more === undefined ? null : `ds:${name} has an element ${more.name} too many`
}
