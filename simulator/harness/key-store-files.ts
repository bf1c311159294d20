import { readFileSync } from 'node:fs'
import { type BoxedEntry, type PassedOver, readBoxedKeyStore } from '../../certs/boxed-key-store.ts'
import type { Certificate } from '../../certs/certificate.ts'
import { certificatesFromPem } from '../../certs/key-store.ts'
import { SimulatorFault } from '../vocabulary/faults.ts'

/** Where the identities come from that stand in for generated ones. */
export interface KeyStorePaths {
  /** A DCC Boxed `keystore.json`. */
  readonly keystore?: string | undefined
  /** PEM certificates of authorities. */
  readonly trust?: string | undefined
}

export interface KeyStoreFiles {
  readonly entries: readonly BoxedEntry[]
  readonly passedOver: readonly PassedOver[]
  readonly trust: readonly Certificate[]
}

/** @throws SimulatorFault SIM_CONFIGURATION where a file cannot be read, or holds something else */
export function readKeyStoreFiles({ keystore, trust }: KeyStorePaths): KeyStoreFiles {
  const store =
    keystore === undefined
      ? { entries: [], passedOver: [] }
      : readBoxedKeyStore(textOf(keystore, '--keystore'), `--keystore: '${keystore}'`)
  return { ...store, trust: trust === undefined ? [] : authoritiesIn(trust) }
}

function authoritiesIn(path: string): readonly Certificate[] {
  const certificates = certificatesFromPem(textOf(path, '--trust'), `--trust: '${path}'`)
  const leaf = certificates.find(({ isAuthority }) => !isAuthority)
  if (leaf === undefined) return certificates
  throw new SimulatorFault('SIM_CONFIGURATION', `--trust: '${path}' holds '${leaf.subject.rfc2253}', which is no CA`)
}

function textOf(path: string, option: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new SimulatorFault('SIM_CONFIGURATION', `${option}: '${path}' cannot be read`, { cause })
  }
}
