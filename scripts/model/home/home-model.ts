import type { SmiStatus } from '../../../simulator/vocabulary/device-type.ts'
import type { Stage } from '../../../simulator/vocabulary/stage.ts'

export type Meter = 'ESME' | 'GSME'
export const meters: readonly Meter[] = ['ESME', 'GSME']

/** The supplier of the home when the scenario begins, and the one that may take it over. */
export type Supplier = 'the supplier' | 'another supplier'

/** What the model knows of a meter: what the inventory has, and how it is. */
interface MeterModel {
  /** Null where the inventory does not hold it. */
  status: SmiStatus | null
  /** Whether the inventory has it on the hub, and with a metering point. */
  isOnHub: boolean
  hasPoint: boolean
  /** Whom the inventory holds responsible. */
  responsible: Supplier
  /** What the hub has of it: an install code, or the key that they have agreed. */
  entry: 'none' | 'right code' | 'wrong code' | 'key'
  /** Whether the hub remembers it from before. */
  isRemembered: boolean
  /** Whether it is on the home area network, so that frames reach it. */
  isJoined: boolean
  /** Whose certificates are in its supplier cells. */
  cell: Supplier
  /** Whether the next alert that tells of joining is lost. */
  losesAlert: boolean
}

/** All that the model knows of a home. */
export interface HomeModel {
  readonly meters: Readonly<Record<Meter, MeterModel>>
  /** The Gas Proxy Function: its status, and whether the inventory has the GSME joined to it. */
  readonly proxy: { status: SmiStatus; hasMeter: boolean }
  /** Whether the GSME itself has the Gas Proxy Function in its log. */
  isPaired: boolean
  /** The prepayment interface, to which nothing happens: whether it is on the hub, and has joined the network. */
  readonly interface: { readonly isOnHub: boolean; readonly isJoined: boolean }
  /** Whether the ESME has it in its log. */
  hasInterface: boolean
  /** The status of the hub, and whom the inventory holds responsible for it. */
  hub: SmiStatus
  hubOf: Supplier
  /** Who supplies both metering points, by Registration Data. */
  registered: Supplier
  readonly isOnDisk: boolean
}

type StageOfHome = Extract<Stage, 'hub-installed' | 'whitelisted' | 'joined' | 'commissioned'>
export const stagesOfHome: readonly StageOfHome[] = ['hub-installed', 'whitelisted', 'joined', 'commissioned']

const statusAt: Readonly<Record<StageOfHome, SmiStatus>> = {
  'hub-installed': 'Pending',
  whitelisted: 'Whitelisted',
  joined: 'InstalledNotCommissioned',
  commissioned: 'Commissioned',
}

export function homeAt(stage: StageOfHome, isOnDisk: boolean): HomeModel {
  const isJoined = stage === 'joined' || stage === 'commissioned'
  const meter = (): MeterModel => ({
    status: statusAt[stage],
    isOnHub: stage !== 'hub-installed',
    hasPoint: stage !== 'hub-installed',
    responsible: 'the supplier',
    // Nobody has told the hub of a home that begins as whitelisted.
    entry: isJoined ? 'key' : 'none',
    isRemembered: false,
    isJoined,
    cell: 'the supplier',
    losesAlert: false,
  })
  return {
    meters: { ESME: meter(), GSME: meter() },
    proxy: { status: 'InstalledNotCommissioned', hasMeter: stage === 'commissioned' },
    isPaired: isJoined,
    interface: { isOnHub: stage !== 'hub-installed', isJoined },
    hasInterface: isJoined,
    hub: 'Commissioned',
    hubOf: 'the supplier',
    registered: 'the supplier',
    isOnDisk,
  }
}

/**
 * What a supplier is told in the end: the code of a refusal, of the Service Response, or I99 of what the DCC does itself. What
 * happens happens to the model.
 */
export type Told = string

const installed: readonly (SmiStatus | null)[] = ['InstalledNotCommissioned', 'Commissioned', 'Recovery', 'Recovered']
const onTheWay: readonly (SmiStatus | null)[] = ['Pending', 'Whitelisted', 'InstalledNotCommissioned']

/** What a request for a meter is refused with, whichever it is; null where it is not. */
function refusal(home: HomeModel, by: Supplier, meter: MeterModel, statuses: typeof installed): Told | null {
  if (meter.status === null) return 'E19'
  if (!statuses.includes(meter.status)) return 'E5'
  return (meter.hasPoint ? home.registered : meter.responsible) === by ? null : 'E4'
}

