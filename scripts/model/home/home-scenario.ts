import fc from 'fast-check'
import { certificationPathOf, slotCertificatesOf } from '../../../simulator/harness/rehearsal/test-bed.ts'
import { formatInstant, instant } from '../../../simulator/vocabulary/instant.ts'
import { dayBefore, type MarketDate, marketDateOf } from '../../../simulator/vocabulary/market-date.ts'
import { RemotePartyRole } from '../../../simulator/vocabulary/remote-party-role.ts'
import { accounted, requireCode } from '../step.ts'
import {
  addToHub,
  commission,
  decommission,
  deleteDevice,
  type HomeModel,
  hubInstalled,
  hubReturned,
  joinInterface,
  type Meter,
  meters,
  pair,
  partFromInterface,
  prenotify,
  readPoint,
  removeFromHub,
  type Supplier,
  stagesOfHome,
  type Told,
  takeOver,
  unpair,
} from './home-model.ts'
import { type Asked, compareHome, type HomeSetting, type RealHome } from './real-home.ts'

export type HomeStep = fc.AsyncCommand<HomeModel, RealHome>

export const homeSetting: fc.Arbitrary<HomeSetting> = fc.record({
  stage: fc.constantFrom(...stagesOfHome),
  onDisk: fc.constantFrom(false, false, true),
})

const step = (
  words: string,
  happen: (model: HomeModel, home: RealHome) => Promise<void>,
  isPossible: (model: Readonly<HomeModel>) => boolean = () => true,
): HomeStep => ({
  check: isPossible,
  run: (model, home) =>
    accounted(home, async () => {
      await happen(model, home)
      await compareHome(model, home)
    }),
  toString: () => words,
})

/** A supplier asks, and is told in the end what the model expects. */
const asks = (
  by: Supplier,
  words: string,
  variant: string,
  about: (home: RealHome) => Pick<Asked, 'device' | 'fields'>,
  expected: (model: HomeModel) => Told,
): HomeStep =>
  step(`${by} sends ${variant}: ${words}`, async (model, home) => {
    const told = await home.ask({ by, variant, ...about(home) })
    home.tell(`${by}, ${variant}: ${words}: ${told}`)
    requireCode(told, expected(model))
  })

const installCodeOf = ({ network, premises }: RealHome, which: Meter): string =>
  network.fleet.blueprint(premises.devices[which])?.fitting.installCode.toString('hex') ?? ''

const prenotifies = (by: Supplier, which: Meter): HomeStep =>
  asks(
    by,
    `pre-notifies the ${which}`,
    '12.2',
    ({ premises: { devices } }) => ({
      device: devices[which],
      fields: [
        ['DeviceID', devices[which]],
        ['DeviceManufacturer', '10D6'],
        ['DeviceModel', '45534D45'],
        ['DeviceType', which],
        ['SMETSCHTSVersion', 'SMETS2 V5.1'],
        ['FirmwareVersion', '00009001'],
        ...(which === 'ESME' ? ([['ESMEVariant', 'A']] as const) : []),
      ],
    }),
    (model) => prenotify(model, by, which),
  )

const adds = (by: Supplier, which: Meter, code: 'right code' | 'wrong code'): HomeStep =>
  asks(
    by,
    `puts the ${which} on the hub with the ${code}`,
    '8.11',
    (home) => ({
      device: home.premises.devices.CHF,
      fields: [
        ['DeviceID', home.premises.devices[which]],
        ['RequestType', 'Add'],
        ['JoinTimePeriod', '30'],
        ['InstallCode', code === 'right code' ? installCodeOf(home, which) : '00112233445566778899AABBCCDDEEFF'],
        ['ImportMPxN', which === 'ESME' ? home.premises.mpan : home.premises.mprn],
      ],
    }),
    (model) => addToHub(model, by, which, code),
  )

const removes = (by: Supplier, which: Meter): HomeStep =>
  asks(
    by,
    `takes the ${which} from the hub`,
    '8.11',
    ({ premises: { devices } }) => ({
      device: devices.CHF,
      fields: [
        ['DeviceID', devices[which]],
        ['RequestType', 'Remove'],
      ],
    }),
    (model) => removeFromHub(model, by, which),
  )

