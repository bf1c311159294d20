import { oneOf } from '../notation/simple-types.ts'
import { list, optional, sequence } from '../notation/structure.ts'
import {
  anyReplacementCertificates,
  certificate,
  certificationPath,
  replacementCertificates,
} from '../values/certificates.ts'
import { mpxn, remotePartyRole, sequenceNumber } from '../values/identifiers.ts'
import { futureDated } from '../values/moments.ts'

/** Whose cells are replaced, and from which counter on the new party is heard. */
const replacementTarget = {
  ...futureDated,
  remotePartyRole,
  remotePartyFloorSeqNumber: optional(sequenceNumber),
  remotePartyPrepaymentTopUpFloorSeqNumber: optional(sequenceNumber),
} as const

const credentialType = oneOf('Digital Signature', 'Key Agreement')

/** Those of Service References 6 that are about certificates. */
export const securityCredentials = {
  UpdateSecurityCredentialsKRP: sequence(
    replacementTarget,
    { replacementCertificates: sequence({ supplierOrNetworkOperatorCertificates: anyReplacementCertificates }) },
    certificationPath,
  ),
  UpdateSecurityCredentialsDevice: sequence({ deviceCertificate: certificate }),
  IssueSecurityCredentials: sequence({ credentialType }),
  RequestHandoverOfDCCControlledDevice: sequence(replacementTarget, { replacementCertificates }, certificationPath),
  UpdateSecurityCredentialsCoS: sequence(
    futureDated,
    {
      supplierFloorSeqNumber: sequenceNumber,
      supplierPrepaymentTopUpFloorSeqNumber: optional(sequenceNumber),
      supplierReplacementCertificates: replacementCertificates,
    },
    certificationPath,
    { importMpxn: mpxn },
  ),
  RetrieveDeviceSecurityCredentialsKRP: sequence({ remotePartyRole: list(remotePartyRole, 1, 7) }),
  RetrieveDeviceSecurityCredentialsDevice: sequence({ credentialType }),
} as const
