import {
  ecs17b,
  ecs17d,
  ecs17e,
  ecs19,
  ecs20b,
  ecs20c,
  ecs21a,
  ecs21b,
  ecs22b,
  ecs66,
} from '../../gbcs/dlms/commands/energy.ts'
import { cosemLogRead, cosemRead } from '../../gbcs/dlms/reads.ts'
import * as gas from '../../gbcs/gbz/commands/readings.ts'
import type { DeviceType } from '../../vocabulary/device-type.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import type { TransformFacts } from '../facts.ts'
import { gasMoment, periodOf } from '../moments.ts'
import { asking, on, row, sinceGbcs, type TransformRow, where } from '../row.ts'

/** A gas meter, or the Gas Proxy Function that mirrors it. */
const gasMeters: readonly DeviceType[] = ['GSME', 'GPF']

/** For whom what is read is encrypted: the user, by the certificate that the device or the request has of it. */
const encrypted = (_body: unknown, { user, device }: TransformFacts) => ({
  party: user.identifier,
  device: device.identifier,
})

interface OfLog {
  readonly readLogPeriod: { readonly startDateTime: Instant; readonly endDateTime: Instant }
}

const encryptedLog = (body: OfLog, facts: TransformFacts) => ({ ...encrypted(body, facts), ...periodOf(body) })

/** Snapshots of a log, one by one from the latest: a meter keeps so many. */
const snapshots =
  (snapshotCause: number, kept: number) =>
  ({ readLogPeriod: { startDateTime, endDateTime } }: OfLog) =>
    Array.from({ length: kept }, (_, snapshotOffset) => ({
      earliestStartTime: gasMoment(startDateTime),
      latestEndTime: gasMoment(endDateTime),
      snapshotOffset,
      snapshotCause,
    }))

/** Why a snapshot was taken (ZigBee Smart Energy, Snapshot Cause): general, end of a billing period, or a change of tariff or mode. */
const daily = snapshots(0x0001, 31)
const ofBillingPeriods = snapshots(0x0002, 12)
const ofChanges = snapshots(0x6008, 12)

/** Samples from the first moment to the last, both included; none from one that is behind it. */
const samples =
  (sampleId: number, intervalSeconds: number) =>
  ({ readLogPeriod: { startDateTime, endDateTime } }: OfLog) =>
    endDateTime < startDateTime
      ? undefined
      : {
          samples: {
            sampleId,
            earliestSampleTime: gasMoment(startDateTime),
            sampleType: 0,
            numberOfSamples: Math.min(Math.floor((endDateTime - startDateTime) / 1000 / intervalSeconds) + 1, 0xffff),
          },
        }

const halfHour = 1800
const day = 86_400

/** All that a GSME keeps of four hours: a sample each six minutes. */
const networkDataSamples = { sampleId: 2, earliestSampleTime: 1, sampleType: 0, numberOfSamples: 41 }

const isPolyphase = ({ device }: TransformFacts): boolean => device.meter === 'polyphase'

