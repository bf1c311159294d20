import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { createCertificateReader } from '../../../certs/certificate-reader.ts'
import { createDuisReader } from '../../duis/duis-reader.ts'
import type { CredentialsReplacement, ServiceRequest } from '../../duis/request.ts'
import { readUserFile, UnreadableFile } from '../../environment/user-file.ts'
import type { ReplacementCertificate } from '../../network-operator-check/question.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import { cancellationInstant } from '../../vocabulary/instant.ts'

/** A request that is about to be sent, or why it cannot be judged. */
export type RequestFile = { readonly file: string } & (
  | { readonly kind: 'credentials'; readonly request: ServiceRequest; readonly replacement: Replacement }
  | { readonly kind: 'not-judged'; readonly why: string }
)

/** What a request would put where. */
interface Replacement extends Pick<CredentialsReplacement, 'remotePartyRole' | 'applyTimeBasedCpvChecks'> {
  readonly cancels: boolean
  readonly certificates: readonly ReplacementCertificate[]
}

/**
 * The DUIS documents of a directory (`*.xml`), in the order of their names.
 *
 * @throws SimulatorFault SIM_CONFIGURATION where it cannot be read, or holds no such file
 */
export async function readRequestFiles(directory: string): Promise<readonly RequestFile[]> {
  const names = namesIn(directory)
  const reader = await createDuisReader()
  const readCertificate = createCertificateReader()
  const replacementOf = (body: CredentialsReplacement): Replacement => {
    const certificates: ReplacementCertificate[] = []
    for (const use of ['digitalSignature', 'keyAgreement'] as const) {
      const der = body[use]
      const reading = der === null ? null : readCertificate(der)
      if (der !== null) certificates.push({ use, der, certificate: reading?.ok ? reading.value : null })
    }
    const { remotePartyRole, applyTimeBasedCpvChecks, executionDateTime } = body
    return {
      remotePartyRole,
      applyTimeBasedCpvChecks,
      cancels: executionDateTime === cancellationInstant,
      certificates,
    }
  }
  try {
    return names.map((file): RequestFile => {
      const octets = readOrWhyNot(join(directory, file))
      if (typeof octets === 'string') return { file, kind: 'not-judged', why: octets }
      const reading = reader.readRequest(octets)
      if (!reading.ok) return { file, kind: 'not-judged', why: reading.failure.sentence }
      const { request } = reading.value
      const { body } = request
      if (body.kind === 'RequestHandoverOfDCCControlledDevice' || body.kind === 'UpdateSecurityCredentialsKRP')
        return { file, kind: 'credentials', request, replacement: replacementOf(body) }
      const why =
        body.kind === 'SignedPreCommand'
          ? 'A Signed Pre-Command is judged from its payload: judge the 6.15.1 that it was made from.'
          : `SRV ${request.serviceReferenceVariant} changes nothing in a network operator slot.`
      return { file, kind: 'not-judged', why }
    })
  } finally {
    reader.dispose()
  }
}

/** A file that cannot be read is one that cannot be judged; the others can. */
function readOrWhyNot(path: string): Buffer | string {
  try {
    return readUserFile(path)
  } catch (cause) {
    if (cause instanceof UnreadableFile) return `The file cannot be read: ${cause.message}.`
    throw cause
  }
}

function namesIn(directory: string): readonly string[] {
  let names: readonly string[]
  try {
    names = readdirSync(directory)
  } catch (cause) {
    throw new SimulatorFault('SIM_CONFIGURATION', `--requests: '${directory}' is no directory that can be read`, {
      cause,
    })
  }
  const documents = names.filter((name) => /\.xml$/i.test(name)).sort()
  if (documents.length === 0) throw new SimulatorFault('SIM_CONFIGURATION', `--requests: '${directory}' holds no *.xml`)
  return documents
}
