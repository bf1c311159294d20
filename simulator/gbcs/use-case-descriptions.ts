import { credentialsReplacementModes } from '../vocabulary/credentials-replacement-mode.ts'
import type { DeviceType } from '../vocabulary/device-type.ts'
import type { Cra } from './frame/grouping-header.ts'

/** How a content is written (GBCS 7.2): as ASN.1, for COSEM objects, or for ZigBee clusters. */
export type Notation = 'ASN.1' | 'DLMS' | 'GBZ'

/** Devices that GBCS knows; a SAPC is a standalone auxiliary proportional controller. */
export type GbcsDeviceType = Extract<DeviceType, 'ESME' | 'GSME' | 'CHF' | 'GPF' | 'PPMID' | 'HCALCS'> | 'SAPC'

/**
 * What GBCS says of a use case. A critical command is signed by who originates it, and so is its response; any other has a
 * MAC alone. An alert is one or the other too.
 */
export interface UseCase {
  /** More than one where meters of both fuels raise the same alert. */
  readonly notations: readonly Notation[]
  /** Those of published messages, and those that requests may be put to (docs/domain/gbcs-use-cases.md#devices-of-use-cases). */
  readonly devices: readonly GbcsDeviceType[]
  /** What messages of it are. */
  readonly kinds: readonly Cra[]
  readonly isCritical: boolean
}

/** The forms of a command (docs/domain/gbcs.md#which-form-a-message-has), by who signs, who originates and what other information there is. */
export type CommandForm =
  /** R1: signed by the user who originates it, and MACed. */
  | 'signed by the user'
  /** R2: originated by the user whom the device knows, with a MAC. */
  | 'from the user'
  /** R3: originated by the Access Control Broker for a user whom the device does not know. */
  | 'through the Access Control Broker'
  /** R4: the same, and signed by the Access Control Broker. */
  | 'signed by the Access Control Broker'

/** @param isKnown whether the user holds a cell of the device */
export const commandFormOf = ({ isCritical }: UseCase, isKnown: boolean): CommandForm => {
  if (isCritical) return isKnown ? 'signed by the user' : 'signed by the Access Control Broker'
  return isKnown ? 'from the user' : 'through the Access Control Broker'
}

type Notations = Notation | readonly Notation[]
type Row = (notations: Notations, devices: readonly GbcsDeviceType[]) => UseCase

const row =
  (isCritical: boolean, kinds: readonly Cra[]): Row =>
  (notations, devices) => ({
    notations: typeof notations === 'string' ? [notations] : notations,
    devices,
    kinds,
    isCritical,
  })

const critical = row(true, ['command', 'response'])
const nonCritical = row(false, ['command', 'response'])
const criticalAlert = row(true, ['alert'])
const alert = row(false, ['alert'])

const withCells = ['ESME', 'GSME', 'CHF', 'GPF', 'PPMID', 'HCALCS', 'SAPC'] as const

