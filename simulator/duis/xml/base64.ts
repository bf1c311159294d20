import { base64Elements } from '../bodies/base64-elements.ts'
import type { CanonicalElement } from './canonical-reader.ts'

/** The elements of bodies and signatures that hold base64. */
const holdBase64: ReadonlySet<string> = new Set([...base64Elements(), 'DigestValue', 'SignatureValue'])

const base64 = /^[A-Za-z0-9+/\s]*(?:=\s*){0,2}$/

/**
 * The first element that should hold base64 and holds something more. The XML library counts the characters of xs:base64Binary
 * and passes over those that do not belong; a value that two readers may decode differently is none.
 */
export function strayBase64(element: CanonicalElement | undefined): CanonicalElement | undefined {
  if (element === undefined) return undefined
  if (holdBase64.has(element.name) && !base64.test(element.text)) return element
  for (const child of element.children) {
    const stray = strayBase64(child)
    if (stray !== undefined) return stray
  }
  return undefined
}
