import { cs03a1, cs03a2, cs03b, cs03c, cs04ac, cs04b, cs07, gcs28, gcs59 } from '../../gbcs/asn1/commands.ts'
import { type JoinCommand, joinDeviceTypes, joinMethods } from '../../gbcs/asn1/joining.ts'
import { executionDateTimeOf } from '../../gbcs/date-time.ts'
import { ccs01, ccs02, ccs03, ccs05, ccs06, ccs07 } from '../../gbcs/dlms/commands/hub.ts'
import { ecs70 } from '../../gbcs/dlms/commands/identity.ts'
import type { DeviceType } from '../../vocabulary/device-type.ts'
import { type EntityIdentifier, octetsOfEntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { type Instant, instant } from '../../vocabulary/instant.ts'
import type { TransformFacts } from '../facts.ts'
import { asking, by, on, row, type TransformRow, where } from '../row.ts'

interface Tolerated {
  readonly currentDateTime: Instant
  readonly tolerancePeriod: number
}

const windowOf = ({ currentDateTime, tolerancePeriod }: Tolerated) => ({
  start: currentDateTime,
  end: instant(currentDateTime + 1000 * tolerancePeriod),
})

/** A meter takes the hub's time where that lies within the window that the request gives. */
export const clockWays = [
  on('ESME', ecs70, (body: Tolerated) => ({ validity: windowOf(body) })),
  on('GSME', gcs28, (body: Tolerated) => {
    const { start, end } = windowOf(body)
    return { validityIntervalStart: executionDateTimeOf(start), validityIntervalEnd: executionDateTimeOf(end) }
  }),
] as const

/** Numbers of GBCS by their names. */
const numberOf = (names: Readonly<Record<number, string>>, name: string): number => {
  const found = Object.entries(names).find(([, each]) => each === name)
  if (found === undefined) throw new TypeError(`GBCS has no ${name}`)
  return Number(found[0])
}

const joinedTypes: Readonly<Record<DeviceType, number>> = {
  ESME: numberOf(joinDeviceTypes, 'eSME'),
  GSME: numberOf(joinDeviceTypes, 'gSME'),
  CHF: numberOf(joinDeviceTypes, 'communicationsHubCommunicationsHubFunction'),
  GPF: numberOf(joinDeviceTypes, 'communicationsHubGasProxyFunction'),
  HCALCS: numberOf(joinDeviceTypes, 'type1HANConnectedAuxiliaryLoadControlSwitch'),
  PPMID: numberOf(joinDeviceTypes, 'type1PrepaymentInterfaceDevice'),
  IHD: numberOf(joinDeviceTypes, 'type2'),
  CAD: numberOf(joinDeviceTypes, 'type2'),
}

interface WithAnother {
  readonly otherDeviceId: EntityIdentifier
}

/** A join with one of these others; method C alone exchanges certificates. */
const joining =
  (method: string, others: readonly DeviceType[]) =>
  ({ otherDeviceId }: WithAnother, { otherDevice }: TransformFacts): JoinCommand | undefined => {
    if (otherDevice === null || !others.includes(otherDevice.type)) return undefined
    const isByCertificate = method === 'methodC'
    if (isByCertificate && otherDevice.keyAgreementCertificate === null) return undefined
    return {
      joinMethodAndRole: numberOf(joinMethods, method),
      otherDeviceEntityIdentifier: otherDeviceId,
      otherDeviceType: joinedTypes[otherDevice.type],
      otherDeviceCertificate: isByCertificate ? otherDevice.keyAgreementCertificate : null,
    }
  }

const unjoining = ({ otherDeviceId }: WithAnother): EntityIdentifier => otherDeviceId

const type2: readonly DeviceType[] = ['IHD', 'CAD']

/** Service References 8: which devices there are, and which belong together. */
export const deviceEstateRows: readonly TransformRow[] = [
  row('8.1.1', 'CommissionDeviceSynchroniseClock', ...clockWays),
  row(
    '8.7.1',
    'JoinServiceCritical',
    on('ESME', cs03a1, joining('methodAInitiator', ['HCALCS', 'PPMID'])),
    on('HCALCS', cs03a2, joining('methodAResponder', ['ESME'])),
    on('GSME', cs03c, joining('methodC', ['PPMID'])),
  ),
  row(
    '8.7.2',
    'JoinServiceNonCritical',
    on('PPMID', cs03a2, joining('methodAResponder', ['ESME'])),
    on('PPMID', cs03c, joining('methodC', ['GSME'])),
    on('GSME', cs03b, joining('methodB', ['GPF'])),
    on('GPF', cs03b, joining('methodB', ['GSME', 'PPMID', ...type2])),
    on('ESME', cs03b, joining('methodB', type2)),
  ),
  row('8.8.1', 'UnjoinServiceCritical', on(['ESME', 'GSME', 'HCALCS'], cs04ac, unjoining)),
  row(
    '8.8.2',
    'UnjoinServiceNonCritical',
    on('PPMID', cs04ac, unjoining),
    on(['GSME', 'GPF', 'ESME'], cs04b, unjoining),
  ),
  row(
    '8.9',
    'ReadDeviceLog',
    on('CHF', ccs07, ({ readSecurityDetails }) => readSecurityDetails && {}),
    where(({ device }) => device.gbcsVersion >= 2, asking('CHF', ccs06)),
    asking('CHF', ccs05),
    on(['ESME', 'GSME', 'GPF', 'PPMID', 'HCALCS'], cs07, () => null),
  ),
  row(
    '8.11',
    'UpdateHANDeviceLog',
    on('CHF', ccs01, ({ deviceId, requestType, addDeviceToChfWhitelist: added }) =>
      requestType === 'Add' && added !== undefined
        ? {
            device: {
              entityIdentifier: octetsOfEntityIdentifier(deviceId),
              installCode: added.installCode,
            },
            joinTimeoutSeconds: added.joinTimePeriod,
            joiningEnabled: true,
          }
        : undefined,
    ),
    on('CHF', ccs02, ({ deviceId, requestType }) =>
      requestType === 'Remove' ? { entityIdentifier: octetsOfEntityIdentifier(deviceId) } : undefined,
    ),
  ),
  row(
    '8.12.1',
    'RestoreHANDeviceLog',
    on('CHF', ccs03, (_body, { deviceLog }) =>
      deviceLog?.kind === 'hub'
        ? {
            backup: {
              extendedPanId: deviceLog.extendedPanId,
              devices: deviceLog.devices.map(({ identifier, hashedLinkKey }) => ({
                entityIdentifier: octetsOfEntityIdentifier(identifier),
                hashedLinkKey,
              })),
            },
          }
        : undefined,
    ),
  ),
  row(
    '8.12.2',
    'RestoreGPFDeviceLog',
    by(
      'access-control-broker',
      on('GPF', gcs59, (_body, { deviceLog }) =>
        deviceLog?.kind === 'gpf'
          ? {
              deviceLogEntries: deviceLog.devices.map(({ identifier, deviceType }) => ({
                deviceID: identifier,
                deviceType,
              })),
            }
          : undefined,
      ),
    ),
  ),
]