const commissions = (by: Supplier, which: Meter, window: 'now' | 'past'): HomeStep =>
  asks(
    by,
    `has the ${which} take the time, in a window that is ${window}`,
    '8.1.1',
    ({ network, premises }) => ({
      device: premises.devices[which],
      fields: [
        ['CurrentDateTime', formatInstant(instant(network.time.clock.now() - (window === 'past' ? 3_600_000 : 0)))],
        ['TolerancePeriod', '60'],
      ],
    }),
    (model) => commission(model, by, which, window),
  )

const withProxy = ({ premises: { devices } }: RealHome): Pick<Asked, 'device' | 'fields'> => ({
  device: devices.GSME,
  fields: [['OtherDeviceID', devices.GPF]],
})

const withInterface = ({ premises: { devices } }: RealHome): Pick<Asked, 'device' | 'fields'> => ({
  device: devices.ESME,
  fields: [['OtherDeviceID', devices.PPMID ?? '']],
})

const installsHub = (by: Supplier, variant: '8.14.1' | '8.14.2'): HomeStep =>
  asks(
    by,
    variant === '8.14.1' ? 'says that the hub found the WAN' : 'says that the hub found no WAN',
    variant,
    ({ premises: { devices, mpan } }) => ({
      device: devices.CHF,
      fields: [
        ['DeviceID', devices.CHF],
        ['CHFInstallType', variant === '8.14.1' ? 'New CHF Install' : 'CHF Install - no SM WAN'],
        ['MPxN', mpan],
        ['AerialInstall', 'false'],
        ['CHFLocation', 'Deep indoors'],
        ...(variant === '8.14.1'
          ? []
          : ([
              ['PremiseType', 'Terraced'],
              ['MetalObstructionCheck', 'true'],
              ['ConnectivityObstructionCheck', 'true'],
              ['SharedObstructionCheck', 'false'],
            ] as const)),
      ],
    }),
    (model) => hubInstalled(model, by, variant),
  )

const returnsHub = (by: Supplier): HomeStep =>
  asks(
    by,
    'says that the hub goes back',
    '8.14.4',
    ({ premises: { devices } }) => ({
      device: devices.CHF,
      fields: [
        ['DeviceID', devices.CHF],
        ['CHFNoFaultReturnType', 'Lost or Stolen Hub'],
      ],
    }),
    (model) => hubReturned(model, by),
  )

const named =
  (which: Meter, ...more: (readonly [string, string])[]) =>
  ({ premises: { devices } }: RealHome): Pick<Asked, 'device' | 'fields'> => ({
    device: devices[which],
    fields: [['DeviceID', devices[which]], ...more],
  })

const takesOver = (by: Supplier, which: Meter): HomeStep =>
  asks(
    by,
    `takes the ${which} over`,
    '6.23',
    ({ network: { smki }, premises, supplierOf }) => {
      const held = slotCertificatesOf(smki, supplierOf(by).entityIdentifier, RemotePartyRole.supplier)
      const base64 = (der: Buffer | null | undefined) => der?.toString('base64') ?? ''
      return {
        device: premises.devices[which],
        fields: [
          ['SupplierFloorSeqNumber', '0'],
          ['DigitalSigningCertificate', base64(held.digitalSignature)],
          ['KeyAgreementCertificate', base64(held.keyAgreement)],
          ['KeyAgreementTopUpCertificate', base64(held.keyAgreementTopUp)],
          ['CertificationPathCertificates.Certificate', base64(certificationPathOf(smki)[0])],
          ['ApplyTimeBasedCPVChecks', 'true'],
          ['ImportMPxN', which === 'ESME' ? premises.mpan : premises.mprn],
        ],
      }
    },
    (model) => takeOver(model, by, which),
  )

const longAgo = '2019-04-01' as MarketDate

