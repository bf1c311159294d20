import { createHash } from 'node:crypto'
import type { Certificate } from '../../../certs/certificate.ts'
import { type BoxedEntry, readBoxedKeyStore, type SkippedEntry } from '../../../certs/key-stores/boxed-key-store.ts'
import { certificatesFromPem } from '../../../certs/key-stores/key-store.ts'
import { readUserText } from '../../environment/user-file.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'

/** Where the identities come from that stand in for generated ones. */
export interface KeyStorePaths {
  /** A DCC Boxed `keystore.json`. */
  readonly keystore?: string | undefined
  /** PEM certificates of authorities. */
  readonly trust?: string | undefined
}

export interface KeyStoreFiles {
  readonly entries: readonly BoxedEntry[]
  readonly tolerated: readonly SkippedEntry[]
  readonly passedOver: readonly SkippedEntry[]
  readonly trust: readonly Certificate[]
}

/** @throws SimulatorFault SIM_CONFIGURATION where a file cannot be read, or holds something else */
export function readKeyStoreFiles({ keystore, trust }: KeyStorePaths): KeyStoreFiles {
  const store =
    keystore === undefined
      ? { entries: [], tolerated: [], passedOver: [] }
      : readBoxedKeyStore(textOf(keystore, '--keystore'), `--keystore: '${keystore}'`)
  return { ...store, trust: trust === undefined ? [] : authoritiesIn(trust) }
}

/** The same for files that hold the same certificates, however they are written. */
export function digestOfKeyStore({ entries, trust }: KeyStoreFiles): string {
  const held = entries.map(({ certificate }) => `holds ${certificate.der.toString('hex')}`)
  const anchored = trust.map(({ der }) => `trusts ${der.toString('hex')}`)
  return createHash('sha256')
    .update([...held, ...anchored].sort().join('\n'))
    .digest('hex')
}

function authoritiesIn(path: string): readonly Certificate[] {
  const certificates = certificatesFromPem(textOf(path, '--trust'), `--trust: '${path}'`)
  for (const certificate of certificates) {
    const flaw = flawOfAnchor(certificate)
    const holds = `--trust: '${path}' holds '${certificate.subject.rfc2253}'`
    if (flaw !== null) throw new SimulatorFault('SIM_CONFIGURATION', `${holds}, ${flaw}`)
  }
  return certificates
}

/** An anchor stands in the root cell of devices, which tell of it by the 8 octets of its key identifier (GBCS CS02a). */
function flawOfAnchor({ isAuthority, subjectKeyIdentifier }: Certificate): string | null {
  if (!isAuthority) return 'which is no CA'
  const length = subjectKeyIdentifier?.length
  return length === 8 ? null : `which has a key identifier of ${length ?? 'no'} octets where devices have room for 8`
}

function textOf(path: string, option: string): string {
  try {
    return readUserText(path)
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new SimulatorFault('SIM_CONFIGURATION', `${option}: '${path}' cannot be read: ${why}`, { cause })
  }
}
