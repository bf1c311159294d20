import { datesAlwaysMatter, validatingPathsBy } from '../../certs/paths/dates-that-matter.ts'
import type { DueWorks } from '../environment/due-works.ts'
import { dccParties } from '../market/dcc-parties.ts'
import { createNetworkPartyDirectory } from '../network-operator-check/network-party-directory.ts'
import type { AccessControlBroker } from './access-control-broker.ts'
import { type AdmissionSources, factsOf } from './admission/facts.ts'
import { runSteps } from './admission/run-steps.ts'
import { decidingSteps } from './admission/steps.ts'
import type { CheckControl } from './check/check-control.ts'
import { createCheckStep } from './check/check-step.ts'
import { unrecorded } from './check/decisions.ts'
import { createAcceptOrder } from './command-lifecycle/accept-order.ts'
import { KeptCommands } from './command-lifecycle/kept-commands.ts'
import { createLocalResponses } from './command-lifecycle/local-responses.ts'
import { flawOfProtection } from './command-lifecycle/uplink.ts'
import type { DccOptions } from './dcc-options.ts'
import { createGateway } from './gateway/gateway.ts'
import type { HttpService } from './gateway/http-service.ts'
import { type LimitedIntake, limitedIntake } from './gateway/limited-intake.ts'
import { createCarryOut } from './intake/carry-out.ts'
import { type Consider, createConsider } from './intake/consider.ts'
import { Intake } from './intake/intake.ts'
import type { Knowledge } from './knowledge.ts'
import type { Outbound } from './outbound.ts'
import { createQuarantine, type Quarantine } from './quarantine/quarantine.ts'
import { dspScheduleRuns } from './schedule/dsp-schedule-runs.ts'
import { createEndUnreleased } from './schedule/end-unreleased.ts'
import { createRecall } from './schedule/recall.ts'
import { createRelease } from './schedule/release.ts'
import { Schedule } from './schedule/schedule.ts'
import { isSimulated, rulesOf } from './service-requests/registry.ts'
import type { ServiceRequestRules } from './service-requests/service-request-rules.ts'

/** Where requests come in: they are admitted, and carried out now or when their time has come. */
export interface Inbound {
  readonly takeRequest: LimitedIntake['take']
  readonly consider: Consider
  readonly gateway: HttpService
  readonly schedule: Schedule
  readonly quarantine: Quarantine
  /** Runs the DSP schedules of users. */
  readonly dspSchedules: DueWorks
}

export function createInbound(options: DccOptions, knowledge: Knowledge, outbound: Outbound): Inbound {
  const { duis, state, clock, scheduler, inFlight, log } = options
  const { reportedCode, events, requests, records, users, decisions, control } = knowledge
  const { settings } = knowledge.inForce
  const { responseWriter, correspondence, broker, lifecycle } = outbound

  const networkParties = createNetworkPartyDirectory(options.networkParties)
  const checkStep = (rules: ServiceRequestRules) =>
    createCheckStep({ control, decisions, networkParties, settings }, rules.checkSubject)
  const sources: AdmissionSources = admissionSources(options, knowledge, broker, async (request) => {
    const received = { service: 'SendCommand', request, receivedAt: clock.now(), schedule: 0 } as const
    return (await runSteps(decidingSteps(rulesOf(request), checkStep), await factsOf(received, sources))).refusal
  })
  const acceptOrder = createAcceptOrder({
    broker,
    correspondence,
    records,
    clock,
    wan: options.wan,
    settings,
    begin: (order) => lifecycle.begin(order),
  })

  const consider = createConsider({
    duis,
    sources,
    rulesOf,
    checkStep: (rules) =>
      createCheckStep(
        { control: considering(control), decisions: unrecorded, networkParties, settings },
        rules.checkSubject,
      ),
    reportedCode,
    state,
    clock,
  })

  const recall = createRecall({ requests, duis, rulesOf })
  const endUnreleased = createEndUnreleased({ recall, correspondence, clock })
  const release = createRelease({
    recall,
    sources,
    checkStep,
    decisions,
    correspondence,
    acceptOrder,
    reportedCode,
    clock,
    log,
  })
  const quarantine = createQuarantine({ state, correspondence, records, recall, release, clock })
  const schedule = new Schedule({
    release,
    endUnreleased,
    records,
    settings,
    state,
    clock,
    scheduler,
    inFlight,
    log,
  })

  const localResponses = createLocalResponses({
    requests,
    duis,
    rulesOf,
    keptCommands: new KeptCommands(state, settings),
    correspondence,
    beliefs: knowledge.beliefs,
    users,
    records,
    events,
    clock,
  })
  const carryOut = createCarryOut({ broker, acceptOrder, schedule, records, correspondence, users, localResponses })
  const intake = new Intake({
    duis,
    sources,
    rulesOf,
    checkStep,
    decisions,
    carryOut,
    quarantine,
    responseWriter,
    reportedCode,
    state,
    clock,
    events,
    log,
  })
  const { take: takeRequest, isFull } = limitedIntake(settings, intake, () => lifecycle.size(), inFlight, log)
  const limits = () =>
    options.shedsByDelay === false ? { ...settings.gateway, longestWaitMs: Number.POSITIVE_INFINITY } : settings.gateway
  const dspSchedules = dspScheduleRuns({
    sources,
    rulesOf,
    checkStep,
    acceptOrder,
    correspondence,
    reportedCode,
    state,
    clock,
    scheduler,
    inFlight,
    log,
  })
  return {
    takeRequest,
    consider,
    gateway: createGateway({ takeRequest, isFull, limits, log }),
    schedule,
    quarantine,
    dspSchedules,
  }
}

/** The same check, asked what it would decide. */
const considering = (control: CheckControl) => ({
  get mode() {
    return control.mode
  },
  get settings() {
    return control.settings
  },
  decide: control.consider,
})

function admissionSources(
  options: DccOptions,
  { users, inventory, mirror, deviceLogs, deviceCertificates, schedules, requests, inForce: { settings } }: Knowledge,
  broker: AccessControlBroker,
  refusalOf: AdmissionSources['refusalOf'],
): AdmissionSources {
  const keptCommands = new KeptCommands(options.state, settings)
  const changeOfSupplierParty = dccParties.transitionalCoS.entityIdentifier
  const { datesMatter = datesAlwaysMatter, registration, repository, readCertificate, organisationRoots } = options
  return {
    users,
    inventory,
    mirror,
    deviceLogs,
    requests,
    registration,
    repository,
    readCertificate,
    organisationRoots,
    deviceCertificates: deviceCertificates.inUse,
    customerNumber: options.customerNumber,
    distributeFirmware: options.distributeFirmware,
    datesMatter,
    validatePath: validatingPathsBy(datesMatter, options.validatePath),
    schedules,
    keepsFor: (device, user) => keptCommands.isKeptFor(device, changeOfSupplierParty, user),
    refusalOf,
    keyAgreementOf(entity) {
      const [found] = repository.find({ entity, keyUsage: 'keyAgreement', status: 'in-use' })
      return found?.der ?? null
    },
    isSimulated,
    isFromDevice: async (message) => (await flawOfProtection(message, deviceCertificates.inUse, broker)) === null,
    state: options.state,
    settings,
    async bodyAskedFor(requestId) {
      const asked = await requests.answerOf(requestId, 'request')
      const reading = asked && options.duis.readRequest(asked.document)
      return reading?.ok ? reading.value.request.body : null
    },
  }
}
