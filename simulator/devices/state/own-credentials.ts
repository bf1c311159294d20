import type { Certificate } from '../../../certs/certificate.ts'
import type { P256PrivateKey } from '../../../certs/keys/keys.ts'
import type { Credential } from '../../../certs/smki.ts'

/** What a device has keys of its own for. */
export const ownKeyUses = ['digitalSignature', 'keyAgreement'] as const

export type OwnKeyUse = (typeof ownKeyUses)[number]

/** Keys that a device has made since it left the factory. Generations count from 1; 0 is the key of the factory. */
export interface OwnKeys {
  /** The newest one that was made: a certificate for it may still be to come. */
  readonly generated: number
  readonly inUse: { readonly generation: number; readonly certificate: Certificate } | null
}

interface Keyed {
  readonly blueprint: Readonly<Record<OwnKeyUse, Credential>> & {
    readonly furtherKey?: (use: OwnKeyUse, generation: number) => P256PrivateKey
  }
  readonly state: { readonly keys: ReadonlyMap<OwnKeyUse, OwnKeys> }
}

/** The certificate that a device has now, and its private key. */
export function ownCredential({ blueprint, state }: Keyed, use: OwnKeyUse): Credential {
  const inUse = state.keys.get(use)?.inUse
  const privateKey = inUse ? blueprint.furtherKey?.(use, inUse.generation) : undefined
  return inUse && privateKey ? { certificate: inUse.certificate, privateKey } : blueprint[use]
}
