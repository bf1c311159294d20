import {
  type Behaviours,
  ecs25a,
  ecs25a1,
  ecs25a2,
  ecs25a3,
  ecs25b,
  ecs25b3,
} from '../../gbcs/dlms/commands/alert-behaviour.ts'
import { gcs20 } from '../../gbcs/gbz/commands/settings.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import type { TransformFacts } from '../facts.ts'
import { gasMoment } from '../moments.ts'
import { on, row, type TransformRow } from '../row.ts'

type Settings = Readonly<Partial<Record<string, 'Enable' | 'Disable'>>>

interface OfSupplier {
  readonly supplierEsmeCommon?: Settings
  readonly supplierEsmePolyPhase?: Settings
}

interface OfNetworkOperator {
  readonly networkOperatorEsmeCommon?: Settings
  readonly networkOperatorEsmeSinglePhase?: Settings
  readonly networkOperatorEsmePolyPhase?: Settings
}

const lowOctetOf = (code: string): number => Number.parseInt(code.slice(-2), 16)

function behavioursOf(...groups: readonly (Settings | undefined)[]): { readonly behaviours: Behaviours } {
  const settings = groups.flatMap((group) => Object.entries(group ?? {}))
  const which = (wanted: string) =>
    settings
      .filter(([, setting]) => setting === wanted)
      .map(([code]) => lowOctetOf(code))
      .sort((a, b) => a - b)
  return { behaviours: { enabled: which('Enable'), disabled: which('Disable') } }
}

/** Events of three phases are left out where the meter has one (docs/domain/gbcs.md#phases). */
const ofPhases = (polyphase: Settings | undefined, { device }: TransformFacts): Settings | undefined =>
  device.meter === 'polyphase' ? polyphase : undefined

const ofSupplier = (found: OfSupplier | undefined, facts: TransformFacts) =>
  found && behavioursOf(found.supplierEsmeCommon, ofPhases(found.supplierEsmePolyPhase, facts))

const ofNetworkOperator = (found: OfNetworkOperator | undefined, facts: TransformFacts) =>
  found &&
  behavioursOf(
    found.networkOperatorEsmeCommon,
    found.networkOperatorEsmeSinglePhase,
    ofPhases(found.networkOperatorEsmePolyPhase, facts),
  )

type Switched = 'Enable' | 'Disable'

interface Destinations {
  readonly wanAlert: Switched
  readonly hanAlert: Switched
  readonly eventLog: Switched
  readonly alarm: Switched
}

/** Bits of an event configuration: the log (3 is the general one), the WAN, the HAN, the alarm that can be heard. */
const told = { log: 0x03, wan: 0x08, han: 0x10, alarm: 0x40 } as const

const configurationOf = ({ wanAlert, hanAlert, eventLog, alarm }: Destinations): number =>
  (eventLog === 'Enable' ? told.log : 0) |
  (wanAlert === 'Enable' ? told.wan : 0) |
  (hanAlert === 'Enable' ? told.han : 0) |
  (alarm === 'Enable' ? told.alarm : 0)

/** One command for all events that are told of alike, in the order in which they are first named. */
function gasConfigurations(events: readonly (readonly [code: string, configuration: number])[], now: Instant) {
  const groups = new Map<number, number[]>()
  for (const [code, configuration] of events)
    groups.set(configuration, [...(groups.get(configuration) ?? []), Number.parseInt(code.slice(1), 16)])
  return {
    configurations: [...groups].map(([eventConfiguration, of]) => ({
      issuerEventId: gasMoment(now),
      startDateTime: 0,
      eventConfiguration,
      configurationControl: 0,
      events: of,
    })),
  }
}

/** 6.22: of which events a meter tells, whom and how. */
export const alertBehaviourRows: readonly TransformRow[] = [
  row(
    '6.22',
    'ConfigureAlertBehaviour',
    on('ESME', ecs25a, (body, facts) => ofSupplier(body.electricitySupplierAlerts, facts)),
    on('ESME', ecs25a1, (body, facts) => ofSupplier(body.electricitySupplierHanAlertSettings, facts)),
    on('ESME', ecs25a2, (body, facts) => ofSupplier(body.electricitySupplierAlarmSettings, facts)),
    on('ESME', ecs25a3, (body, facts) => ofSupplier(body.electricitySupplierLoggingSettings, facts)),
    on('ESME', ecs25b, (body, facts) => ofNetworkOperator(body.electricityNetworkOperatorAlerts, facts)),
    on('ESME', ecs25b3, (body, facts) => ofNetworkOperator(body.electricityNetworkOperatorLoggingSettings, facts)),
    on(
      'GSME',
      gcs20,
      ({ gasSupplierAlertEventSettings: settings }, { now }) =>
        settings &&
        gasConfigurations(
          Object.entries<Destinations>(settings).map(([code, where]) => [code, configurationOf(where)]),
          now,
        ),
    ),
    on(
      'GSME',
      gcs20,
      ({ gasSupplierAlerts: settings }, { now }) =>
        settings &&
        gasConfigurations(
          Object.entries<Switched>(settings).map(([code, wan]) => [code, wan === 'Enable' ? told.wan : 0]),
          now,
        ),
    ),
  ),
]