/** Of a device that the body names. */
const isOfSender = (home: HomeModel, by: Supplier, { responsible, hasPoint }: MeterModel): boolean =>
  responsible === by || (hasPoint && home.registered === by)

/** A meter that is on no network hears of nothing, and one that does not hold a supplier's certificates does not answer it. */
const hears = ({ isJoined, cell }: MeterModel, by: Supplier): boolean => isJoined && cell === by

/** SRV 12.2 */
export function prenotify(home: HomeModel, by: Supplier, which: Meter): Told {
  const meter = home.meters[which]
  if (meter.status !== null) return 'E120201'
  Object.assign(meter, { status: 'Pending', isOnHub: false, hasPoint: false, responsible: by })
  return 'I99'
}

/** SRV 8.4, DeleteDevice */
export function deleteDevice(home: HomeModel, by: Supplier, which: Meter): Told {
  const meter = home.meters[which]
  if (meter.status === null) return 'E080405'
  if (!isOfSender(home, by, meter)) return 'E4'
  if (meter.status !== 'Pending') return 'E080409'
  Object.assign(meter, { status: null, isOnHub: false, hasPoint: false })
  return 'I99'
}

/** SRV 8.3 */
export function decommission(home: HomeModel, by: Supplier, which: Meter): Told {
  const meter = home.meters[which]
  if (meter.status === null) return 'E080301'
  if (!isOfSender(home, by, meter)) return 'E4'
  if (meter.status === 'Pending' || meter.status === 'Decommissioned') return 'E080302'
  meter.status = 'Decommissioned'
  return 'I99'
}

/** SRV 8.11, Add: the window is over before anything else happens. */
export function addToHub(home: HomeModel, by: Supplier, which: Meter, code: 'right code' | 'wrong code'): Told {
  const meter = home.meters[which]
  const refused = refusalOfHub(home, by, meter)
  if (refused !== null) return refused
  if (!onTheWay.includes(meter.status)) return 'E081105'
  if (home.registered !== by) return 'E081106'
  if (meter.entry === 'none') meter.entry = code
  Object.assign(meter, { isOnHub: true, hasPoint: true })
  if (meter.status === 'Pending') meter.status = 'Whitelisted'
  // The hub lets every meter try that it has no key with.
  for (const each of Object.values(home.meters)) join(each)
  return 'I0'
}

function join(meter: MeterModel): void {
  const mayJoin = meter.entry === 'right code' || (meter.entry === 'wrong code' && meter.isRemembered)
  if (meter.isJoined || !mayJoin) return
  Object.assign(meter, { isJoined: true, entry: 'key' })
  if (meter.losesAlert) meter.losesAlert = false
  else if (meter.status === 'Pending' || meter.status === 'Whitelisted') meter.status = 'InstalledNotCommissioned'
}

/** SRV 8.11, Remove */
export function removeFromHub(home: HomeModel, by: Supplier, which: Meter): Told {
  const meter = home.meters[which]
  const refused = refusalOfHub(home, by, meter)
  if (refused !== null) return refused
  if (!meter.isOnHub) return 'E081104'
  if (meter.status !== 'Decommissioned' && !onTheWay.includes(meter.status)) return 'E081105'
  // The hub says that it has no such device, and nothing changes.
  if (meter.entry === 'none') return 'I0'
  if (meter.entry === 'key') meter.isRemembered = true
  Object.assign(meter, { entry: 'none', isJoined: false, isOnHub: false })
  if (meter.status !== 'Decommissioned') meter.status = 'Pending'
  return 'I0'
}

/** Whoever holds the hub may ask, and every supplier of a meter on it. */
function refusalOfHub(home: HomeModel, by: Supplier, meter: MeterModel): Told | null {
  if (!installed.includes(home.hub)) return 'E5'
  if (!mayAskHub(home, by)) return 'E4'
  return meter.status === null ? 'E081101' : null
}

const mayAskHub = ({ hubOf, meters: { ESME, GSME }, registered }: HomeModel, by: Supplier): boolean =>
  hubOf === by ||
  (registered === by &&
    [ESME, GSME].some((meter) => meter.isOnHub && meter.hasPoint && meter.status !== 'Decommissioned'))

