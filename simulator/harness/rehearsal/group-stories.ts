import type { Premises } from '../../fleet/fleet.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import { formatInstant, instant } from '../../vocabulary/instant.ts'
import { answers, type FieldsOf, happens, type Story, type StoryScene, type StoryStep, sees, sends } from './story.ts'

// One story for each group of Service Requests, on a home in use.

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** A meter of one element, whose cells are right. */
const isSimple = ({ secondaryImportMpan, esmeSlot }: Premises): boolean =>
  secondaryImportMpan === null && esmeSlot === 'right-operator'

const story = (title: string, tag: string, steps: readonly StoryStep[]): Story => ({
  title,
  tags: [tag, 'group', 'story'],
  beginsAt: 'commissioned',
  check: 'enforce',
  playsAt: isSimple,
  steps,
})

const momentIn = ({ network }: StoryScene, milliseconds: number): string =>
  formatInstant(instant(network.time.clock.now() + milliseconds))

const passes = (says: string, milliseconds: number): StoryStep => happens(says, (scene) => scene.settle(milliseconds))

/** From so long ago until now. */
const period =
  (milliseconds: number): FieldsOf =>
  (scene) => [
    ['ReadLogPeriod.StartDateTime', momentIn(scene, -milliseconds)],
    ['ReadLogPeriod.EndDateTime', momentIn(scene, 0)],
  ]

/** What the customer sees on the meter. */
const shows = (says: string, line: string, comes: string): StoryStep =>
  sees(says, comes, async ({ network, premises }) => {
    const lines = await network.devices.displayOf(premises.devices.ESME)
    return lines.find(({ name }) => name === line)?.value ?? `no ${line}`
  })

const prices =
  (standingCharge: string, price: string, at?: number): FieldsOf =>
  (scene) => [
    ...(at === undefined ? [] : ([['ExecutionDateTime', momentIn(scene, at)]] as const)),
    ['ElectricityPriceElements.StandingCharge', standingCharge],
    ['StandingChargeScale', '-2'],
    ['PriceScale', '-5'],
    ['ElectricityPriceElements.TOUTariff.TOUPrice.index', '1'],
    ['ElectricityPriceElements.TOUTariff.TOUPrice', price],
  ]

const readsTariff = sends('supplier', '4.11.1', 'ESME', 'reads the tariff', 'I0')

/** The first charges that the answer has: standing charge and price of a tariff, the rate of a debt. */
const charges = (says: string, ...comes: readonly string[]): StoryStep => ({
  says,
  comes: comes.join(', '),
  async play(scene) {
    const all = await answers(says, 'charge per unit', '').play(scene)
    return all.split(', ').slice(0, comes.length).join(', ')
  },
})

const tariffChange = story('A tariff changes, and then once more at an hour that is told in advance', 'tariff-change', [
  sends('supplier', '1.2.1', 'ESME', 'sets standing charge and price', 'I0', prices('45', '2345')),
  readsTariff,
  charges('the meter has standing charge and price', '45', '2345'),
  sends('supplier', '1.2.1', 'ESME', 'sets others that begin in an hour', 'I0', prices('50', '2600', hourMs)),
  readsTariff,
  charges('it still has', '45', '2345'),
  passes('an hour goes by', hourMs + 1000),
  readsTariff,
  charges('now it has', '50', '2600'),
])

const intoPrepayment: readonly StoryStep[] = [
  sends('supplier', '1.5', 'ESME', 'settles what was used', 'I0', () => [['CreditMode.ResetMeterBalance', '']]),
  sends('supplier', '1.6', 'ESME', 'puts the meter into prepayment mode', 'I0', () => [
    ['Prepayment.SuspendDebtDisabled', 'false'],
    ['Prepayment.SuspendDebtEmergency', 'false'],
    ['Prepayment.DisablementThreshold', '0'],
  ]),
]

/** The same token each time it is entered in one story. */
function topUpStory(): Story {
  let token = ''
  const enters: FieldsOf = () => [['UTRN', token]]
  return story('A customer pays as they go: a top-up is taken once', 'top-up', [
    ...intoPrepayment,
    happens('the customer buys a top-up of £10', async ({ network, premises }) => {
      const sold = await network.vending.sell(premises.devices.ESME, 1000)
      if (!sold.ok) throw new SimulatorFault('SIM_INVARIANT', sold.failure)
      token = sold.value
    }),
    sends('supplier', '2.2', 'ESME', 'sends it to the meter', 'I0', enters),
    shows('the meter shows a balance of', 'meter-balance', '£10.00'),
    sends('supplier', '2.2', 'ESME', 'sends the same one again', 'I0', enters),
    shows('the meter takes it once: it shows a balance of', 'meter-balance', '£10.00'),
    sends('supplier', '4.3', 'ESME', 'reads the prepayment registers', 'I0'),
  ])
}

