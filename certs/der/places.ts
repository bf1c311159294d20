import { headerAt } from './strict-der.ts'

/** Where a value stands in DER, its tag and length with it. */
interface Place {
  readonly offset: number
  readonly length: number
}

/** Where the values inside a constructed value stand. @param octets that passed `flawOfDer` */
function placesInside(octets: Buffer, { offset, length }: Place): readonly Place[] {
  const places: Place[] = []
  for (let at = headerAt(octets, offset).content; at < offset + length; ) {
    const { end } = headerAt(octets, at)
    places.push({ offset: at, length: end - at })
    at = end
  }
  return places
}

/** Where the fields of a certificate stand that `readCertificate` reads. */
interface CertificatePlaces {
  readonly version: Place
  readonly serialNumber: Place
  readonly issuer: Place
  readonly notBefore: Place
  readonly notAfter: Place
  readonly subject: Place
  readonly publicKey: Place
  readonly signature: Place
  /** The subject's attribute of that type, such as `55042d`; undefined where it has none. */
  attribute(oid: string): Place | undefined
  /** The extension of that type, such as `551d0f`; undefined where there is none. */
  extension(oid: string): Place | undefined
}

/** @param der of a certificate that was read */
export function placesInCertificate(der: Buffer): CertificatePlaces {
  const inside = (place: Place | undefined): readonly Place[] => (place === undefined ? [] : placesInside(der, place))
  const [tbs, , signature] = inside({ offset: 0, length: der.length })
  const [version, serialNumber, , issuer, validity, subject, publicKey, extensions] = inside(tbs)
  const [notBefore, notAfter] = inside(validity)
  const attributes = inside(subject).flatMap(inside)
  const [list] = inside(extensions)
  // Its first inner value is an OBJECT IDENTIFIER, whose octets stand behind its tag and its length.
  const isOf = (oid: string) => (place: Place) => {
    const type = inside(place)[0]
    return type !== undefined && der.toString('hex', type.offset + 2, type.offset + type.length) === oid
  }
  return {
    ...whole({ version, serialNumber, issuer, notBefore, notAfter, subject, publicKey, signature }),
    attribute: (oid) => attributes.find(isOf(oid)),
    extension: (oid) => inside(list).find(isOf(oid)),
  }
}

/** @throws RangeError where one is missing: then it was no certificate that was read */
function whole<Name extends string>(places: Readonly<Record<Name, Place | undefined>>): Readonly<Record<Name, Place>> {
  for (const [name, place] of Object.entries(places))
    if (place === undefined) throw new RangeError(`There is no ${name}`)
  return places as Readonly<Record<Name, Place>>
}
