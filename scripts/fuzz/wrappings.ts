/** Ways of putting a signature around something else than the document that is acted upon. Each takes a signed request. */
type Wrapping = (xml: string) => string

const signature = /<ds:Signature .*<\/ds:Signature>/s

/** The same request with a small lie in it, its signature taken off. */
const forged = (xml: string): string =>
  xml
    .replace(signature, '')
    .replace(/CPVChecks>true</, 'CPVChecks>false<')
    .replace(/FloorSeqNumber>0</, 'FloorSeqNumber>9<')

const signatureOf = (xml: string): string => signature.exec(xml)?.[0] ?? ''
const beforeEnd = (xml: string, what: string): string => xml.replace('</sr:Request>', () => `${what}</sr:Request>`)

const withReference = (xml: string, uri: string): string => xml.replace('URI=""', `URI="${uri}"`)
const withId = (xml: string): string => xml.replace('<sr:Request ', '<sr:Request Id="signed" ')

export const wrappings: readonly Wrapping[] = [
  // The signed document inside the signature's own Object, a forged one around it.
  (xml) =>
    beforeEnd(
      forged(xml),
      signatureOf(xml).replace('</ds:Signature>', () => `<ds:Object>${xml}</ds:Object></ds:Signature>`),
    ),
  // The signed document as a child, named by its Id.
  (xml) => beforeEnd(forged(xml), withReference(signatureOf(xml), '#signed') + withId(xml)),
  // The signature kept, what it signs changed.
  (xml) => beforeEnd(forged(xml), signatureOf(xml)),
  // Two signatures, the right one first or last.
  (xml) => beforeEnd(xml, signatureOf(xml)),
  (xml) => beforeEnd(xml, signatureOf(xml).replace(/DigestValue>.{4}/, 'DigestValue>AAAA')),
  (xml) => xml.replace('<sr:Header>', () => `${signatureOf(xml)}<sr:Header>`),
  // Two references, two SignedInfos, none.
  (xml) => xml.replace(/<ds:Reference .*<\/ds:Reference>/s, (reference) => reference + reference),
  (xml) => xml.replace(/<ds:SignedInfo.*<\/ds:SignedInfo>/s, (info) => info + info),
  (xml) => xml.replace(/<ds:SignedInfo.*<\/ds:SignedInfo>/s, ''),
  // Other transforms: one that selects, one that does nothing.
  (xml) => xml.replace(/xmldsig#enveloped-signature/, 'xmldsig#base64'),
  (xml) =>
    xml.replace(
      '</ds:Transforms>',
      '<ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xpath-19991116"/></ds:Transforms>',
    ),
  // The signature deeper than it belongs.
  (xml) => forged(xml).replace('</sr:Body>', () => `${signatureOf(xml)}</sr:Body>`),
  // Algorithms that need no key.
  (xml) => xml.replace(/xmldsig-more#ecdsa-sha256/, 'xmldsig#hmac-sha1'),
  // A comment in the middle of a value, which canonicalisation takes away.
  (xml) => xml.replace(/CommandVariant>1</, 'CommandVariant>1<!-- 2 --><'),
]