const debt = story('A debt goes onto the meter, and is read back', 'debt', [
  ...intoPrepayment,
  sends('supplier', '2.3', 'ESME', 'puts £50 on it, to be paid at 50p a day', 'I0', () => [
    ['TimeDebtRegister1', '5000'],
    ['TimeDebtRegister2', '0'],
    ['PaymentDebtRegister', '0'],
    ['DebtRecoveryPerPayment', '0'],
    ['ElecDebtRecovery1.DebtRecoveryRate', '50'],
    ['ElecDebtRecovery1.DebtRecoveryRatePriceScale', '-2'],
    ['ElecDebtRecovery1.DebtRecoveryRatePeriod', 'DAILY'],
    ['ElecDebtRecovery2.DebtRecoveryRate', '0'],
    ['ElecDebtRecovery2.DebtRecoveryRatePriceScale', '-2'],
    ['ElecDebtRecovery2.DebtRecoveryRatePeriod', 'DAILY'],
  ]),
  sends('supplier', '4.13', 'ESME', 'reads how the debt is recovered', 'I0'),
  charges('the meter recovers, in pence a day', '50'),
  sends('supplier', '4.3', 'ESME', 'reads the debt registers', 'I0'),
])

const reads = story('A day of reads: registers, logs and half hours, of both fuels', 'reads', [
  sends('supplier', '4.1.1', 'ESME', 'reads the import registers', 'I0'),
  sends('supplier', '4.6.1', 'ESME', 'reads the daily log of three days', 'I0', period(3 * dayMs)),
  sends('supplier', '4.8.1', 'ESME', 'reads the half hours of a day', 'I0', period(dayMs)),
  sends('supplier', '4.1.1', 'GSME', 'reads the gas meter', 'I0'),
  sends('supplier', '4.8.1', 'GSME', 'reads its half hours', 'I0', period(dayMs)),
  sends('network operator', '4.10', 'ESME', 'reads the voltage of an hour', 'I0', period(hourMs)),
  sends('network operator', '4.16', 'ESME', 'reads the power that the home draws', 'I0'),
  sends(
    'host network',
    '4.8.1',
    'GSME',
    'asks a gas meter, which is not on an electricity network',
    'E4',
    period(dayMs),
  ),
])

const switchIs = (comes: string): readonly StoryStep[] => [
  sends('supplier', '7.4', 'ESME', 'reads the load switch', 'I0'),
  answers('it is', 'Load Switch: control state', comes),
]

const loadControl = story('Supply is switched off, armed and switched on; a load has a name', 'load-control', [
  sends('supplier', '6.14.1', 'ESME', 'names the first auxiliary load', 'I0', () => [
    ['ALCSHCALCSDescription.index', '1'],
    ['ALCSHCALCSDescription.SwitchDescription', 'Immersion heater'],
  ]),
  sends('supplier', '7.7', 'ESME', 'reads the auxiliary loads', 'I0'),
  answers('the first is called', 'Auxiliary Controller 1 Description: value', 'Immersion heater'),
  sends('supplier', '7.2', 'ESME', 'switches supply off', 'I0'),
  ...switchIs('0 (disconnected)'),
  sends('supplier', '7.3', 'ESME', 'arms it, for the customer to switch on', 'I0'),
  ...switchIs('2 (ready for reconnection)'),
  sends('supplier', '7.1', 'ESME', 'switches it on', 'I0'),
  ...switchIs('1 (connected)'),
])

const firmware = story('The firmware is read; a version that the meter does not have is not activated', 'firmware', [
  sends('supplier', '11.2', 'ESME', 'reads the firmware version', 'I0'),
  answers('it is', 'Firmware Version: value', '00009001'),
  sends('supplier', '11.3', 'ESME', 'activates an image that nobody has brought to the meter', 'I0', () => [
    ['FirmwareHash', '00'.repeat(32)],
  ]),
  answers('the version of the meter stays', 'firmwareVersion', '00009001'),
  sends('supplier', '11.2', 'GSME', 'reads that of the gas meter', 'I0'),
])

/** Played by their tags. */
export const groupStories: readonly Story[] = [tariffChange, topUpStory(), debt, reads, loadControl, firmware]
