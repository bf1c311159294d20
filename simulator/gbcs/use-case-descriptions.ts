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
  1: nonCritical('DLMS', ['CHF']),
  2: nonCritical('DLMS', ['CHF']),
  3: nonCritical('DLMS', ['CHF']),
  4: nonCritical('DLMS', ['CHF']),
  7: nonCritical('DLMS', ['ESME']),
  8: nonCritical('ASN.1', ['ESME', 'GSME', 'CHF', 'GPF', 'PPMID', 'HCALCS']),
  10: critical('ASN.1', ['ESME', 'GSME', 'CHF', 'GPF', 'PPMID', 'HCALCS']),
  11: critical('ASN.1', ['ESME', 'GSME', 'CHF', 'GPF', 'PPMID', 'HCALCS']),
  12: critical('ASN.1', ['ESME', 'GSME', 'CHF', 'GPF', 'PPMID', 'HCALCS']),
  13: critical('ASN.1', ['ESME']),
  14: nonCritical('ASN.1', ['GSME']),
  15: critical('ASN.1', ['ESME', 'PPMID']),
  16: nonCritical('ASN.1', ['GSME']),
  18: critical('ASN.1', ['ESME', 'GSME']),
  19: nonCritical('ASN.1', ['ESME', 'GSME', 'GPF', 'PPMID', 'HCALCS']),
  20: nonCritical('GBZ', ['GSME']),
  21: nonCritical('GBZ', ['GSME']),
  24: alert('DLMS', ['CHF']),
  25: critical('DLMS', ['ESME']),
  26: critical('DLMS', ['ESME']),
  27: critical('DLMS', ['ESME']),
  28: critical('DLMS', ['ESME']),
  29: critical('DLMS', ['ESME']),
  30: critical('DLMS', ['ESME']),
  31: critical('DLMS', ['ESME']),
  32: critical('DLMS', ['ESME']),
  33: nonCritical('DLMS', ['ESME']),
  34: nonCritical('DLMS', ['ESME']),
  35: nonCritical('DLMS', ['ESME']),
  36: nonCritical('DLMS', ['ESME']),
  37: nonCritical('DLMS', ['ESME']),
  38: nonCritical('DLMS', ['ESME']),
  39: nonCritical('DLMS', ['ESME']),
  40: nonCritical('DLMS', ['ESME']),
  41: nonCritical('DLMS', ['ESME']),
  42: nonCritical('DLMS', ['ESME']),
  43: nonCritical('DLMS', ['ESME']),
  44: nonCritical('DLMS', ['ESME']),
  45: nonCritical('DLMS', ['ESME']),
  46: nonCritical('DLMS', ['ESME']),
  47: nonCritical('DLMS', ['ESME']),
  48: nonCritical('DLMS', ['ESME']),
  51: nonCritical('DLMS', ['ESME']),
  52: nonCritical('DLMS', ['ESME']),
  53: nonCritical('DLMS', ['ESME']),
  54: nonCritical('DLMS', ['ESME']),
  55: nonCritical('DLMS', ['ESME']),
  56: nonCritical('DLMS', ['ESME']),
  57: nonCritical('DLMS', ['ESME']),
  58: nonCritical('DLMS', ['ESME']),
  59: nonCritical('DLMS', ['ESME']),
  60: nonCritical('DLMS', ['ESME']),
  61: nonCritical('DLMS', ['ESME']),
  62: nonCritical('DLMS', ['ESME']),
  63: nonCritical('DLMS', ['ESME']),
  64: nonCritical('DLMS', ['ESME']),
  66: nonCritical('DLMS', ['ESME']),
  67: critical('DLMS', ['ESME']),
  68: nonCritical('DLMS', ['ESME']),
  69: nonCritical('DLMS', ['ESME']),
  70: critical('DLMS', ['ESME']),
  71: nonCritical('DLMS', ['ESME']),
  72: nonCritical('DLMS', ['ESME']),
  73: nonCritical('DLMS', ['ESME']),
  74: nonCritical('DLMS', ['ESME']),
  75: critical('DLMS', ['ESME']),
  76: nonCritical('DLMS', ['ESME']),
  77: nonCritical('DLMS', ['ESME']),
  78: nonCritical('DLMS', ['ESME']),
  79: critical('DLMS', ['ESME']),
  80: critical('DLMS', ['ESME']),
  81: critical('DLMS', ['ESME']),
  82: nonCritical('DLMS', ['ESME']),
  83: critical('DLMS', ['ESME']),
  84: critical('DLMS', ['ESME']),
  85: critical('DLMS', ['ESME']),
  88: nonCritical('DLMS', ['ESME']),
  89: nonCritical('DLMS', ['ESME']),
  90: nonCritical('DLMS', ['ESME']),
  94: nonCritical('DLMS', ['ESME']),
  95: nonCritical('DLMS', ['ESME']),
  96: nonCritical('DLMS', ['ESME']),
  97: criticalAlert('DLMS', ['ESME']),
  98: critical('DLMS', ['ESME']),
  103: criticalAlert('DLMS', ['ESME']),
  104: critical('DLMS', ['ESME']),
  105: nonCritical('DLMS', ['ESME']),
  107: critical('GBZ', ['GSME']),
  108: critical('GBZ', ['GSME']),
  109: critical('GBZ', ['GSME']),
  110: critical('GBZ', ['GSME']),
  111: critical('GBZ', ['GSME']),
  112: critical('GBZ', ['GSME']),
  113: nonCritical('GBZ', ['GSME']),
  114: nonCritical('GBZ', ['GPF']),
  115: nonCritical('GBZ', ['GSME']),
  116: nonCritical('GBZ', ['GPF']),
  117: nonCritical('GBZ', ['GPF']),
  118: nonCritical('GBZ', ['GSME']),
  119: nonCritical('GBZ', ['GSME']),
  120: nonCritical('GBZ', ['GSME']),
  121: nonCritical('GBZ', ['GSME']),
  123: nonCritical('GBZ', ['GSME']),
  124: critical('GBZ', ['GSME']),
  125: critical('GBZ', ['GSME']),
  126: critical('GBZ', ['GSME']),
  127: critical('ASN.1', ['GSME']),
  128: nonCritical('GBZ', ['GSME']),
  129: critical('GBZ', ['GSME']),
  130: nonCritical('GBZ', ['GSME']),
  131: nonCritical('GBZ', ['GSME']),
  132: nonCritical('GBZ', ['GSME']),
  133: critical('GBZ', ['GSME']),
  134: critical('GBZ', ['GSME']),
  135: nonCritical('GBZ', ['GSME']),
  136: nonCritical('GBZ', ['GSME']),
  137: nonCritical('GBZ', ['GSME']),
  139: criticalAlert('GBZ', ['GSME']),
  140: nonCritical('ASN.1', ['GPF']),
  141: nonCritical('GBZ', ['GSME']),
  144: nonCritical('GBZ', ['GSME']),
  146: nonCritical('DLMS', ['CHF']),
  147: nonCritical('DLMS', ['CHF']),
  148: nonCritical('DLMS', ['CHF']),
  150: nonCritical('GBZ', ['GSME']),
  151: nonCritical('GBZ', ['GSME']),
  155: nonCritical('GBZ', ['GSME']),
  157: nonCritical('GBZ', ['GSME']),
  158: nonCritical('GBZ', ['GSME']),
  159: nonCritical('GBZ', ['GSME']),
  160: nonCritical('GBZ', ['GPF']),
  161: nonCritical('GBZ', ['GSME']),
  162: critical('DLMS', ['ESME']),
  163: critical('GBZ', ['GSME']),
  171: critical('ASN.1', ['PPMID', 'HCALCS']),
  172: nonCritical('DLMS', ['ESME']),
  173: nonCritical('GBZ', ['GSME']),
  174: nonCritical('DLMS', ['ESME']),
  175: critical('ASN.1', ['GSME', 'PPMID']),
  176: nonCritical('DLMS', ['ESME']),
  178: alert('ASN.1', ['GPF']),
  179: critical('DLMS', ['ESME']),
  180: critical('GBZ', ['GSME']),
  181: nonCritical('GBZ', ['GSME']),
  182: nonCritical('GBZ', ['GPF']),
  183: critical('DLMS', ['ESME']),
  184: nonCritical('GBZ', ['GPF']),
  185: nonCritical('DLMS', ['ESME']),
  186: nonCritical('DLMS', ['ESME']),
  187: nonCritical('DLMS', ['ESME']),
  188: nonCritical('DLMS', ['ESME']),
  189: nonCritical('DLMS', ['ESME']),
  190: nonCritical('DLMS', ['ESME']),
  191: nonCritical('GBZ', ['GSME']),
  192: critical('GBZ', ['GSME']),
  193: nonCritical('DLMS', ['ESME']),
  194: critical('GBZ', ['GSME']),
  195: nonCritical('GBZ', ['GSME']),
  196: nonCritical('GBZ', ['GSME']),
  197: nonCritical('GBZ', ['GSME']),
  198: nonCritical('DLMS', ['ESME']),
  199: critical('DLMS', ['ESME']),
  201: nonCritical('DLMS', ['ESME']),
  202: criticalAlert('ASN.1', ['ESME', 'GSME']),
  203: criticalAlert('ASN.1', ['ESME', 'GSME', 'GPF']),
  204: criticalAlert('DLMS', ['ESME', 'SAPC']),
  205: criticalAlert('GBZ', ['GSME']),
  206: criticalAlert('DLMS', ['ESME']),
  207: criticalAlert('GBZ', ['GSME']),
  209: nonCritical('DLMS', ['ESME']),
  210: nonCritical('DLMS', ['ESME']),
  211: nonCritical('DLMS', ['ESME']),
  212: nonCritical('DLMS', ['ESME']),
  215: critical('DLMS', ['ESME']),
  216: critical('GBZ', ['GSME']),
  217: nonCritical('DLMS', ['ESME']),
  218: nonCritical('GBZ', ['GSME']),
  219: critical('DLMS', ['ESME']),
  222: critical('DLMS', ['ESME']),
  234: nonCritical('DLMS', ['ESME']),
  235: nonCritical('DLMS', ['ESME']),
  236: nonCritical('DLMS', ['ESME']),
  237: nonCritical('DLMS', ['ESME']),
  238: nonCritical('DLMS', ['ESME']),
  239: nonCritical('DLMS', ['ESME']),
  240: alert('DLMS', ['ESME']),
  241: nonCritical('GBZ', ['GSME']),
  242: alert('GBZ', ['GSME']),
  249: nonCritical('DLMS', ['ESME']),
  250: nonCritical('DLMS', ['CHF']),
  251: nonCritical('GBZ', ['GSME']),
  252: critical('GBZ', ['GSME']),
  253: nonCritical('DLMS', ['ESME']),
  254: nonCritical('DLMS', ['CHF']),
  268: nonCritical('DLMS', ['CHF']),
  269: nonCritical('DLMS', ['CHF']),
  270: nonCritical('DLMS', ['CHF']),
  271: nonCritical('DLMS', ['CHF']),
  272: alert('DLMS', ['CHF']),
  273: alert('DLMS', ['CHF']),
  274: alert('DLMS', ['CHF']),
  275: alert('DLMS', ['CHF']),
  276: alert('DLMS', ['CHF']),
  277: alert('DLMS', ['CHF']),
  282: critical('DLMS', ['ESME']),
  283: nonCritical('ASN.1', ['ESME', 'SAPC']),
  284: nonCritical('DLMS', ['ESME']),
  285: nonCritical('DLMS', ['ESME']),
  286: critical('DLMS', ['ESME']),
  287: critical('DLMS', ['ESME']),
  288: criticalAlert('DLMS', ['SAPC']),
  289: criticalAlert('DLMS', ['ESME']),
  290: criticalAlert('DLMS', ['ESME']),
  291: criticalAlert('DLMS', ['ESME']),
  292: criticalAlert('ASN.1', ['ESME', 'SAPC']),
  296: criticalAlert('ASN.1', ['CHF']),
  297: nonCritical('ASN.1', ['PPMID']),
  298: nonCritical('GBZ', ['GPF']),
  299: criticalAlert('ASN.1', ['PPMID']),
  4096: criticalAlert(['DLMS', 'GBZ'], ['ESME', 'GSME', 'CHF', 'GPF', 'PPMID', 'HCALCS', 'SAPC']),
  4097: alert(['DLMS', 'GBZ'], ['ESME', 'GSME', 'CHF', 'GPF', 'PPMID', 'HCALCS', 'SAPC']),
  // CS02b and CS02g have a message code for each of their modes.
  ...Object.fromEntries(
    Object.values(credentialsReplacementModes).map(({ messageCode }) => [messageCode, critical('ASN.1', withCells)]),
  ),
}
