import { deviceAlertOf, deviceAlerts } from '../../../simulator/gbcs/device-alerts.ts'
import { dccAlertCodes } from '../../../simulator/vocabulary/dcc-alert-code.ts'
import { escaped, table } from '../page.ts'
import { referencePage } from './reference-page.ts'

const deviceAlertRow = (code: string): string[] => {
  const { meaning, recipient, critical } = deviceAlertOf(Number.parseInt(code, 16))
  return [code, escaped(meaning ?? ''), recipient, critical ? 'critical: signed' : 'not critical: MAC']
}

export const alertCodesPage = referencePage(
  'alert-codes',
  'Alert codes',
  'The alerts of the DCC and of devices. The schema lists the codes of DCC alerts without their meanings, and no open text says whom each device ' +
    'alert is for: [what is sure and what is not](../domain/codes.md#dcc-alerts). [A file](response-codes.md#corrections) puts others in their place.',
  () =>
    [
      '## DCC alerts',
      table(
        ['code', 'meaning here', 'body'],
        Object.entries(dccAlertCodes).map(([code, { meaning, body }]) => [code, escaped(meaning), `\`${body}\``]),
      ),
      '## Device alerts',
      'A device without a network operator tells its supplier, and a Communications Hub the DCC. A code that is not here is for the supplier; codes from 8F00 on are critical.',
      table(['code', 'reports', 'to', 'form'], Object.keys(deviceAlerts).map(deviceAlertRow)),
    ].join('\n\n'),
)
