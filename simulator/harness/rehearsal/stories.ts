import type { Premises } from '../../fleet/fleet.ts'
import { formatInstant } from '../../vocabulary/instant.ts'
import { keyOfCell } from '../../vocabulary/trust-anchor-cell.ts'
import { nameOfParty } from '../in-words/who-is-who.ts'
import { groupStories } from './group-stories.ts'
import { month } from './month-story.ts'
import { type FieldsOf, happens, type Part, type Story, type StoryScene, type StoryStep, sees, sends } from './story.ts'
import {
  hears,
  operatorCertificates,
  powerFails,
  powerIsBack,
  readsSlots,
  supplyChanges,
  takesOver,
  voltageThresholds,
} from './story-steps.ts'

const isIndependentInLondon = (premises: Premises): boolean =>
  premises.region.name === 'London' &&
  premises.electricityNetworkOperator.id !== premises.hostDno.id &&
  premises.esmeSlot === 'dcc-controlled' &&
  premises.secondaryImportMpan === null

const prenotifies = (device: 'CHF' | 'ESME' | 'GSME', particulars: FieldsOf): StoryStep =>
  sends('supplier', '12.2', device, `tells of the ${device} before it is fitted`, 'I99', (scene) => {
    const { manufacturer, model } = detailsOf(scene, device)
    return [
      ['DeviceID', scene.premises.devices[device]],
      ['DeviceManufacturer', manufacturer],
      ['DeviceModel', model],
      ['DeviceType', device],
      ['FirmwareVersion', '00009001'],
      ...particulars(scene),
    ]
  })

function detailsOf({ network, premises }: StoryScene, device: 'CHF' | 'ESME' | 'GSME') {
  const installed = network.fleet.blueprint(premises.devices[device])?.fitting
  return { manufacturer: installed?.manufacturer ?? '', model: installed?.model ?? '' }
}

const putsOnHub = (device: 'ESME' | 'GSME'): StoryStep =>
  sends('supplier', '8.11', 'CHF', `lets the ${device} join, by its install code`, 'I0', ({ network, premises }) => [
    ['DeviceID', premises.devices[device]],
    ['RequestType', 'Add'],
    ['JoinTimePeriod', '600'],
    ['InstallCode', network.fleet.blueprint(premises.devices[device])?.fitting.installCode.toString('hex') ?? ''],
    ['ImportMPxN', device === 'ESME' ? premises.mpan : premises.mprn],
  ])

const commissions = (device: 'ESME' | 'GSME'): StoryStep =>
  sends('supplier', '8.1.1', device, `has the ${device} take the time of its hub`, 'I0', ({ network }) => [
    ['CurrentDateTime', formatInstant(network.time.clock.now())],
    ['TolerancePeriod', '60'],
  ])

const statusOf = (device: 'CHF' | 'ESME' | 'GSME' | 'GPF', status: string): StoryStep =>
  sees(`the inventory has the ${device}`, status, async ({ network, premises }) =>
    String(network.dcc.inventory.record(premises.devices[device])?.status ?? 'nowhere'),
  )

const registered = ({ electricityNetworkOperator }: Premises) => electricityNetworkOperator
const host = ({ hostDno }: Premises) => hostDno
const gasTransporter = ({ gasNetworkOperator }: Premises) => gasNetworkOperator

/** Whose certificate the meter itself says is in its network operator slot. */
const slotOfMeter = (part: Part): StoryStep =>
  sees("the meter's network operator slot holds the certificate of", part, async ({ network, premises, user }) => {
    const held = (await network.devices.cellsOf(premises.devices.ESME)).find(({ cell }) =>
      keyOfCell(cell).startsWith('networkOperator/digitalSignature'),
    )
    const wanted = (await user(part)).entityIdentifier
    return held?.entityIdentifier === wanted ? part : nameOfParty(held?.entityIdentifier ?? wanted)
  })

const setsThresholds = (comes: string): StoryStep =>
  sends('network operator', '6.5', 'ESME', 'sets its voltage thresholds', comes, () => voltageThresholds)

/** As the DCC might for the while that it takes: without it the host network is not responsible for the home (E4). */
const holdersMayMend = happens(
  'the DCC lets the holder of a slot replace its own certificate (dcc.slotHolders: may-mend)',
  async ({ network }) => network.dcc.configure({ ...network.dcc.settings(), slotHolders: 'may-mend' }),
)

/** The stories that bear every one of the tags, with or without the `@`; none where none is given. */
export function storiesTagged(tags: readonly string[]): readonly Story[] {
  const wanted = tags.map((tag) => tag.replace(/^@/, ''))
  return wanted.length === 0 ? [] : stories.filter((story) => wanted.every((tag) => story.tags.includes(tag)))
}

