import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { XmlDocument } from 'libxml2-wasm'
import { signRandomised } from '../../../certs/ecdsa.ts'
import type { Credential } from '../../../certs/smki.ts'
import { signDocument } from '../../duis/sign-document.ts'
import { canonicalDocument } from '../../duis/xml/canonicalise.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import { type CommandVariant, type DuisService, serviceOfCommandVariant } from '../../vocabulary/service-reference.ts'
import { credential } from './site.ts'

/** A request of the DCC's Reference Test Data Set as `@smartdcc/duis-templates` publishes it, without its signature. */
export interface PublishedRequest {
  /** The file's name without what all of them end in. */
  readonly name: string
  readonly serviceReferenceVariant: string
  readonly service: DuisService
  readonly originator: string
  readonly target: string
  /** The document for another device, under another counter; its originator's. */
  unsignedFor(target: EntityIdentifier, counter: bigint): string
  /** The document under another RequestID, signed anew by its originator. */
  signedAs(originator: EntityIdentifier, target: EntityIdentifier, counter: bigint): Promise<Buffer>
}

const directory = join(dirname(createRequire(import.meta.url).resolve('@smartdcc/duis-templates')), '..', 'templates')

/** The key with which a user signs its documents. */
type SigningCredential = (user: EntityIdentifier) => Credential

const ofThisSite: SigningCredential = (user) => credential(user, RemotePartyRole.userXmlSigning, 'xmlSigning')

/** @param credentialOf the keys of the world that the requests go to; this site's unless others are named */
export const publishedRequests = (credentialOf = ofThisSite): readonly PublishedRequest[] =>
  readdirSync(directory)
    .filter((file) => file.endsWith('.XML'))
    .map((file) => published(file.replace('_REQUEST_DUIS.XML', ''), readFileSync(join(directory, file)), credentialOf))

function published(name: string, octets: Buffer, credentialOf: SigningCredential): PublishedRequest {
  const unsigned = withoutSignature(octets)
  const between = (element: string): string => new RegExp(`<sr:${element}>([^<]+)<`).exec(unsigned)?.[1] ?? ''
  const [originator = '', target = ''] = between('RequestID').split(':')
  const addressed = (from: string, to: EntityIdentifier, counter: bigint): string =>
    unsigned.replace(/(<sr:RequestID>)[^<]+/, `$1${from}:${to}:${counter}`)
  return {
    name,
    serviceReferenceVariant: between('ServiceReferenceVariant'),
    service: serviceOfCommandVariant[Number(between('CommandVariant')) as CommandVariant],
    originator,
    target,
    unsignedFor: (to, counter) => addressed(originator, to, counter),
    async signedAs(from, to, counter) {
      const { certificate, privateKey } = credentialOf(from)
      const { issuer, serialNumber } = certificate
      const signer = { issuerRfc2253: issuer.rfc2253, serialNumber, privateKey, sign: signRandomised }
      return Buffer.from(await signDocument(addressed(from, to, counter), signer))
    },
  }
}

/** The document's canonical form, which is what can be signed. */
function withoutSignature(octets: Buffer): string {
  const document = XmlDocument.fromBuffer(octets)
  try {
    document.get('/*/*[local-name()="Signature"]')?.remove()
    return canonicalDocument(document).toString()
  } finally {
    document.dispose()
  }
}