/** Every use case, by message code. */
export const useCaseDescriptions: Readonly<Record<number, UseCase>> = {
  0x0001: nonCritical('DLMS', ['CHF']),
  0x0002: nonCritical('DLMS', ['CHF']),
  0x0003: nonCritical('DLMS', ['CHF']),
  0x0004: nonCritical('DLMS', ['CHF']),
  0x0007: nonCritical('DLMS', ['ESME']),
  0x0008: nonCritical('ASN.1', ['ESME', 'GSME', 'CHF', 'GPF', 'PPMID', 'HCALCS']),
  0x000a: critical('ASN.1', ['ESME', 'GSME', 'CHF', 'GPF', 'PPMID', 'HCALCS']),
  0x000b: critical('ASN.1', ['ESME', 'GSME', 'CHF', 'GPF', 'PPMID', 'HCALCS']),
  0x000c: critical('ASN.1', ['ESME', 'GSME', 'CHF', 'GPF', 'PPMID', 'HCALCS']),
  0x000d: critical('ASN.1', ['ESME']),
  0x000e: nonCritical('ASN.1', ['ESME', 'GSME', 'GPF']),
  0x000f: critical('ASN.1', ['ESME', 'GSME', 'PPMID', 'HCALCS']),
  0x0010: nonCritical('ASN.1', ['ESME', 'GSME', 'GPF']),
  0x0012: critical('ASN.1', ['ESME', 'GSME']),
  0x0013: nonCritical('ASN.1', ['ESME', 'GSME', 'GPF', 'PPMID', 'HCALCS']),
  0x0014: nonCritical('GBZ', ['GSME', 'GPF']),
  0x0015: nonCritical('GBZ', ['GSME']),
  0x0018: alert('DLMS', ['CHF']),
  0x0019: critical('DLMS', ['ESME']),
  0x001a: critical('DLMS', ['ESME']),
  0x001b: critical('DLMS', ['ESME']),
  0x001c: critical('DLMS', ['ESME']),
  0x001d: critical('DLMS', ['ESME']),
  0x001e: critical('DLMS', ['ESME']),
  0x001f: critical('DLMS', ['ESME']),
  0x0020: critical('DLMS', ['ESME']),
  0x0021: nonCritical('DLMS', ['ESME']),
  0x0022: nonCritical('DLMS', ['ESME']),
  0x0023: nonCritical('DLMS', ['ESME']),
  0x0024: nonCritical('DLMS', ['ESME']),
  0x0025: nonCritical('DLMS', ['ESME']),
  0x0026: nonCritical('DLMS', ['ESME']),
  0x0027: nonCritical('DLMS', ['ESME']),
  0x0028: nonCritical('DLMS', ['ESME']),
  0x0029: nonCritical('DLMS', ['ESME']),
  0x002a: nonCritical('DLMS', ['ESME']),
  0x002b: nonCritical('DLMS', ['ESME']),
  0x002c: nonCritical('DLMS', ['ESME']),
  0x002d: nonCritical('DLMS', ['ESME']),
  0x002e: nonCritical('DLMS', ['ESME']),
  0x002f: nonCritical('DLMS', ['ESME']),
  0x0030: nonCritical('DLMS', ['ESME']),
  0x0033: nonCritical('DLMS', ['ESME']),
  0x0034: nonCritical('DLMS', ['ESME']),
  0x0035: nonCritical('DLMS', ['ESME']),
  0x0036: nonCritical('DLMS', ['ESME']),
  0x0037: nonCritical('DLMS', ['ESME']),
  0x0038: nonCritical('DLMS', ['ESME']),
  0x0039: nonCritical('DLMS', ['ESME']),
  0x003a: nonCritical('DLMS', ['ESME']),
  0x003b: nonCritical('DLMS', ['ESME']),
  0x003c: nonCritical('DLMS', ['ESME']),
  0x003d: nonCritical('DLMS', ['ESME']),
  0x003e: nonCritical('DLMS', ['ESME']),
  0x003f: nonCritical('DLMS', ['ESME']),
  0x0040: nonCritical('DLMS', ['ESME']),
  0x0042: nonCritical('DLMS', ['ESME']),
  0x0043: critical('DLMS', ['ESME']),
  0x0044: nonCritical('DLMS', ['ESME']),
  0x0045: nonCritical('DLMS', ['ESME']),
  0x0046: critical('DLMS', ['ESME']),
  0x0047: nonCritical('DLMS', ['ESME']),
  0x0048: nonCritical('DLMS', ['ESME']),
  0x0049: nonCritical('DLMS', ['ESME']),
  0x004a: nonCritical('DLMS', ['ESME']),
  0x004b: critical('DLMS', ['ESME']),
  0x004c: nonCritical('DLMS', ['ESME']),
  0x004d: nonCritical('DLMS', ['ESME']),
  0x004e: nonCritical('DLMS', ['ESME']),
  0x004f: critical('DLMS', ['ESME']),
  0x0050: critical('DLMS', ['ESME']),
  0x0051: critical('DLMS', ['ESME']),
  0x0052: nonCritical('DLMS', ['ESME']),
  0x0053: critical('DLMS', ['ESME']),
  0x0054: critical('DLMS', ['ESME']),
  0x0055: critical('DLMS', ['ESME']),
  0x0058: nonCritical('DLMS', ['ESME']),
  0x0059: nonCritical('DLMS', ['ESME', 'CHF']),
  0x005a: nonCritical('DLMS', ['ESME']),
  0x005e: nonCritical('DLMS', ['ESME']),
  0x005f: nonCritical('DLMS', ['ESME']),
  0x0060: nonCritical('DLMS', ['ESME']),
  0x0061: criticalAlert('DLMS', ['ESME']),
  0x0062: critical('DLMS', ['ESME']),
  0x0067: criticalAlert('DLMS', ['ESME']),
  0x0068: critical('DLMS', ['ESME']),
  0x0069: nonCritical('DLMS', ['ESME']),
  0x006b: critical('GBZ', ['GSME']),
  0x006c: critical('GBZ', ['GSME']),
  0x006d: critical('GBZ', ['GSME']),
  0x006e: critical('GBZ', ['GSME']),
  0x006f: critical('GBZ', ['GSME']),
  0x0070: critical('GBZ', ['GSME']),
  0x0071: nonCritical('GBZ', ['GSME']),
  0x0072: nonCritical('GBZ', ['GPF']),
  0x0073: nonCritical('GBZ', ['GSME']),
  0x0074: nonCritical('GBZ', ['GSME', 'GPF']),
  0x0075: nonCritical('GBZ', ['GSME', 'GPF']),
  0x0076: nonCritical('GBZ', ['GSME', 'GPF']),
  0x0077: nonCritical('GBZ', ['GSME', 'GPF']),
  0x0078: nonCritical('GBZ', ['GSME', 'GPF']),
  0x0079: nonCritical('GBZ', ['GSME']),
  0x007b: nonCritical('GBZ', ['GSME']),
  0x007c: critical('GBZ', ['GSME']),
  0x007d: critical('GBZ', ['GSME']),
  0x007e: critical('GBZ', ['GSME']),
  0x007f: critical('ASN.1', ['GSME']),
  0x0080: nonCritical('GBZ', ['GSME']),
  0x0081: critical('GBZ', ['GSME']),
  0x0082: nonCritical('GBZ', ['GSME']),
  0x0083: nonCritical('GBZ', ['GSME']),
  0x0084: nonCritical('GBZ', ['GSME', 'GPF']),
  0x0085: critical('GBZ', ['GSME']),
  0x0086: critical('GBZ', ['GSME']),
  0x0087: nonCritical('GBZ', ['GSME']),
  0x0088: nonCritical('GBZ', ['GSME']),
  0x0089: nonCritical('GBZ', ['GSME']),
  0x008b: criticalAlert('GBZ', ['GSME']),
  0x008c: nonCritical('ASN.1', ['GPF']),
  0x008d: nonCritical('GBZ', ['GSME']),
  0x0090: nonCritical('GBZ', ['GSME']),
  0x0092: nonCritical('DLMS', ['CHF']),
  0x0093: nonCritical('DLMS', ['CHF']),
  0x0094: nonCritical('DLMS', ['CHF']),
  0x0096: nonCritical('GBZ', ['GSME', 'GPF']),
  0x0097: nonCritical('GBZ', ['GSME']),
  0x009b: nonCritical('GBZ', ['GSME']),
  0x009d: nonCritical('GBZ', ['GSME']),
  0x009e: nonCritical('GBZ', ['GSME', 'GPF']),
  0x009f: nonCritical('GBZ', ['GSME', 'GPF']),
  0x00a0: nonCritical('GBZ', ['GPF']),
  0x00a1: nonCritical('GBZ', ['GSME', 'GPF']),
  0x00a2: critical('DLMS', ['ESME']),
  0x00a3: critical('GBZ', ['GSME']),
  0x00ab: critical('ASN.1', ['PPMID', 'HCALCS']),
  0x00ac: nonCritical('DLMS', ['ESME']),
  0x00ad: nonCritical('GBZ', ['GSME']),
  0x00ae: nonCritical('DLMS', ['ESME']),
  0x00af: critical('ASN.1', ['GSME', 'PPMID']),
  0x00b0: nonCritical('DLMS', ['ESME']),
  0x00b2: alert('ASN.1', ['GPF']),
  0x00b3: critical('DLMS', ['ESME']),
  0x00b4: critical('GBZ', ['GSME']),
  0x00b5: nonCritical('GBZ', ['GSME', 'GPF']),
  0x00b6: nonCritical('GBZ', ['GSME', 'GPF']),
  0x00b7: critical('DLMS', ['ESME']),
  0x00b8: nonCritical('GBZ', ['GSME', 'GPF']),
  0x00b9: nonCritical('DLMS', ['ESME']),
  0x00ba: nonCritical('DLMS', ['ESME']),
  0x00bb: nonCritical('DLMS', ['ESME']),
  0x00bc: nonCritical('DLMS', ['ESME']),
  0x00bd: nonCritical('DLMS', ['ESME']),
  0x00be: nonCritical('DLMS', ['ESME']),
  0x00bf: nonCritical('GBZ', ['GSME']),
  0x00c0: critical('GBZ', ['GSME']),
  0x00c1: nonCritical('DLMS', ['ESME']),
  0x00c2: critical('GBZ', ['GSME']),
  0x00c3: nonCritical('GBZ', ['GSME', 'GPF']),
  0x00c4: nonCritical('GBZ', ['GSME', 'GPF']),
  0x00c5: nonCritical('GBZ', ['GSME', 'GPF']),
  0x00c6: nonCritical('DLMS', ['ESME']),
  0x00c7: critical('DLMS', ['ESME']),
  0x00c9: nonCritical('DLMS', ['ESME']),
  0x00ca: criticalAlert('ASN.1', ['ESME', 'GSME']),
  0x00cb: criticalAlert('ASN.1', ['ESME', 'GSME', 'GPF']),
  0x00cc: criticalAlert('DLMS', ['ESME', 'SAPC']),
  0x00cd: criticalAlert('GBZ', ['GSME']),
  0x00ce: criticalAlert('DLMS', ['ESME']),
  0x00cf: criticalAlert('GBZ', ['GSME']),
  0x00d1: nonCritical('DLMS', ['ESME']),
  0x00d2: nonCritical('DLMS', ['ESME']),
  0x00d3: nonCritical('DLMS', ['ESME']),
  0x00d4: nonCritical('DLMS', ['ESME']),
  0x00d7: critical('DLMS', ['ESME']),
  0x00d8: critical('GBZ', ['GSME']),
  0x00d9: nonCritical('DLMS', ['ESME']),
  0x00da: nonCritical('GBZ', ['GSME']),
  0x00db: critical('DLMS', ['ESME']),
  0x00de: critical('DLMS', ['ESME']),
  0x00ea: nonCritical('DLMS', ['ESME']),
  0x00eb: nonCritical('DLMS', ['ESME']),
  0x00ec: nonCritical('DLMS', ['ESME']),
  0x00ed: nonCritical('DLMS', ['ESME']),
  0x00ee: nonCritical('DLMS', ['ESME']),
  0x00ef: nonCritical('DLMS', ['ESME']),
  0x00f0: alert('DLMS', ['ESME']),
  0x00f1: nonCritical('GBZ', ['GSME']),
  0x00f2: alert('GBZ', ['GSME']),
  0x00f9: nonCritical('DLMS', ['ESME']),
  0x00fa: nonCritical('DLMS', ['CHF']),
  0x00fb: nonCritical('GBZ', ['GSME']),
  0x00fc: critical('GBZ', ['GSME']),
  0x00fd: nonCritical('DLMS', ['ESME']),
  0x00fe: nonCritical('DLMS', ['CHF']),
  0x010a: nonCritical('DLMS', ['CHF']),
  0x010b: nonCritical('DLMS', ['CHF']),
  0x010c: nonCritical('DLMS', ['CHF']),
  0x010d: nonCritical('DLMS', ['CHF']),
  0x010e: nonCritical('DLMS', ['CHF']),
  0x010f: nonCritical('DLMS', ['CHF']),
  0x0110: alert('DLMS', ['CHF']),
  0x0111: alert('DLMS', ['CHF']),
  0x0112: alert('DLMS', ['CHF']),
  0x0113: alert('DLMS', ['CHF']),
  0x0114: alert('DLMS', ['CHF']),
  0x0115: alert('DLMS', ['CHF']),
  0x011a: critical('DLMS', ['ESME']),
  0x011b: nonCritical('ASN.1', ['ESME', 'SAPC']),
  0x011c: nonCritical('DLMS', ['ESME']),
  0x011d: nonCritical('DLMS', ['ESME']),
  0x011e: critical('DLMS', ['ESME']),
  0x011f: critical('DLMS', ['ESME']),
  0x0120: criticalAlert('DLMS', ['SAPC']),
  0x0121: criticalAlert('DLMS', ['ESME']),
  0x0122: criticalAlert('DLMS', ['ESME']),
  0x0123: criticalAlert('DLMS', ['ESME']),
  0x0124: criticalAlert('ASN.1', ['ESME', 'SAPC']),
  0x0128: criticalAlert('ASN.1', ['CHF']),
  0x0129: nonCritical('ASN.1', ['PPMID', 'HCALCS']),
  0x012a: nonCritical('GBZ', ['GSME', 'GPF']),
  0x012b: criticalAlert('ASN.1', ['PPMID']),
  0x1000: criticalAlert(['DLMS', 'GBZ'], ['ESME', 'GSME', 'CHF', 'GPF', 'PPMID', 'HCALCS', 'SAPC']),
  0x1001: alert(['DLMS', 'GBZ'], ['ESME', 'GSME', 'CHF', 'GPF', 'PPMID', 'HCALCS', 'SAPC']),
  // CS02b and CS02g have a message code for each of their modes.
  ...Object.fromEntries(
    Object.values(credentialsReplacementModes).map(({ messageCode }) => [messageCode, critical('ASN.1', withCells)]),
  ),
}
