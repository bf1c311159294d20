import { cluster } from './answers.ts'
import { setBillingPeriod } from './billing.ts'
import { publishCalendar, publishPart, readParts } from './calendars.ts'
import { apart, atOnce, fieldOf, type GasCommand, keeping, publishing, setting } from './command.ts'
import {
  adjustCredit,
  changeDebt,
  changePaymentMode,
  enterTopUp,
  readDebtPayments,
  readTopUps,
  selectEmergencyCredit,
} from './credit.ts'
import { clearEvents, configureEvents, readEvents, reportEvents } from './event-settings.ts'
import { readPrepaySnapshot, readSamples, readSnapshot, startSampling } from './snapshots.ts'
import { changeSupply, setFlowThreshold, setSupplyStates } from './supply.ts'
import { currentPrice, setPrices, setSiteId, setTariff, setThresholds } from './tariff.ts'

type Commands = Readonly<Record<number, Readonly<Record<number, GasCommand>>>>

/** Commands to a device as the server of a cluster. */
export const fromClient: Commands = {
  [cluster.price]: {
    0x00: currentPrice,
    0x0b: publishing(cluster.price, 0x09, () => ({
      providerId: 0,
      issuerEventId: 0,
      billingPeriodStartTime: 0,
      billingPeriodDuration: 1,
      billingPeriodDurationType: 0x23,
      tariffType: 0,
    })),
  },
  [cluster.metering]: {
    0x06: readSnapshot,
    0x07: startSampling,
    0x08: readSamples,
    0x0b: changeSupply,
    0x0d: setSupplyStates,
    0x0e: setFlowThreshold,
  },
  [cluster.prepayment]: {
    0x00: selectEmergencyCredit,
    0x02: changeDebt,
    0x03: setting(cluster.prepayment, fieldOf('startTime'), (payload) => ({
      0x0010: payload.emergencyCreditLimit ?? 0,
      0x0011: payload.emergencyCreditThreshold ?? 0,
    })),
    0x04: enterTopUp,
    0x05: adjustCredit,
    0x06: changePaymentMode,
    0x07: readPrepaySnapshot,
    0x08: readTopUps,
    0x09: setting(cluster.prepayment, apart, (payload) => ({ 0x0031: payload.lowCreditWarningLevel ?? 0 })),
    0x0a: readDebtPayments,
    0x0b: setting(cluster.prepayment, fieldOf('implementationDateTime'), (payload) => ({
      0x0021: payload.maximumCreditLevel ?? 0,
      0x0022: payload.maximumCreditPerTopUp ?? 0,
    })),
    0x0c: setting(cluster.prepayment, fieldOf('implementationDateTime'), (payload) => ({
      0x0006: payload.overallDebtCap ?? 0,
    })),
  },
  [cluster.calendar]: { 0x01: readParts(1), 0x02: readParts(2), 0x03: readParts(3), 0x04: readParts(4) },
  [cluster.events]: { 0x00: readEvents, 0x01: clearEvents },
}

/** Commands to a device as a client of the cluster: what is published to it. */
export const fromServer: Commands = {
  [cluster.price]: {
    0x01: setting(cluster.price, atOnce, (payload) => ({
      0x0200: payload.blockPeriodStartTime ?? 0,
      0x0201: payload.blockPeriodDuration ?? 0,
    })),
    0x02: setting(cluster.price, fieldOf('startTime'), (payload) => ({
      0x0302: payload.conversionFactor ?? 0,
      0x0303: payload.conversionFactorTrailingDigit ?? 0,
    })),
    0x03: setting(cluster.price, fieldOf('startTime'), (payload) => ({
      0x0304: payload.calorificValue ?? 0,
      0x0305: payload.calorificValueUnit ?? 0,
      0x0306: payload.calorificValueTrailingDigit ?? 0,
    })),
    0x04: setTariff,
    0x05: setPrices,
    0x06: setThresholds,
    0x09: setBillingPeriod,
  },
  [cluster.messaging]: { 0x00: keeping(cluster.messaging, 0x00) },
  [cluster.calendar]: {
    0x00: publishCalendar,
    0x01: publishPart(1),
    0x02: publishPart(2),
    0x03: publishPart(3),
    0x04: publishPart(4),
  },
  [cluster.deviceManagement]: {
    0x00: keeping(cluster.deviceManagement, 0x00),
    0x01: keeping(cluster.deviceManagement, 0x01),
    0x02: keeping(cluster.deviceManagement, 0x02),
    0x03: setSiteId,
    0x04: configureEvents,
    0x05: reportEvents,
    0x06: keeping(cluster.deviceManagement, 0x06),
  },
}
