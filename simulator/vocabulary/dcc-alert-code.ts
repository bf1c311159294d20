/**
 * The DCC alerts whose meaning is more than their number, and which body of the schema goes with each.
 *
 * The schema lists AD1, N1 to N31, N33 to N65 and N999 without their meanings, and the bodies without their numbers. Which
 * belongs to which is likely for AD1, N42 and N999 and a guess for the others (docs/domain/codes.md#dcc-alerts): a user with a
 * licensed copy of DUIS says another with `--codes`.
 */
export const dccAlertCodes = {
  AD1: { meaning: 'Power outage at a Communications Hub', body: 'PowerOutageEvent' },
  N1: { meaning: 'Meter decommissioned or withdrawn', body: 'DeviceStatusChangeEvent' },
  N2: { meaning: 'Communications Hub decommissioned', body: 'DeviceStatusChangeEvent' },
  N16: { meaning: 'Device commissioned: its metering points and variant', body: 'DeviceStatusChangeEvent' },
  N17: { meaning: 'DSP schedule removed', body: 'DSPScheduleRemoval' },
  N22: { meaning: 'Firmware has not come to devices', body: 'FirmwareDistributionFailure' },
  N24: { meaning: 'HAN device log updated', body: 'UpdateHANDeviceLogResult' },
  N25: { meaning: 'HAN device log not updated', body: 'UpdateHANDeviceLogResult' },
  N26: { meaning: 'Change of supplier failed', body: 'ChangeOfSupplier' },
  N27: { meaning: 'Device has gone to another supplier', body: 'ChangeOfSupplier' },
  N42: { meaning: 'Security credentials updated', body: 'SecurityCredentialsUpdated' },
  N43: { meaning: 'PPMID removed', body: 'PPMIDRemoval' },
  N44: { meaning: "Request quarantined by the user's threshold", body: 'QuarantinedRequest' },
  N45: { meaning: "Request quarantined by the DCC's threshold", body: 'QuarantinedRequest' },
  N46: { meaning: 'Request quarantined by an attribute limit', body: 'QuarantinedRequest' },
  N49: { meaning: 'A device runs other firmware than the inventory has', body: 'FirmwareVersionMismatch' },
  N52: { meaning: 'A PPMID runs other firmware, or could not', body: 'PPMIDAlert' },
  N53: { meaning: 'A Communications Hub has passed firmware on', body: 'CommsHubAlert' },
  N999: { meaning: 'DUIS versions differ', body: 'DUISVersionMismatch' },
} as const

export type DccAlertCode = keyof typeof dccAlertCodes
