import { z } from 'zod'
import { type Certificate, readCertificate } from '../../../certs/certificate.ts'
import { createPathValidator } from '../../../certs/paths/path-validation.ts'
import type { SmkiRepository } from '../../../certs/repository.ts'
import { StoredValues } from '../../environment/stored-values.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import type { State } from '../../vocabulary/ports/state.ts'
import { failed, type Result, succeeded } from '../../vocabulary/result.ts'
import { storedKind } from '../../vocabulary/stored-kind.ts'

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

/** Its DER octets. */
export const storedPublished = storedKind('a published certificate', 1, z.base64())

/**
 * @param anchors what `--trust` names, and the generated root
 * @throws SimulatorFault SIM_STATE_UNREADABLE
 */
export async function createPublication(
  repository: SmkiRepository,
  anchors: readonly Certificate[],
  state: State,
): Promise<Publication> {
  // Authorities are published too, so that what they issue has a path.
  const validate = createPathValidator({ leafMayBeAuthority: true })
  const published = await StoredValues.read(state, prefix, storedPublished)
  for (const [name, der] of published.entries()) repository.publish(keptCertificate(prefix + name, der))

  return {
    async publish(certificates) {
      const authorities = [...repository.find({ keyUsage: 'keyCertSign' }), ...certificates].filter(
        ({ isAuthority }) => isAuthority,
      )
      for (const certificate of certificates) {
        const path = validate(certificate, authorities, anchors, null)
        if (!path.ok) return failed(`${certificate.subject.rfc2253}: ${path.failure.reason}, ${path.failure.detail}`)
      }
      await published.write(
        certificates.map(({ der, serialNumber, issuer }) => [
          `${issuer.rfc2253}/${serialNumber}`,
          der.toString('base64'),
        ]),
      )
      for (const certificate of certificates) repository.publish(certificate)
      return succeeded(null)
    },
  }
}

function keptCertificate(key: string, der: string): Certificate {
  const reading = readCertificate(Buffer.from(der, 'base64'))
  if (reading.ok) return reading.value
  throw new SimulatorFault('SIM_STATE_UNREADABLE', `${key} does not hold a certificate`)
}
