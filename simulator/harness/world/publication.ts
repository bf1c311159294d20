import { type Certificate, readCertificate } from '../../../certs/certificate.ts'
import { createPathValidator } from '../../../certs/paths/path-validation.ts'
import type { SmkiRepository } from '../../../certs/repository.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import type { Journal } from '../../vocabulary/ports/journal.ts'
import { failed, type Result, succeeded } from '../../vocabulary/result.ts'

/** Puts certificates into the SMKI Repository of a network that is up; they stay in its state. */
export interface Publication {
  /**
   * Publishes all of them, or none where one has no path to an anchor of the network. Each may lead there through the others
   * and through what is published already. Durable once resolved.
   *
   * @returns why the first of them cannot be published, in a sentence
   */
  publish(certificates: readonly Certificate[]): Promise<Result<null, string>>
}

const prefix = 'smki/published/'

/** @param anchors what `--trust` names, and the generated root */
export function createPublication(
  repository: SmkiRepository,
  anchors: readonly Certificate[],
  journal: Journal,
): Publication {
  // Authorities are published too, so that what they issue has a path.
  const validate = createPathValidator({ leafMayBeAuthority: true })
  for (const [key, der] of journal.values(prefix)) repository.publish(keptCertificate(key, der))

  return {
    async publish(certificates) {
      const authorities = [...repository.find({ keyUsage: 'keyCertSign' }), ...certificates].filter(
        ({ isAuthority }) => isAuthority,
      )
      for (const certificate of certificates) {
        const path = validate(certificate, authorities, anchors, null)
        if (!path.ok) return failed(`${certificate.subject.rfc2253}: ${path.failure.reason}, ${path.failure.detail}`)
      }
      const put = new Map(
        certificates.map(({ der, serialNumber, issuer }) => [
          `${prefix}${issuer.rfc2253}/${serialNumber}`,
          der.toString('base64'),
        ]),
      )
      await journal.commit({ put })
      for (const certificate of certificates) repository.publish(certificate)
      return succeeded(null)
    },
  }
}

function keptCertificate(key: string, der: unknown): Certificate {
  const reading = readCertificate(Buffer.from(String(der), 'base64'))
  if (reading.ok) return reading.value
  throw new SimulatorFault('SIM_STATE_UNREADABLE', `The journal's value under ${key} is no certificate`)
}
