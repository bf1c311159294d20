import { readFirmwareVersionResponse } from '../../../gbcs/asn1/firmware.ts'
import { notInstalled } from '../../state/installation.ts'
import type { Asn1UseCase } from './use-case.ts'

/** CS08: which firmware a PPMID or an HCALCS runs. */
export const readFirmwareVersion: Asn1UseCase = async ({ blueprint, state }) => {
  const { firmwareVersion } = blueprint.installation ?? notInstalled
  return {
    state,
    content: readFirmwareVersionResponse.write({
      firmwareVersion: Buffer.from(firmwareVersion, 'hex'),
      responseCode: 0,
    }),
    isActioned: true,
  }
}
