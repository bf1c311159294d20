import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { DeviceType } from '../vocabulary/device-type.ts'
import { serviceRequests } from '../vocabulary/service-reference.ts'
import type { TransformFacts } from './facts.ts'
import type { TransformRow } from './row.ts'
import { transformRows } from './rows.ts'
import { generatedFacts } from './testing/generated-facts.ts'
import { transform } from './transform.ts'

/** Fields that stand in no message of a device, and why. */
const unsaid: Readonly<Record<string, string>> = {
  '1.1.1 GSME priceElements.gasPriceElements.blockTariff.numberOfThresholds': 'the threshold matrix has as many',
  '2.1 GSME updatePrepayConfigGas.gasNonDisablementCalendar.dayProfiles.gasNonDisablementDayProfile.timeStartAction.startTime.second':
    'a gas calendar counts minutes',
  '2.1 GSME updatePrepayConfigGas.gasNonDisablementCalendar.dayProfiles.gasNonDisablementDayProfile.timeStartAction.startTime.hundredths':
    'a gas calendar counts minutes',
  '3.3 GSME esmeEventLogType': 'a GSME has one',
  '4.10 GSME readLogPeriod.startDateTime': 'all that is kept is read',
  '4.10 GSME readLogPeriod.endDateTime': 'all that is kept is read',
  '8.11 CHF addDeviceToChfWhitelist.importMpxn': 'for the inventory',
  '8.11 CHF addDeviceToChfWhitelist.secondaryImportMpan': 'for the inventory',
  '8.11 CHF addDeviceToChfWhitelist.exportMpan': 'for the inventory',
}

/** The same of every device. */
const unsaidOfAny: Readonly<Record<string, string>> = {
  '6.23 importMpxn': 'for the CoS party',
  '8.12.1 oldChfId': 'whose log the DCC looks up',
  '8.12.2 oldGpfId': 'whose log the DCC looks up',
  '8.5 replacementCertificates.digitalSigningCertificate': 'a device holds none of the Access Control Broker',
}

function isUnsaid(variant: string, type: DeviceType, field: string): boolean {
  if (field === 'executionDateTime') return !serviceRequests[variant]?.futureDating.includes('device')
  // A device that knows the user has its certificate.
  if (field === 'kaPublicSecurityCredentials') return true
  return `${variant} ${type} ${field}` in unsaid || `${variant} ${field}` in unsaidOfAny
}

type Path = readonly (string | number)[]

function pathsIn(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return [path]
  if (Array.isArray(value)) return value.flatMap((each, at) => pathsIn(each, [...path, at]))
  return Object.entries(value).flatMap(([key, each]) => pathsIn(each, [...path, key]))
}

function changedAt(value: unknown, [key, ...rest]: Path): unknown {
  if (key === undefined) return another(value)
  if (Array.isArray(value)) return value.map((each, at) => (at === key ? changedAt(each, rest) : each))
  return { ...(value as object), [key]: changedAt((value as Record<string, unknown>)[key], rest) }
}

const opposites: Readonly<Record<string, string>> = {
  Enable: 'Disable',
  START: 'STOP',
  GBP: 'ECB',
  DAILY: 'HOURLY',
  Locked: 'Unchanged',
  Add: 'Remove',
}
const oppositeOf = new Map(
  Object.entries(opposites).flatMap(
    ([one, other]) =>
      [
        [one, other],
        [other, one],
      ] as const,
  ),
)

const aDay = 86_400_000

/** Another value of the kind: of a moment a day before. */
function another(value: unknown): unknown {
  switch (typeof value) {
    case 'number':
      return value > 1e11 ? value - aDay : value > 1 ? value - 1 : value + 1
    case 'bigint':
      return value > 0n ? value - 1n : value + 1n
    case 'boolean':
      return !value
    case 'string':
      return oppositeOf.get(value) ?? value.slice(0, -1) + (value.endsWith('1') ? '2' : '1')
    default:
      return Buffer.isBuffer(value) ? Buffer.from(value.map((octet, at) => (at === 0 ? octet ^ 1 : octet))) : value
  }
}

/** The message of a request; null where it becomes none, or where what was changed fits no field of a message. */
function messageOf(facts: TransformFacts): Buffer | null {
  try {
    const found = transform(facts)
    return found.ok ? found.value.unsigned(1n) : null
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return null
    throw error
  }
}

/** The fields of the body of which no change is seen in a message. */
function unseenFields(row: TransformRow, type: DeviceType): readonly string[] {
  const seen = new Map<string, boolean>()
  let made = 0
  for (let attempt = 0; attempt < 400 && made < 25; attempt += 1) {
    const generated = generatedFacts(row, [type])
    const facts = {
      ...generated,
      user: { ...generated.user, isKnown: true, role: 'IS' as const },
      device: { ...generated.device, meter: 'polyphase' as const },
    }
    const message = messageOf(facts)
    if (message === null) continue
    made += 1
    const { body } = facts
    for (const path of pathsIn(body.kind === 'described' ? body.content : body)) {
      const changed = changedAt(body, body.kind === 'described' ? ['content', ...path] : path) as TransformFacts['body']
      const other = messageOf({ ...facts, body: changed })
      if (other === null) continue
      const field = path.filter((key) => typeof key === 'string').join('.')
      seen.set(field, (seen.get(field) ?? false) || !other.equals(message))
    }
  }
  return [...seen].flatMap(([field, isSeen]) => (isSeen ? [] : [field]))
}

describe('every field of a request stands in its message', () => {
  for (const row of transformRows.values())
    for (const type of new Set(row.ways.flatMap((way) => way.devices)))
      it(`of ${row.serviceReferenceVariant} to ${type}, but for those that are for others`, () => {
        const { serviceReferenceVariant: variant } = row
        assert.deepEqual(
          unseenFields(row, type).filter((field) => !isUnsaid(variant, type, field)),
          [],
        )
      })
})
