/** Statuses of ZigBee (ZCL 2.5.3) that a device of GBCS answers with. */
const statuses: Readonly<Record<number, string>> = {
  0: 'success',
  1: 'failure',
  126: 'not authorized',
  128: 'malformed command',
  129: 'unsupported cluster command',
  130: 'unsupported general command',
  131: 'unsupported manufacturer cluster command',
  132: 'unsupported manufacturer general command',
  133: 'invalid field',
  134: 'unsupported attribute',
  135: 'invalid value',
  136: 'read only',
  137: 'insufficient space',
  138: 'duplicate exists',
  139: 'not found',
  140: 'unreportable attribute',
  141: 'invalid data type',
  143: 'write only',
  148: 'timeout',
  192: 'hardware failure',
  193: 'software failure',
}

export const describeStatus = (status: number): string =>
  `${status.toString(16).toUpperCase().padStart(2, '0')} (${statuses[status] ?? 'not a status that is listed'})`
