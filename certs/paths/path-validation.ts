import { formatInstant, type Instant } from '../../simulator/vocabulary/instant.ts'
import { failed, type Result, succeeded } from '../../simulator/vocabulary/result.ts'
import type { Certificate } from '../certificate.ts'
import { oids } from '../der/object-identifiers.ts'
import { understoodExtensions } from '../fields/extension-values.ts'
import { flawOfProfile } from './certificate-profile.ts'
import { createSignatureMemory, type SignatureCheck } from './signature-memory.ts'

/** Why there is no path. */
export interface PathFlaw {
  readonly reason:
    | 'no-issuer'
    | 'bad-signature'
    | 'not-an-authority'
    | 'path-too-long'
    | 'key-identifier'
    | 'not-yet-valid'
    | 'expired'
    | 'policy'
    | 'unknown-critical-extension'
    | 'critical-key-identifier'
    | 'constraints'
    | 'empty-name'
    | 'key-usage'
    | 'authority-as-leaf'
  /** The certificate at which the path fails. */
  readonly certificate: Certificate
  readonly detail: string
}

/**
 * Finds the path from a leaf to an anchor (RFC 5280 6.1, as far as the SMKI uses it).
 *
 * @param intermediates candidates, in any order, needed or not
 * @param anchors       trusted as they are; a leaf that is itself one is a path of its own
 * @param at            when every certificate of the path must be valid; null: time is not looked at
 * @returns the path, leaf first, anchor last; or the flaw of the attempt that came first
 */
export type PathValidator = (
  leaf: Certificate,
  intermediates: readonly Certificate[],
  anchors: readonly Certificate[],
  at: Instant | null,
) => Result<readonly Certificate[], PathFlaw>

export interface PathValidation {
  /** A path is for an end entity; one may be asked for to an authority, to see who vouches for it. */
  readonly leafMayBeAuthority?: boolean
}

export function createPathValidator({ leafMayBeAuthority = false }: PathValidation = {}): PathValidator {
  const isSignedBy = createSignatureMemory()
  return (leaf, intermediates, anchors, at) => {
    if (leaf.isAuthority && !leafMayBeAuthority) return failed(authorityAsLeaf(leaf))
    let firstFlaw: PathFlaw | undefined
    for (const attempt of attempts([leaf], intermediates, anchors, isSignedBy, new Set())) {
      const flaw = attempt.ok ? flawOfPath(attempt.value, at) : attempt.failure
      if (flaw === null && attempt.ok) return attempt
      firstFlaw ??= flaw ?? undefined
    }
    return failed(firstFlaw ?? noIssuer(leaf))
  }
}

type Path = readonly Certificate[]

/**
 * Every path from the last certificate of `path` to an anchor, and the flaw of each attempt that leads nowhere. Depth
 * first; no intermediate is tried twice, so a request full of look-alikes costs no more than it has certificates.
 */
function* attempts(
  path: Path,
  intermediates: Path,
  anchors: Path,
  isSignedBy: SignatureCheck,
  tried: Set<Certificate>,
): Generator<Result<Path, PathFlaw>> {
  const last = path.at(-1)
  if (last === undefined) return
  if (anchors.some((anchor) => anchor.der.equals(last.der))) yield succeeded(path)
  let issuers = 0
  for (const issuer of [...anchors, ...intermediates]) {
    if (path.includes(issuer) || !mayHaveIssued(issuer, last)) continue
    issuers += 1
    const flaw = flawOfLink(path, last, issuer, isSignedBy)
    if (flaw !== null) yield failed(flaw)
    else if (anchors.includes(issuer)) yield succeeded([...path, issuer])
    else if (!tried.has(issuer)) {
      tried.add(issuer)
      yield* attempts([...path, issuer], intermediates, anchors, isSignedBy, tried)
    }
  }
  if (issuers === 0) yield failed(noIssuer(last))
}

const authorityAsLeaf = (certificate: Certificate): PathFlaw => ({
  reason: 'authority-as-leaf',
  certificate,
  detail: `'${certificate.subject.rfc2253}' is an authority, where an end entity is called for`,
})

const noIssuer = (certificate: Certificate): PathFlaw => ({
  reason: 'no-issuer',
  certificate,
  detail: `nobody known as '${certificate.issuer.rfc2253}' with its key`,
})

