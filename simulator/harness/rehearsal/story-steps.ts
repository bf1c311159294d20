import type { Premises } from '../../fleet/fleet.ts'
import type { NetworkOperator } from '../../market/network-operators.ts'
import { suppliers } from '../../market/suppliers.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import { formatInstant, instant } from '../../vocabulary/instant.ts'
import { dayBefore, type MarketDate, marketDateOf } from '../../vocabulary/market-date.ts'
import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import { codeInWords } from '../in-words/code-in-words.ts'
import { answers, type FieldsOf, happens, type Part, type StoryScene, type StoryStep, sees, sends } from './story.ts'
import { certificationPathOf, networkOperatorCertificates, slotCertificatesOf } from './test-bed.ts'

/** Fields of a 6.5 with which a network operator sets the voltage thresholds of an ESME. */
export const voltageThresholds: readonly (readonly [string, string])[] = [
  ['RMSExtremeOverVoltageMeasurementPeriod', '30'],
  ['RMSExtremeOverVoltageThreshold', '287'],
  ['RMSExtremeUnderVoltageMeasurementPeriod', '30'],
  ['RMSExtremeUnderVoltageThreshold', '180'],
  ['RMSVoltageSagMeasurementPeriod', '30'],
  ['RMSVoltageSagThreshold', '216'],
  ['RMSVoltageSwellMeasurementPeriod', '30'],
  ['RMSVoltageSwellThreshold', '253'],
  ['SinglePhaseVoltageSettings.AverageRMSOverVoltageThreshold', '264'],
  ['SinglePhaseVoltageSettings.AverageRMSUnderVoltageThreshold', '200'],
  ['SinglePhaseVoltageSettings.AverageRMSVoltageMeasurementPeriod', '30'],
]

// What several stories are made of.

/** A meter of one element, whose cells are right. */
export const isSimple = ({ secondaryImportMpan, esmeSlot }: Premises): boolean =>
  secondaryImportMpan === null && esmeSlot === 'right-operator'

const base64 = (der: Buffer | null | undefined): string => der?.toString('base64') ?? ''

export const operatorCertificates =
  (which: (premises: Premises) => NetworkOperator): FieldsOf =>
  ({ network: { smki }, premises }) => {
    const { digitalSignature, keyAgreement } = networkOperatorCertificates(smki, which(premises))
    return [
      ['RemotePartyRole', 'NetworkOperator'],
      ['RemotePartyFloorSeqNumber', '0'],
      ['DigitalSigningCertificate', base64(digitalSignature)],
      ['KeyAgreementCertificate', base64(keyAgreement)],
      ['CertificationPathCertificates.Certificate', base64(certificationPathOf(smki)[0])],
      ['ApplyTimeBasedCPVChecks', 'true'],
    ]
  }

export const readsSlots = (part: Part): StoryStep =>
  sends(part, '6.24.1', 'ESME', 'has the meter say whose certificates it holds', 'I0', () => [
    ['RemotePartyRole', 'NetworkOperator'],
    ['RemotePartyRole', 'Supplier'],
  ])

/** Codes of the alerts that a part has taken, the DCC's own and devices'. */
export const hears = (part: Part, code: string, comes: 'yes' | 'no'): StoryStep =>
  sees(`does the ${part} hear of it? (${codeInWords(code)})`, comes, async (scene) => {
    const { mailbox } = await scene.user(part)
    await scene.settle(10_000)
    const codes = mailbox.received().map(({ response: { body } }) => ('alertCode' in body ? body.alertCode : ''))
    return codes.includes(code) ? 'yes' : 'no'
  })

export const powerFails = happens('the power of the home fails', async (scene) => {
  await scene.user('network operator')
  await scene.user('host network')
  await scene.network.supply.interrupt(scene.premises.index)
})

export const powerIsBack = happens('five minutes later it is back', async (scene) => {
  await scene.settle(5 * 60_000)
  await scene.network.supply.restore(scene.premises.index)
})

/** Of whom the story knows that it is another than the supplier of the home. */
const gainingSupplier = ({ supplier }: Premises) => suppliers.find(({ id }) => id !== supplier.id)?.id ?? ''
const longAgo = '2019-04-01' as MarketDate