/** Stories that `rehearse` plays by their tags. */
export const stories: readonly Story[] = [
  {
    title: 'A home on an independent network inside London, from devices in their boxes to a home in use',
    tags: ['install-and-commission', 'story'],
    beginsAt: 'manufactured',
    check: 'enforce',
    playsAt: isIndependentInLondon,
    steps: [
      prenotifies('CHF', ({ premises }) => [
        ['SMETSCHTSVersion', 'CHTS V1.4'],
        ['AssociatedGPFDeviceID', premises.devices.GPF],
      ]),
      prenotifies('ESME', () => [
        ['SMETSCHTSVersion', 'SMETS2 V5.1'],
        ['ESMEVariant', 'A'],
      ]),
      prenotifies('GSME', () => [['SMETSCHTSVersion', 'SMETS2 V5.1']]),
      sends('supplier', '8.14.1', 'CHF', 'says that the hub is fitted and has found the WAN', 'I99', ({ premises }) => [
        ['DeviceID', premises.devices.CHF],
        ['CHFInstallType', 'New CHF Install'],
        ['MPxN', premises.mpan],
        ['AerialInstall', 'false'],
        ['CHFLocation', 'Deep indoors'],
      ]),
      putsOnHub('ESME'),
      statusOf('ESME', 'InstalledNotCommissioned'),
      happens('the network operator is there to be told', async ({ user }) => void (await user('network operator'))),
      commissions('ESME'),
      statusOf('ESME', 'Commissioned'),
      hears('network operator', 'N16', 'yes'),
      sends('supplier', '6.20.1', 'ESME', 'writes the MPAN onto the meter', 'I0', ({ premises }) => [
        ['ImportMPAN', premises.mpan],
      ]),
      sends('supplier', '6.2.7', 'ESME', 'reads it back', 'I0'),
      putsOnHub('GSME'),
      sends('supplier', '8.7.2', 'GSME', 'joins the gas meter to the Gas Proxy Function', 'I0', ({ premises }) => [
        ['OtherDeviceID', premises.devices.GPF],
      ]),
      commissions('GSME'),
      statusOf('GPF', 'Commissioned'),
      sends('supplier', '6.20.1', 'GSME', 'writes the MPRN onto the gas meter', 'I0', ({ premises }) => [
        ['ImportMPRN', premises.mprn],
      ]),
      sends('supplier', '8.9', 'CHF', 'reads the device log of the hub', 'I0'),
      sends(
        'supplier',
        '6.21',
        'ESME',
        "puts the host network's certificates into the operator's slot",
        'E062106',
        operatorCertificates(host),
      ),
      sends(
        'supplier',
        '6.21',
        'ESME',
        'puts those of the independent network there',
        'I0',
        operatorCertificates(registered),
      ),
      sends(
        'supplier',
        '6.21',
        'GPF',
        "puts the gas transporter's certificates into the slot of the Gas Proxy Function",
        'I0',
        operatorCertificates(gasTransporter),
      ),
      readsSlots('supplier'),
      slotOfMeter('network operator'),
      setsThresholds('I0'),
    ],
  },
  {
    title: "A meter goes to another supplier, and the DCC's change of supplier party signs",
    tags: ['change-of-supplier', 'story'],
    beginsAt: 'commissioned',
    check: 'enforce',
    playsAt: isIndependentInLondon,
    steps: [
      happens('both suppliers are there to be told', async ({ user }) => {
        await user('supplier')
        await user('gaining supplier')
      }),
      takesOverTooEarly(),
      supplyChanges,
      takesOver,
      hears('supplier', 'N27', 'yes'),
      sends('supplier', '6.2.7', 'ESME', 'reads the metering point, as it used to', 'E4'),
      sends('gaining supplier', '6.2.7', 'ESME', 'reads the metering point', 'I0'),
      readsSlots('gaining supplier'),
    ],
  },
  {
    title: 'The harm: with the check off the wrong certificate goes in, and everybody is content',
    tags: ['harm', 'story'],
    beginsAt: 'commissioned',
    check: 'off',
    playsAt: isIndependentInLondon,
    steps: [
      sends(
        'supplier',
        '6.21',
        'ESME',
        "puts the host network's certificates into the operator's slot",
        'I0',
        operatorCertificates(host),
      ),
      setsThresholds('E21'),
      powerFails,
      hears('network operator', 'AD1', 'yes'),
      powerIsBack,
      hears('network operator', '8F36', 'no'),
      hears('host network', '8F36', 'yes'),
      readsSlots('network operator'),
      slotOfMeter('host network'),
      sends('supplier', '6.15.1', 'ESME', 'tries to put the right ones in', 'E21', operatorCertificates(registered)),
      supplyChanges,
      takesOver,
      slotOfMeter('host network'),
      setsThresholds('E21'),
      sends('host network', '6.15.1', 'ESME', 'would put the right ones in', 'E4', operatorCertificates(registered)),
      holdersMayMend,
      sends('host network', '6.15.1', 'ESME', 'puts the right certificates in', 'I0', operatorCertificates(registered)),
      slotOfMeter('network operator'),
      setsThresholds('I0'),
    ],
  },
  ...groupStories,
  month,
]

function takesOverTooEarly(): StoryStep {
  return { ...takesOver, says: `${takesOver.says}, before it is registered`, comes: 'E4' }
}
