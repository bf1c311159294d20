import { activateFirmwareResponse, readFirmwareVersionResponse } from '../../../gbcs/asn1/firmware.ts'
import { notInstalled } from '../../state/installation.ts'
import type { Asn1UseCase } from './use-case.ts'

/** What became of an activation: no image is ever distributed to a simulated device, so it holds none. */
const noImageHeld = 1

/**
 * CS06: activates a firmware image. One that names its time is accepted, or taken back, and comes to as little then.
 */
export const activateFirmware: Asn1UseCase = async ({ blueprint, state }, value) => {
  const { executionDateTime } = value as { readonly executionDateTime: string | null }
  const { firmwareVersion } = blueprint.installation ?? notInstalled
  const executionOutcome = {
    activateImageResponseCode: noImageHeld,
    firmwareVersion: Buffer.from(firmwareVersion, 'hex'),
  }
  return {
    state,
    content: activateFirmwareResponse.write(
      executionDateTime === null
        ? { kind: 'executionOutcome', value: executionOutcome }
        : { kind: 'commandAccepted', value: null },
    ),
    isActioned: executionDateTime !== null,
  }
}

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
