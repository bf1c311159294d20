/** Whom a device tells of an event: the holder of the cells of one Remote Party Role. */
export const alertRecipients = ['supplier', 'networkOperator', 'accessControlBroker'] as const

export type AlertRecipient = (typeof alertRecipients)[number]

/**
 * What an ESME tells its network operator and nobody else: supply restored after an interruption (8F35 to 8F3C, one code for
 * each phase), voltage above and below its thresholds and back within them, over-current and power factor. All others go to
 * the supplier first. Taken from a published list of alert codes, not from GBCS itself
 * (docs/domain/codes.md#alert-recipients): say whom where it is to be another.
 */
const codesForNetworkOperator: ReadonlySet<number> = new Set([
  ...[0x8f35, 0x8f36, 0x8f37, 0x8f38, 0x8f39, 0x8f3a, 0x8f3b, 0x8f3c],
  ...[0x8002, 0x8006, 0x8020, 0x8024, 0x8028, 0x802c],
  ...[0x8085, 0x8089, 0x808d, 0x8091, 0x8095, 0x8099],
  ...[0x8010, 0x8011, 0x8013, 0x8014, 0x8015, 0x8016],
])

/** Whom an alert code is for, where nobody says otherwise. */
export const recipientOfAlertCode = (alertCode: number): Exclude<AlertRecipient, 'accessControlBroker'> =>
  codesForNetworkOperator.has(alertCode) ? 'networkOperator' : 'supplier'

/**
 * Whether an alert code is a critical one, where nobody says otherwise: those are all from 8F00 on
 * (docs/domain/codes.md#alert-criticality).
 */
export const isCriticalAlertCode = (alertCode: number): boolean => alertCode >= 0x8f00