/** Service References 4: readings of meters and of their logs. */
export const readingRows: readonly TransformRow[] = [
  row('4.1.1', 'ReadInstantaneousImportRegisters', on('ESME', ecs17b, encrypted), asking(gasMeters, gas.gcs13a)),
  row('4.1.2', 'ReadInstantaneousImportTOUMatrices', on('ESME', ecs17d, encrypted), asking(gasMeters, gas.gcs13c)),
  row('4.1.3', 'ReadInstantaneousImportTOUWithBlocksMatrices', on('ESME', ecs17e, encrypted)),
  row('4.1.4', 'ReadInstantaneousImportBlockCounters', asking(gasMeters, gas.gcs13b)),
  row('4.2', 'ReadInstantaneousExportRegisters', asking('ESME', cosemRead(0x0026))),
  row('4.3', 'ReadInstantaneousPrepayValues', on('ESME', ecs19, encrypted), asking(gasMeters, gas.gcs14)),
  row(
    '4.4.2',
    'RetrieveCoMOrTariffTriggeredBillingDataLog',
    on('ESME', ecs20b, encryptedLog),
    on(gasMeters, gas.gcs15b, (body) => ({ credit: ofChanges(body), consumption: ofChanges(body) })),
  ),
  row(
    '4.4.3',
    'RetrieveBillingCalendarTriggeredBillingDataLog',
    on('ESME', ecs20c, encryptedLog),
    on(gasMeters, gas.gcs15c, (body) => ({ consumption: ofBillingPeriods(body), credit: ofBillingPeriods(body) })),
  ),
  row(
    '4.4.4',
    'RetrieveBillingDataLogDebtPayments',
    on('ESME', cosemLogRead(0x002e), periodOf),
    on(gasMeters, gas.gcs15d, ({ readLogPeriod: { startDateTime, endDateTime } }) => ({
      // Ten payments are kept; 2 is the debt that payments recover.
      debts: {
        fromDateTime: gasMoment(startDateTime),
        payload: { latestEndTime: gasMoment(endDateTime), numberOfDebts: 10, debtType: 2 },
      },
    })),
  ),
  row(
    '4.4.5',
    'RetrieveBillingDataLogPrepaymentCredits',
    on('ESME', cosemLogRead(0x00c9), periodOf),
    on(gasMeters, gas.gcs15e, ({ readLogPeriod: { startDateTime, endDateTime } }) => ({
      // Five top ups are kept.
      topUps: {
        fromDateTime: gasMoment(startDateTime),
        payload: { latestEndTime: gasMoment(endDateTime), numberOfRecords: 5 },
      },
    })),
  ),
  row(
    '4.6.1',
    'RetrieveImportDailyReadLog',
    on('ESME', ecs21a, encryptedLog),
    on(gasMeters, gas.gcs16a, (body) => ({ consumption: daily(body) })),
  ),
  row('4.6.2', 'RetrieveExportDailyReadLog', on('ESME', cosemLogRead(0x0035), periodOf)),
  row(
    '4.8.1',
    'ReadActiveImportProfileData',
    on('ESME', ecs22b, encryptedLog),
    on(gasMeters, gas.gcs17, samples(0, halfHour)),
  ),
  row('4.8.2', 'ReadReactiveImportProfileData', on('ESME', cosemLogRead(0x0038), periodOf)),
  row('4.8.3', 'ReadExportProfileData', on('ESME', cosemLogRead(0x0036), periodOf)),
  row(
    '4.10',
    'ReadNetworkData',
    where(isPolyphase, on('ESME', cosemLogRead(0x00bc), periodOf)),
    on('ESME', cosemLogRead(0x0039), periodOf),
    on('GSME', gas.gcs18, () => ({ samples: networkDataSamples })),
  ),
  row('4.11.1', 'ReadTariffPrimaryElement', asking('ESME', cosemRead(0x003a)), asking(gasMeters, gas.gcs21f)),
  row('4.11.2', 'ReadTariffSecondaryElement', asking('ESME', cosemRead(0x00bd))),
  row('4.12.1', 'ReadMaximumDemandImportRegisters', asking('ESME', cosemRead(0x002c))),
  row('4.12.2', 'ReadMaximumDemandExportRegisters', asking('ESME', cosemRead(0x002b))),
  row('4.13', 'ReadPrepaymentConfiguration', asking('ESME', cosemRead(0x003b)), asking(gasMeters, gas.gcs21b)),
  row(
    '4.14',
    'ReadPrepaymentDailyReadLog',
    on('ESME', ecs21b, encryptedLog),
    on(gasMeters, gas.gcs16b, (body) => ({ credit: daily(body) })),
  ),
  row('4.15', 'ReadLoadLimitData', asking('ESME', cosemRead(0x0042))),
  row('4.16', 'ReadActivePowerImport', asking('ESME', cosemRead(0x0028))),
  row('4.17', 'RetrieveDailyConsumptionLog', on('ESME', ecs66, encryptedLog), on('GPF', gas.gcs61, samples(1, day))),
  row(
    '4.18',
    'ReadMeterBalance',
    asking('ESME', cosemRead(0x0069)),
    sinceGbcs(4, asking(gasMeters, gas.gcs60a)),
    asking('GSME', gas.gcs60),
  ),
]