export const supplyChanges = happens(
  'Registration Data passes the home to another supplier',
  async ({ network, premises }) => {
    const today = marketDateOf(network.time.clock.now())
    const meteringPoint = premises.mpan
    await network.registration.record(meteringPoint, {
      suppliers: [
        { meteringPoint, supplier: premises.supplier.id, from: longAgo, to: dayBefore(today) },
        { meteringPoint, supplier: gainingSupplier(premises), from: today, to: null },
      ],
    })
  },
)

export const takesOver = sends('gaining supplier', '6.23', 'ESME', 'takes the meter over', 'I0', (scene) => {
  const { smki } = scene.network
  const gaining = suppliers.find(({ id }) => id === gainingSupplier(scene.premises))
  const held = gaining && slotCertificatesOf(smki, gaining.entityIdentifier, RemotePartyRole.supplier)
  return [
    ['SupplierFloorSeqNumber', '0'],
    ['DigitalSigningCertificate', base64(held?.digitalSignature)],
    ['KeyAgreementCertificate', base64(held?.keyAgreement)],
    ['KeyAgreementTopUpCertificate', base64(held?.keyAgreementTopUp)],
    ['CertificationPathCertificates.Certificate', base64(certificationPathOf(smki)[0])],
    ['ApplyTimeBasedCPVChecks', 'true'],
    ['ImportMPxN', scene.premises.mpan],
  ]
})

export const hourMs = 3_600_000
export const dayMs = 24 * hourMs

const momentIn = ({ network }: StoryScene, milliseconds: number): string =>
  formatInstant(instant(network.time.clock.now() + milliseconds))

export const passes = (says: string, milliseconds: number): StoryStep =>
  happens(says, (scene) => scene.settle(milliseconds))

/** From so long ago until now. */
export const period =
  (milliseconds: number): FieldsOf =>
  (scene) => [
    ['ReadLogPeriod.StartDateTime', momentIn(scene, -milliseconds)],
    ['ReadLogPeriod.EndDateTime', momentIn(scene, 0)],
  ]

/** What the customer sees on the meter. */
export async function shownBy({ network, premises }: StoryScene, line: string): Promise<string> {
  const lines = await network.devices.displayOf(premises.devices.ESME)
  return lines.find(({ name }) => name === line)?.value ?? `no ${line}`
}

export const shows = (says: string, line: string, comes: string): StoryStep =>
  sees(says, comes, (scene) => shownBy(scene, line))

export const prices =
  (standingCharge: string, price: string, at?: number): FieldsOf =>
  (scene) => [
    ...(at === undefined ? [] : ([['ExecutionDateTime', momentIn(scene, at)]] as const)),
    ['ElectricityPriceElements.StandingCharge', standingCharge],
    ['StandingChargeScale', '-2'],
    ['PriceScale', '-5'],
    ['ElectricityPriceElements.TOUTariff.TOUPrice.index', '1'],
    ['ElectricityPriceElements.TOUTariff.TOUPrice', price],
  ]

export const readsTariff = sends('supplier', '4.11.1', 'ESME', 'reads the tariff', 'I0')

/** The first charges that the answer has: standing charge and price of a tariff, the rate of a debt. */
export const charges = (says: string, ...comes: readonly string[]): StoryStep => ({
  says,
  comes: comes.join(', '),
  async play(scene) {
    const all = await answers(says, 'charge per unit', '').play(scene)
    return all.split(', ').slice(0, comes.length).join(', ')
  },
})

export const intoPrepayment: readonly StoryStep[] = [
  sends('supplier', '1.5', 'ESME', 'settles what was used', 'I0', () => [['CreditMode.ResetMeterBalance', '']]),
  sends('supplier', '1.6', 'ESME', 'puts the meter into prepayment mode', 'I0', () => [
    ['Prepayment.SuspendDebtDisabled', 'false'],
    ['Prepayment.SuspendDebtEmergency', 'false'],
    ['Prepayment.DisablementThreshold', '0'],
  ]),
]

/** A top-up of so many pence that the customer buys; the same token each time it is entered in one story. */
export function topUpOf(pence: number): { readonly buys: StoryStep; readonly enters: FieldsOf } {
  let token = ''
  return {
    buys: happens(`the customer buys a top-up of £${pence / 100}`, async ({ network, premises }) => {
      const sold = await network.vending.sell(premises.devices.ESME, pence)
      if (!sold.ok) throw new SimulatorFault('SIM_INVARIANT', sold.failure)
      token = sold.value
    }),
    enters: () => [['UTRN', token]],
  }
}