/** SRV 8.1.1: what the meter takes the time for, where the window is right, is being commissioned. */
export function commission(home: HomeModel, by: Supplier, which: Meter, window: 'now' | 'past'): Told {
  const meter = home.meters[which]
  const refused = refusal(home, by, meter, ['Pending', 'Whitelisted', ...installed])
  if (refused !== null) return refused
  if (!hears(meter, by)) return 'E21'
  if (window === 'now' && onTheWay.includes(meter.status)) meter.status = 'Commissioned'
  return 'I0'
}

/** SRV 8.7.2 on the GSME, for the Gas Proxy Function */
export function pair(home: HomeModel, by: Supplier): Told {
  const meter = home.meters.GSME
  const refused = refusal(home, by, meter, ['Pending', 'Whitelisted', ...installed])
  if (refused !== null) return refused
  if (!meter.isOnHub) return 'E080721'
  if (!hears(meter, by)) return 'E21'
  home.isPaired = true
  home.proxy.hasMeter = true
  if (home.proxy.status === 'InstalledNotCommissioned') home.proxy.status = 'Commissioned'
  return 'I0'
}

/** SRV 8.7.1 on the ESME, for the prepayment interface: with what the ESME answers, 12 where the hub has no key for it. */
export function joinInterface(home: HomeModel, by: Supplier): Told {
  const meter = home.meters.ESME
  const refused = refusal(home, by, meter, ['Pending', 'Whitelisted', ...installed])
  if (refused !== null) return refused
  if (meter.isOnHub !== home.interface.isOnHub) return 'E080721'
  if (!hears(meter, by)) return 'E21'
  if (!home.interface.isJoined) return 'I0, 12'
  home.hasInterface = true
  return 'I0, 0'
}

/** SRV 8.8.1 on the ESME, for the prepayment interface: 1 where the ESME does not have it in its log. */
export function partFromInterface(home: HomeModel, by: Supplier): Told {
  const meter = home.meters.ESME
  const refused = refusal(home, by, meter, ['Pending', 'Whitelisted', ...installed])
  if (refused !== null) return refused
  if (!hears(meter, by)) return 'E21'
  const told = home.hasInterface ? 'I0, 0' : 'I0, 1'
  home.hasInterface = false
  return told
}

/** SRV 8.14.1 and 8.14.2: whoever supplies the metering point that it names has fitted the hub from then on. */
export function hubInstalled(home: HomeModel, by: Supplier, variant: '8.14.1' | '8.14.2'): Told {
  if (home.registered !== by && home.hubOf !== by) return 'E4'
  // It found the WAN when the home began, so that nobody can say that it did not.
  if (variant === '8.14.2' || home.hub === 'Decommissioned') return 'E081402'
  home.hubOf = by
  return 'I99'
}

/** SRV 8.14.4: the hub goes back, and the Gas Proxy Function with it. */
export function hubReturned(home: HomeModel, by: Supplier): Told {
  if (home.hubOf !== by) return 'E4'
  if (home.hub === 'Decommissioned') return 'E081402'
  home.hub = 'Decommissioned'
  home.proxy.status = 'Decommissioned'
  return 'I99'
}

/** SRV 8.8.2 on the GSME, for the Gas Proxy Function */
export function unpair(home: HomeModel, by: Supplier): Told {
  const meter = home.meters.GSME
  const refused = refusal(home, by, meter, ['Pending', 'Whitelisted', ...installed])
  if (refused !== null) return refused
  if (!hears(meter, by)) return 'E21'
  if (home.isPaired) home.proxy.hasMeter = false
  home.isPaired = false
  return 'I0'
}

/** SRV 6.2.7 */
export function readPoint(home: HomeModel, by: Supplier, which: Meter): Told {
  const meter = home.meters[which]
  return refusal(home, by, meter, installed) ?? (hears(meter, by) ? 'I0' : 'E21')
}

/** SRV 6.23, with the sender's own certificates */
export function takeOver(home: HomeModel, by: Supplier, which: Meter): Told {
  const meter = home.meters[which]
  const refused = refusal(home, by, meter, installed)
  if (refused !== null) return refused
  if (!meter.hasPoint) return 'E062301'
  if (!meter.isJoined) return 'E21'
  Object.assign(meter, { cell: by, responsible: by })
  if (which === 'ESME' && meter.isOnHub) home.hubOf = by
  return 'I0'
}
