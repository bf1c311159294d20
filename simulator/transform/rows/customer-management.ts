import { ecs10, ecs12, ecs14, ecs15a, ecs15c, ecs16 } from '../../gbcs/dlms/commands/meter-settings.ts'
import { cs11, gcs07, gcs09, gcs11, gcs44 } from '../../gbcs/gbz/commands/settings.ts'
import { gasMoment } from '../moments.ts'
import { asking, on, row, type TransformRow } from '../row.ts'

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1')

/** Bits of what becomes of the past when a tenant or a supplier changes (ZigBee Smart Energy, Proposed Change Control). */
const hidesPast = 0x0200
const publishesSupplier = 0x1800

/** Password 2 is the privacy PIN. */
const privacyPin = 2
const forEver = 0xffff

/** Service References 3: what a consumer sees and may see. */
export const customerManagementRows: readonly TransformRow[] = [
  row(
    '3.1',
    'DisplayMessage',
    on('ESME', ecs10, ({ supplierMessage }) => ({ message: supplierMessage })),
    on('GSME', gcs07, ({ supplierMessage }, { now }) => ({
      message: {
        messageId: gasMoment(now),
        messageControl: 0,
        startTime: 0,
        duration: forEver,
        message: latin1(supplierMessage),
      },
    })),
  ),
  row(
    '3.2',
    'RestrictAccessForChangeOfTenancy',
    on('ESME', ecs12, ({ restrictionDateTime }) => ({ from: restrictionDateTime })),
    on('GPF', gcs09, ({ restrictionDateTime }, { now }) => ({
      tenancy: {
        providerId: 0,
        issuerEventId: gasMoment(now),
        tariffType: 0,
        implementationDateTime: gasMoment(restrictionDateTime),
        proposedTenancyChangeControl: hidesPast,
      },
    })),
  ),
  row(
    '3.3',
    'ClearEventLog',
    on('ESME', ecs15c, ({ esmeEventLogType }) => (esmeEventLogType === 'ALCS' ? {} : undefined)),
    asking('ESME', ecs15a),
    asking('GSME', cs11),
  ),
  row(
    '3.4',
    'UpdateSupplierName',
    on('ESME', ecs16, ({ supplierName, supplierTelephoneNumber }) => ({
      telephone: supplierTelephoneNumber,
      name: supplierName,
    })),
    on('GSME', gcs44, ({ supplierName, supplierTelephoneNumber }, { now }) => ({
      supplier: {
        currentProviderId: 0,
        issuerEventId: gasMoment(now),
        tariffType: 0,
        proposedProviderId: 0,
        providerChangeImplementationTime: 0,
        providerChangeControl: publishesSupplier,
        proposedProviderName: latin1(supplierName),
        proposedProviderContactDetails: latin1(supplierTelephoneNumber),
      },
    })),
  ),
  row(
    '3.5',
    'DisablePrivacyPIN',
    asking('ESME', ecs14),
    on('GSME', gcs11, (_body, { now }) => ({
      password: {
        issuerEventId: gasMoment(now),
        implementationDateTime: 0,
        duration: 0,
        passwordType: privacyPin,
        password: Buffer.alloc(0),
      },
    })),
  ),
]
