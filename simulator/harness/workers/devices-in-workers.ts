import type { SimulatedPopulation } from '../../devices/population.ts'
import type { Fleet } from '../../fleet/fleet.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import type { Logger } from '../../vocabulary/ports/logger.ts'
import type { Send } from '../../vocabulary/ports/wan.ts'
import type { FaultPlan } from '../../wan/fault-plan.ts'
import type { FleetsElsewhere } from '../../wan/fleets-elsewhere.ts'
import type { PremisesStages } from '../world/premises-stages.ts'
import type { WorldClock } from '../world/world-clock.ts'
import type { AskedOfNetwork, AskedOfWorker, ShareOfWorld } from './asked.ts'
import { FleetWorker } from './fleet-worker.ts'
import { StatesOfWorkers } from './states-of-workers.ts'

/** The devices of a network in processes of their own, and what those have to hear of the network. */
export interface DevicesInWorkers extends SimulatedPopulation {
  /** Resolves when a share cannot be held any more: the network is to be closed. */
  readonly failure: Promise<SimulatorFault>
  /** The same clock; workers stop theirs and let it run on with it. */
  readonly time: WorldClock
  /** The same plan; what befalls devices where they are fitted is the workers' to look up. */
  readonly faultPlan: FaultPlan
  claimedElsewhere(devices: readonly EntityIdentifier[]): void
  /** Starts the workers; resolves when every one takes what it is asked. @throws SimulatorFault what keeps one from it */
  begin(): Promise<void>
  /** Ends the workers; everything is durable once resolved. */
  end(): Promise<void>
}

export interface DevicesInWorkersOptions {
  readonly configuration: ShareOfWorld['configuration']
  readonly identities: ShareOfWorld['identities']
  readonly fleet: Pick<Fleet, 'deviceAt'>
  readonly stages: Pick<PremisesStages, 'stageOf' | 'begun'>
  readonly estateReadAt: ShareOfWorld['estateReadAt']
  readonly time: WorldClock
  readonly faultPlan: FaultPlan
  readonly fleetsElsewhere: Pick<FleetsElsewhere, 'claimed'>
  readonly log: Logger
}

/**
 * Starts as many workers as the configuration says, each with the devices of a share of the premises (docs/decisions/0052). All that a
 * population does they do; which worker has a device follows from the index of its premises.
 */
export function createDevicesInWorkers(options: DevicesInWorkersOptions): DevicesInWorkers {
  const { configuration, identities, fleet, stages, estateReadAt, time, faultPlan, fleetsElsewhere, log } = options
  const states = new StatesOfWorkers(configuration.state)
  const answers = new Map<number, Send>()
  const inMemory = new Map<number, number>()
  let lastFrame = 0
  let faultRules = 0
  let sendUnprompted: Parameters<SimulatedPopulation['onUnprompted']>[0] = async () => {}
  let fail: (fault: SimulatorFault) => void = () => {}
  const failed = new Promise<SimulatorFault>((resolve) => {
    fail = resolve
  })

  const askedBy = (worker: number): AskedOfNetwork => ({
    // A frame whose worker died may be answered when nobody knows its number any more.
    answered: (number, device, frame) => answers.get(number)?.(frame) ?? sendUnprompted(device, frame),
    unprompted: (device, frame) => sendUnprompted(device, frame),
    claimFault: (number, rule) => number === faultRules && faultPlan.claim(rule),
    inMemory: (devices) => void inMemory.set(worker, devices),
    log: (level, context, message) => log[level]({ worker, ...context }, message),
    failed: (code, message) => fail(new SimulatorFault(code, message)),
  })

  const workers = Array.from({ length: configuration.workers }, (_, index) => {
    const worker = index + 1
    const world = (): ShareOfWorld => ({
      configuration,
      identities,
      estateReadAt,
      worker,
      state: states.of(worker),
      now: time.clock.now(),
      isRunning: time.isRunning(),
      stages: stages.begun(),
      elsewhere: fleetsElsewhere.claimed(),
      faults: { number: faultRules, rules: faultPlan.rules() },
    })
    return new FleetWorker({ worker, world, network: askedBy(worker), log })
  })

  const tellAll = <Name extends keyof AskedOfWorker>(name: Name, ...given: Parameters<AskedOfWorker[Name]>): void => {
    for (const worker of workers) worker.tell(name, ...given)
  }

  const indexOf = (device: EntityIdentifier): number | undefined => fleet.deviceAt(device)?.premises.index

  /** @throws SimulatorFault SIM_NO_SUCH_DEVICE */
  const workerOf = (device: EntityIdentifier): FleetWorker => {
    const index = indexOf(device)
    const worker = index === undefined ? undefined : workers[index % workers.length]
    if (worker === undefined) throw new SimulatorFault('SIM_NO_SUCH_DEVICE', `The fleet holds no device ${device}`)
    return worker
  }

  return {
    failure: Promise.race([failed, ...workers.map(({ failure }) => failure)]),
    time: {
      ...time,
      setRunning(isRunning) {
        time.setRunning(isRunning)
        tellAll('setRunning', isRunning)
      },
    },
    faultPlan: {
      ...faultPlan,
      replace(rules) {
        faultPlan.replace(rules)
        faultRules += 1
        tellAll('replaceFaults', { number: faultRules, rules: faultPlan.rules() })
      },
    },
    claimedElsewhere: (devices) => tellAll('claimedElsewhere', devices),
    holds: (device) => indexOf(device) !== undefined,
    reaches: () => true,
    async receive(device, frame, send) {
      lastFrame += 1
      const number = lastFrame
      answers.set(number, send)
      try {
        return await workerOf(device).ask('receive', number, device, Buffer.from(frame))
      } finally {
        answers.delete(number)
      }
    },
    onUnprompted(send) {
      sendUnprompted = send
    },
    resume() {
      for (const worker of workers) worker.resume()
    },
    raise: async (device, alert) => workerOf(device).ask('raise', device, alert),
    setClock: async (device, offsetMs) => workerOf(device).ask('setClock', device, offsetMs),
    connect: async (device, isConnected) => workerOf(device).ask('connect', device, isConnected),
    awakeFrom: async (device) => workerOf(device).ask('awakeFrom', device),
    noteOutage: async (device, from, until) => workerOf(device).ask('noteOutage', device, from, until),
    deliverFirmware: async (device, image) => workerOf(device).ask('deliverFirmware', device, image),
    atTheMeter: async (device, action) => workerOf(device).ask('atTheMeter', device, action),
    nextTopUpNumber: async (device) => workerOf(device).ask('nextTopUpNumber', device),
    cellsOf: async (device) => workerOf(device).ask('cellsOf', device),
    countersOf: async (device) => workerOf(device).ask('countersOf', device),
    displayOf: async (device) => workerOf(device).ask('displayOf', device),
    logOf: async (device) => workerOf(device).ask('logOf', device),
    framesSeen: async (device) => workerOf(device).ask('framesSeen', device),
    forget(device) {
      const index = indexOf(device)
      if (index !== undefined) workerOf(device).tell('beginStage', index, stages.stageOf(index), device)
    },
    liveDevices: () => [...inMemory.values()].reduce((sum, each) => sum + each, 0),
    close: () => tellAll('close'),
    async begin() {
      await Promise.all(workers.map((worker) => worker.begin()))
    },
    async end() {
      await Promise.all(workers.map((worker) => worker.end()))
      states.remove()
    },
  }
}
