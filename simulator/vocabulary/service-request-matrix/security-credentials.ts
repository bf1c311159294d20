import type { DeviceType } from '../device-type.ts'
import type { ServiceRequestRows } from './definition.ts'
import { credentialed, critical, loadController, meters, nonCritical, suppliers, suppliersAndNetworks } from './rows.ts'

/** Devices with a cell for the supplier's signature (docs/domain/gbcs-credentials.md#own-device-types). */
const signsForSupplier: readonly DeviceType[] = [...meters, 'HCALCS']

/** Service References 6 for security credentials. */
export const securityCredentials: ServiceRequestRows = {
  '6.15.1': critical(
    'Update Security Credentials (KRP)',
    'UpdateSecurityCredentialsKRP',
    [...suppliersAndNetworks, ...loadController],
    credentialed,
    {
      futureDating: 'device',
    },
  ),
  '6.15.2': critical(
    'Update Security Credentials (Device)',
    'UpdateSecurityCredentialsDevice',
    suppliers,
    signsForSupplier,
  ),
  '6.17': critical('Issue Security Credentials', 'IssueSecurityCredentials', suppliers, signsForSupplier),
  '6.21': nonCritical(
    'Request Handover Of DCC Controlled Device',
    'RequestHandoverOfDCCControlledDevice',
    suppliers,
    credentialed,
    {
      futureDating: 'dsp',
    },
  ),
  '6.23': nonCritical('Update Security Credentials (CoS)', 'UpdateSecurityCredentialsCoS', suppliers, credentialed, {
    futureDating: 'dsp-and-device',
  }),
  '6.24.1': nonCritical(
    'Retrieve Device Security Credentials (KRP)',
    'RetrieveDeviceSecurityCredentialsKRP',
    suppliersAndNetworks,
    [...credentialed, 'PPMID', 'HCALCS'],
  ),
  '6.24.2': critical(
    'Retrieve Device Security Credentials (Device)',
    'RetrieveDeviceSecurityCredentialsDevice',
    suppliers,
    signsForSupplier,
  ),
}
