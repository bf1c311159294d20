/**
 * The DUIS response codes that the simulator answers with.
 *
 * The schema lists the codes without their meanings. What a code means here is a working assignment
 * (docs/domain/codes.md#response-codes); a user with a licensed copy of DUIS corrects it with `--codes`.
 */
export const responseCodes = {
  I0: 'Done; the answer is attached',
  I99: 'Accepted; being sent to the device',
  E1: 'The user and role are not a valid SEC party and role',
  E2: 'The role may not use this Service Reference Variant',
  E3: "The user's status does not allow the request",
  E4: 'The user is not responsible for this device at the needed date',
  E5: "The device's status in the Smart Metering Inventory does not allow the request",
  E11: 'The Service Reference Variant does not fit the device type',
  E12: 'The Command Variant does not fit the Service Reference Variant',
  E13: 'The request was sent to the wrong service',
  E17: 'Local delivery is not allowed for this role and device',
  E19: 'The device is not in the Smart Metering Inventory',
  E20: 'The DCC could not reach the device',
  E21: 'The device gave no answer',
  E30: 'A future-dated request could not be released in time',
  E40: 'The sequence of requests is broken: no such predecessor was accepted',
  E41: 'The predecessor in the sequence of requests has failed',
  E42: 'The predecessor in the sequence of requests has not ended yet',
  E48: 'The XML signature is absent or wrong',
  E49: 'The signer is not the originator of the RequestID',
  E50: 'The signing certificate is not current',
  E51: 'The RequestID was used before with other content',
  E52: 'The Signed Pre-Command does not fit the request or its own signature',
  E53: 'The execution date is not one that the DCC takes',
  E54: 'The future-dated request was cancelled, or replaced by a later one',
  E55: 'There is no future-dated request to cancel',
  E57: 'The Service Reference Variant is known to the DCC but not simulated here',
  E061501: 'The Remote Party Role is not allowed for this sender or device',
  E061504: 'A replacement certificate is not usable',
  E061505: 'The set of certificates does not fit the Remote Party Role',
  E061506: 'The floor sequence number is missing or invalid',
  E061507: 'The prepayment top-up floor sequence number is missing or invalid',
  E061508: 'No replacement certificate was supplied',
  E061510: 'The Network Operator Certificate does not belong to the registered Network Operator',
  E062101: 'The device is not DCC controlled for that Remote Party Role',
  E062102: 'The Remote Party Role is not allowed for the device type',
  E062103: 'The set of certificates is wrong, or a certificate is not usable',
  E062105: 'The floor sequence number is missing or invalid',
  E062106: 'The Network Operator Certificate does not belong to the registered Network Operator',
  E062301: 'The metering point is not that of the device',
  E062302: 'A certificate of the gaining supplier is not usable, or is not its own',
  E080702: 'The other device is not in the Smart Metering Inventory',
  E080721: 'The other device is not on the same Communications Hub',
  E080801: 'The other device is not in the Smart Metering Inventory',
  E080201: 'Nothing in the Smart Metering Inventory is what was asked for',
  E080202: 'More devices are what was asked for than one answer holds',
  E080301: 'The device is not in the Smart Metering Inventory',
  E080302: 'The status of the device does not allow it to be decommissioned',
  E080405: 'The device is not in the Smart Metering Inventory',
  E080406: 'The status does not fit the type of the device, or the status that it has',
  E080407: 'The metering point does not fit the type of the device',
  E080408: 'The details do not fit the type of the device',
  E080409: 'A device that has been installed is not deleted',
  E081101: 'The device is not one that joins a hub, or is not in the Smart Metering Inventory',
  E081102: 'What the update says does not fit its kind',
  E081104: 'The device is on another Communications Hub',
  E081105: 'The status of the device does not allow the update',
  E081106: 'The metering point does not fit the device, or is not that of the sender',
  E081301: 'What is returned is not a Response of a device',
  E081302: 'No Command for local delivery was given for the original request',
  E081303: 'The Response is not one to that Command, not of the device, or was returned before',
  E081401: 'The device is not a Communications Hub of the Smart Metering Inventory',
  E081402: 'The status of the Communications Hub does not fit what is told of it',
  E081405: 'The metering point is neither an MPAN nor an MPRN',
  E081406: 'The other device is not one that was connected to the Communications Hub',
  E120101: 'Nothing is known of the property by its reference number',
  E120102: 'The post code is in no area that is known',
  E120201:
    'The device is in the Smart Metering Inventory already, or a hub and its Gas Proxy Function have one identifier',
  E120203: 'The versions of the device are missing',
  E120204: 'The variant does not fit the type of the device',
  E120207: 'The Gas Proxy Function of the hub is missing, or the device is not a hub',
} as const

export type ResponseCode = keyof typeof responseCodes

/** Which code a refusal by the check is answered with: ours, or one that the official 5.4 schema knows. */
export type RefusalCodes = 'proposed' | 'schema-5.4'

/** The code of a refusal by the check, per Service Reference Variant (`--refusal-codes`). */
export const checkRefusalCodes = {
  '6.15.1': { proposed: 'E061510', 'schema-5.4': 'E061504' },
  '6.21': { proposed: 'E062106', 'schema-5.4': 'E062103' },
} as const satisfies Record<string, Record<RefusalCodes, ResponseCode>>
