import { asn1Sequence, asn1Time, code } from './types.ts'

/** How far a device's time can be trusted. */
export const deviceTimeStatuses: Readonly<Record<number, string>> = { 0: 'reliable', 1: 'invalid', 2: 'unreliable' }

/** GCS28: the window in which the Communications Hub's time must lie for the meter to take it. */
export const setTimeCommand = asn1Sequence({ validityIntervalStart: asn1Time, validityIntervalEnd: asn1Time })

export const setTimeResponse = asn1Sequence({ deviceTime: asn1Time, deviceTimeStatus: code(deviceTimeStatuses) })
