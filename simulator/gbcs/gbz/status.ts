/** Statuses of ZigBee (ZCL 2.5.3) that a device of GBCS answers with. */
const statuses: Readonly<Record<number, string>> = {
  0x00: 'success',
  0x01: 'failure',
  0x7e: 'not authorized',
  0x80: 'malformed command',
  0x81: 'unsupported cluster command',
  0x82: 'unsupported general command',
  0x83: 'unsupported manufacturer cluster command',
  0x84: 'unsupported manufacturer general command',
  0x85: 'invalid field',
  0x86: 'unsupported attribute',
  0x87: 'invalid value',
  0x88: 'read only',
  0x89: 'insufficient space',
  0x8a: 'duplicate exists',
  0x8b: 'not found',
  0x8c: 'unreportable attribute',
  0x8d: 'invalid data type',
  0x8f: 'write only',
  0x94: 'timeout',
  0xc0: 'hardware failure',
  0xc1: 'software failure',
}

export const describeStatus = (status: number): string =>
  `${status.toString(16).toUpperCase().padStart(2, '0')} (${statuses[status] ?? 'not a status that is listed'})`
