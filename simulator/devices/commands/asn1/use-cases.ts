import { setTime } from './clock.ts'
import { ownCredentialUseCases } from './credentials.ts'
import { activateFirmware, readFirmwareVersion } from './firmware.ts'
import { joiningUseCases } from './joining.ts'
import type { Asn1UseCase } from './use-case.ts'

/** Use cases in ASN.1 that devices execute by their content alone, by message code. */
export const asn1UseCases: Readonly<Record<number, Asn1UseCase>> = {
  ...joiningUseCases,
  ...ownCredentialUseCases,
  // CS06, GCS28, CS08
  0x0012: activateFirmware,
  0x007f: setTime,
  0x0129: readFirmwareVersion,
}
