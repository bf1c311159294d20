import type { Certificate } from '../../../certs/certificate.ts'
import type { SmkiRepository } from '../../../certs/repository.ts'
import type { ServiceRequest } from '../../duis/request.ts'
import type { SignatureState } from '../../duis/signature.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import type { DuisService } from '../../vocabulary/service-reference.ts'
import type { DccSettings } from '../settings/settings.ts'

/** A request before anybody knows who sent it. */
export interface ReceivedRequest {
  readonly service: DuisService
  readonly request: ServiceRequest
  readonly signature: SignatureState
  readonly receivedAt: Instant
  /** The certificate that the signature names; undefined where the repository has none such. */
  readonly signer: Certificate | undefined
  readonly repository: SmkiRepository
  readonly signers: DccSettings['signers']
}

export function receivedRequestOf(
  service: DuisService,
  { request, signature }: { readonly request: ServiceRequest; readonly signature: SignatureState },
  { repository, settings }: { readonly repository: SmkiRepository; readonly settings: Pick<DccSettings, 'signers'> },
  receivedAt: Instant,
): ReceivedRequest {
  const signer = signature.state === 'claimed' ? repository.bySerialNumber(signature.signerSerialNumber) : undefined
  return { service, request, signature, receivedAt, signer, repository, signers: settings.signers }
}
