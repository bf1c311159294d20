import { imageHashOf } from '../../devices/take-firmware.ts'
import { answers, type Story, type StoryStep, sends } from './story.ts'
import {
  charges,
  dayMs,
  hears,
  hourMs,
  intoPrepayment,
  isSimple,
  passes,
  period,
  prices,
  readsTariff,
  shows,
  topUpOf,
} from './story-steps.ts'

// One story for each group of Service Requests, on a home in use.

const story = (title: string, tag: string, steps: readonly StoryStep[]): Story => ({
  title,
  tags: [tag, 'group', 'story'],
  beginsAt: 'commissioned',
  check: 'enforce',
  playsAt: isSimple,
  steps,
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

const topUp = (): Story => {
  const { buys, enters } = topUpOf(1000)
  return story('A customer pays as they go: a top-up is taken once', 'top-up', [
    ...intoPrepayment,
    buys,
    sends('supplier', '2.2', 'ESME', 'sends it to the meter', 'I0', enters),
    shows('the meter shows a balance of', 'meter-balance', '£10.00'),
    sends('supplier', '2.2', 'ESME', 'sends the same one again', 'I0', enters),
    shows('the meter takes it once: it shows a balance of', 'meter-balance', '£10.00'),
    sends('supplier', '4.3', 'ESME', 'reads the prepayment registers', 'I0'),
    answers('in the registers there is', 'Meter Balance', '1000000 thousandths of a penny'),
  ])
}

const debt = story('A debt goes onto the meter, and is read back', 'debt', [
  ...intoPrepayment,
  sends('supplier', '2.3', 'ESME', 'puts £50 on it, to be paid at 50p a day', 'I0', () => [
    ['TimeDebtRegister1', '5000000'],
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
  answers('of the £50 there is still', 'Time Debt Register 1', '5000000 thousandths of a penny'),
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

const image = Buffer.from('the image of 0000A002')

const firmware = story('Firmware comes to a meter, and runs there; what has not come is not activated', 'firmware', [
  sends('supplier', '11.2', 'ESME', 'reads the firmware version', 'I0'),
  answers('it is', 'Firmware Version: value', '00009001'),
  sends('supplier', '11.3', 'ESME', 'activates an image that nobody has brought to the meter', 'I0', () => [
    ['FirmwareHash', '00'.repeat(32)],
  ]),
  answers('the version of the meter stays', 'firmwareVersion', '00009001'),
  sends('supplier', '11.1', 'ESME', 'gives the DCC an image for the meter', 'I99', ({ premises }) => [
    ['FirmwareImage', image.toString('base64')],
    ['FirmwareVersion', '0000A002'],
    ['DeviceIDList', premises.devices.ESME],
  ]),
  hears('supplier', '8F72', 'yes'),
  sends('supplier', '11.3', 'ESME', 'activates it, by its hash', 'I0', () => [['FirmwareHash', imageHashOf(image)]]),
  answers('the meter runs', 'firmwareVersion', '0000A002'),
  sends('supplier', '11.2', 'ESME', 'reads the version', 'I0'),
  answers('it is', 'Firmware Version: value', '0000A002'),
  sends('supplier', '11.2', 'GSME', 'reads that of the gas meter', 'I0'),
])

/** Played by their tags. */
export const groupStories: readonly Story[] = [tariffChange, topUp(), debt, reads, loadControl, firmware]
