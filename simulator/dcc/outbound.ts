import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import { type AccessControlBroker, createAccessControlBroker } from './access-control-broker.ts'
import { CommandLifecycle } from './command-lifecycle/command-lifecycle.ts'
import { type Correspondence, createCorrespondence } from './command-lifecycle/correspondence.ts'
import type { DccOptions } from './dcc-options.ts'
import { createDeviceAlerts } from './device-alerts/device-alerts.ts'
import { createPowerOutages } from './device-alerts/power-outages.ts'
import { createDspResponseWriter, type DspResponseWriter } from './dsp-response-writer.ts'
import type { Knowledge } from './knowledge.ts'
import { Outbox } from './outbox/outbox.ts'
import { createDocumentPoster } from './outbox/post-document.ts'
import { rulesOf } from './service-requests/registry.ts'

/** What carries documents to users, and Commands to devices. */
export interface Outbound {
  readonly responseWriter: DspResponseWriter
  readonly outbox: Outbox
  readonly correspondence: Correspondence
  readonly broker: AccessControlBroker
  readonly lifecycle: CommandLifecycle
  /** Tells whom it concerns that the WAN has lost a hub. */
  readonly powerFailed: (hub: EntityIdentifier) => Promise<void>
}

export function createOutbound(options: DccOptions, knowledge: Knowledge): Outbound {
  const { credentials, alertCorrections, registration, duis, wan } = options
  const { state, clock, scheduler, inFlight, sign, log } = options
  const { reportedCode, events, requests, records, users, inventory, beliefs } = knowledge
  const { settings } = knowledge.inForce
  const { inUse: deviceCertificates } = knowledge.deviceCertificates

  const responseWriter = createDspResponseWriter(credentials.dspXmlSigning, sign, reportedCode)
  const poster = createDocumentPoster(settings.outbox)
  const outbox = new Outbox({ users, records, poster, settings, state, clock, scheduler, inFlight, events, log })
  const correspondence = createCorrespondence({ responseWriter, records, outbox, state, clock, events })

  const broker = createAccessControlBroker({
    ...credentials.accessControlBroker,
    changeOfSupplier: credentials.changeOfSupplier,
    deviceCertificates,
    sign,
    clock,
    state,
  })
  const { take: deviceAlerted } = createDeviceAlerts({
    users,
    inventory,
    registration,
    alertCorrections,
    correspondence,
    beliefs,
    state,
    clock,
  })
  const lifecycle = new CommandLifecycle({
    wan,
    broker,
    deviceCertificates,
    deviceAlerted,
    correspondence,
    beliefs,
    requests,
    users,
    duis,
    rulesOf,
    settings,
    events,
    state,
    clock,
    scheduler,
    inFlight,
    log,
  })
  const powerFailed = createPowerOutages({
    correspondence,
    beliefs,
    devicesOn: (hub) => inventory.search({ by: 'device', deviceId: hub }).map(({ deviceId }) => deviceId),
    clock,
  })
  return { responseWriter, outbox, correspondence, broker, lifecycle, powerFailed }
}
