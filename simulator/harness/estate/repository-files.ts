import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { Certificate } from '../../../certs/certificate.ts'
import { readBoxedKeyStore } from '../../../certs/key-stores/boxed-key-store.ts'
import { readUserText } from '../../environment/user-file.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import { readPublishedFiles } from '../configuration/published-files.ts'

/**
 * The certificates of `--repository`: a directory (what `certs generate` wrote, or anybody's), a file in PEM, DER or DUIS
 * XML, or a key store of DCC Boxed (JSON). Older generations first.
 *
 * @throws SimulatorFault SIM_CONFIGURATION where it cannot be read, or holds no certificate
 */
export function readRepository(path: string): readonly Certificate[] {
  const certificates = isKeyStore(path) ? inKeyStore(path) : inFiles(path)
  return certificates.toSorted((one, other) => one.notBefore - other.notBefore)
}

const isKeyStore = (path: string): boolean => /\.json$/i.test(path)

const inKeyStore = (path: string): readonly Certificate[] =>
  readBoxedKeyStore(textOf(path), `--repository: '${path}'`).entries.map(({ certificate }) => certificate)

/** A directory of the kind that `certs generate --format boxed` writes holds a key store and nothing else of use. */
function inFiles(path: string): readonly Certificate[] {
  const store = join(path, 'keystore.json')
  return isDirectory(path) && isFile(store) ? inKeyStore(store) : readPublishedFiles([path], '--repository')
}

const isDirectory = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false

function textOf(path: string): string {
  try {
    return readUserText(path)
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new SimulatorFault('SIM_CONFIGURATION', `--repository: '${path}' cannot be read: ${why}`, { cause })
  }
}