/** By name, and by key identifier where both say one (RFC 5280 4.2.1.1). */
function mayHaveIssued(issuer: Certificate, certificate: Certificate): boolean {
  if (issuer.subject.rfc2253 !== certificate.issuer.rfc2253) return false
  const [wanted, offered] = [certificate.authorityKeyIdentifier, issuer.subjectKeyIdentifier]
  return wanted === null || offered === null || wanted.equals(offered)
}

function flawOfLink(
  path: Path,
  certificate: Certificate,
  issuer: Certificate,
  isSignedBy: SignatureCheck,
): PathFlaw | null {
  if (!issuer.isAuthority || !issuer.keyUsages.includes('keyCertSign')) {
    return {
      reason: 'not-an-authority',
      certificate: issuer,
      detail: `'${issuer.subject.rfc2253}' may not sign certificates`,
    }
  }
  // RFC 5280 4.2.1.9: how many authorities stand between this one and the leaf, those that name themselves not counted.
  const between = path.slice(1).filter((authority) => !isSelfIssued(authority)).length
  if (issuer.pathLength !== null && between > issuer.pathLength) {
    return {
      reason: 'path-too-long',
      certificate: issuer,
      detail: `${between} authorities below, ${issuer.pathLength} allowed`,
    }
  }
  // RFC 5280 4.2.1.1 and 4.2.1.2: a certificate that another key signed names that key, and an authority says which is its own.
  if (certificate.authorityKeyIdentifier === null || issuer.subjectKeyIdentifier === null) {
    return { reason: 'key-identifier', certificate, detail: 'nothing says with which key it is signed' }
  }
  // The same: a serial number of another certificate is another key, as far as its writer knew.
  if (certificate.authoritySerialNumber !== null && certificate.authoritySerialNumber !== issuer.serialNumber) {
    return {
      reason: 'key-identifier',
      certificate,
      detail: `its issuer has serial ${certificate.authoritySerialNumber}`,
    }
  }
  if (!isSignedBy(certificate, issuer)) {
    return { reason: 'bad-signature', certificate, detail: `not signed by '${issuer.subject.rfc2253}'` }
  }
  return null
}

/** RFC 5280 3.2: a new key of an authority, vouched for by its old one. */
const isSelfIssued = ({ issuer, subject }: Certificate): boolean => issuer.rfc2253 === subject.rfc2253

function flawOfPath(path: Path, at: Instant | null): PathFlaw | null {
  for (const certificate of path) {
    const flaw = flawOfTime(certificate, at) ?? flawOfExtensions(certificate)
    if (flaw !== null) return flaw
  }
  // An anchor is trusted as it is.
  for (const certificate of path.slice(0, -1)) {
    const complaint = flawOfProfile(certificate)
    if (complaint !== null) return { ...complaint, certificate }
  }
  return flawOfPolicy(path)
}

function flawOfTime(certificate: Certificate, at: Instant | null): PathFlaw | null {
  if (at === null) return null
  if (at < certificate.notBefore) {
    return { reason: 'not-yet-valid', certificate, detail: `valid from ${formatInstant(certificate.notBefore)}` }
  }
  // notAfter is included and written in whole seconds.
  if (at >= certificate.notAfter + 1000) {
    return { reason: 'expired', certificate, detail: `valid until ${formatInstant(certificate.notAfter)}` }
  }
  return null
}

function flawOfExtensions(certificate: Certificate): PathFlaw | null {
  const unknown = certificate.extensions.find(({ oid, critical }) => critical && !understoodExtensions.has(oid))
  if (unknown === undefined) return null
  return { reason: 'unknown-critical-extension', certificate, detail: `nobody here understands ${unknown.oid}` }
}

/** The leaf has a policy that every authority between it and the anchor has too. */
function flawOfPolicy(path: Path): PathFlaw | null {
  const [leaf, ...authorities] = path.length > 1 ? path.slice(0, -1) : []
  if (leaf === undefined) return null
  const shared = leaf.certificatePolicies.filter((policy) =>
    authorities.every(
      ({ certificatePolicies: allowed }) => allowed.includes(policy) || allowed.includes(oids.anyPolicy),
    ),
  )
  if (shared.length > 0) return null
  const policies = leaf.certificatePolicies.join(', ') || 'none'
  return { reason: 'policy', certificate: leaf, detail: `its policies (${policies}) are not those of its authorities` }
}