const supplyChanges = (): HomeStep =>
  step(
    'Registration Data passes the home to another supplier',
    async (model, home) => {
      const { network, premises, supplierOf } = home
      const today = marketDateOf(network.time.clock.now())
      for (const meteringPoint of [premises.mpan, premises.mprn])
        await network.registration.record(meteringPoint, {
          suppliers: [
            { meteringPoint, supplier: supplierOf('the supplier').id, from: longAgo, to: dayBefore(today) },
            { meteringPoint, supplier: supplierOf('another supplier').id, from: today, to: null },
          ],
        })
      model.registered = 'another supplier'
      home.tell('another supplier is registered')
    },
    ({ registered }) => registered === 'the supplier',
  )

const losesAlert = (which: Meter): HomeStep =>
  step(
    `the next 8F69 of the ${which} is lost`,
    async (model, { network: { faultPlan }, premises }) => {
      const device = premises.devices[which]
      const others = faultPlan.rules().filter((rule) => rule.device !== device)
      faultPlan.replace([...others, { fault: 'lost', direction: 'up', alertCode: '8F69', device, next: 1 }])
      model.meters[which].losesAlert = true
    },
    (model) => !model.meters[which].isJoined,
  )

const restarts = (): HomeStep =>
  step(
    'the network is restarted',
    async (model, home) => {
      await home.restart()
      for (const which of meters) model.meters[which].losesAlert = false
      home.tell('the network was restarted')
    },
    ({ isOnDisk }) => isOnDisk,
  )

const who = fc.constantFrom<Supplier>('the supplier', 'the supplier', 'the supplier', 'another supplier')
const meter = fc.constantFrom(...meters)
const both = fc.tuple(who, meter)

/** Kinds of steps, and how often each comes. */
const kinds: readonly (readonly [often: number, steps: fc.Arbitrary<HomeStep>])[] = [
  [2, both.map(([by, which]) => prenotifies(by, which))],
  [
    5,
    fc
      .tuple(who, meter, fc.constantFrom<'right code' | 'wrong code'>('right code', 'wrong code'))
      .map(([by, which, code]) => adds(by, which, code)),
  ],
  [4, both.map(([by, which]) => removes(by, which))],
  [
    4,
    fc
      .tuple(who, meter, fc.constantFrom<'now' | 'past'>('now', 'now', 'past'))
      .map(([by, which, window]) => commissions(by, which, window)),
  ],
  [3, who.map((by) => asks(by, 'joins the GSME to the GPF', '8.7.2', withProxy, (model) => pair(model, by)))],
  [
    3,
    who.map((by) =>
      asks(by, 'joins the ESME to the PPMID', '8.7.1', withInterface, (model) => joinInterface(model, by)),
    ),
  ],
  [
    2,
    who.map((by) =>
      asks(by, 'parts the ESME from the PPMID', '8.8.1', withInterface, (model) => partFromInterface(model, by)),
    ),
  ],
  [
    2,
    fc
      .tuple(who, fc.constantFrom<'8.14.1' | '8.14.2'>('8.14.1', '8.14.1', '8.14.2'))
      .map(([by, variant]) => installsHub(by, variant)),
  ],
  [1, who.map(returnsHub)],
  [2, who.map((by) => asks(by, 'parts the GSME from the GPF', '8.8.2', withProxy, (model) => unpair(model, by)))],
  [
    1,
    both.map(([by, which]) =>
      asks(by, `decommissions the ${which}`, '8.3', named(which), (model) => decommission(model, by, which)),
    ),
  ],
  [
    2,
    both.map(([by, which]) =>
      asks(by, `deletes the ${which}`, '8.4', named(which, ['DeleteDevice', '']), (model) =>
        deleteDevice(model, by, which),
      ),
    ),
  ],
  [
    3,
    both.map(([by, which]) =>
      asks(
        by,
        `reads the metering point of the ${which}`,
        '6.2.7',
        ({ premises }) => ({ device: premises.devices[which], fields: [] }),
        (model) => readPoint(model, by, which),
      ),
    ),
  ],
  [1, fc.constant(supplyChanges())],
  [4, both.map(([by, which]) => takesOver(by, which))],
  [2, meter.map(losesAlert)],
  [1, fc.constant(restarts())],
]

const steps = kinds.flatMap(([often, each]) => Array<fc.Arbitrary<HomeStep>>(often).fill(each))

export const homeScenario: fc.Arbitrary<Iterable<HomeStep>> = fc.commands(steps, { maxCommands: 30, size: 'max' })
