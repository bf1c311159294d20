import { readContent } from '../../gbcs/contents.ts'
import type { GbcsMessage } from '../../gbcs/message.ts'

type Tree = Readonly<Record<string, unknown>>
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null

/** Where each use case has the version, by message code; a version that a Response tells of with a failure is none. */
const places: Readonly<Record<number, (value: Tree) => unknown>> = {
  // CS06: at once, and by the alert for what was future-dated
  0x0012: ({ value }) => activated(value),
  0x00ca: ({ executionOutcome }) => activated(executionOutcome),
  // ECS52
  0x0059: ({ results }) => at(at(at(results, 0), 'data')),
  // GCS38
  0x0084: ({ components }) => at(at(at(at(at(at(components, 0), 'payload'), 'attributes'), 0), 'value'), 'value'),
  // CS08, CS09
  0x0129: ({ responseCode, firmwareVersion }) => (responseCode === 0 ? firmwareVersion : null),
  0x012b: ({ responseCode, firmwareVersion }) => (responseCode === 0 ? firmwareVersion : null),
}

const at = (value: unknown, key: string | number = 'value'): unknown => (isTree(value) ? value[key] : undefined)

const activated = (outcome: unknown): unknown =>
  at(outcome, 'activateImageResponseCode') === 0 ? at(outcome, 'firmwareVersion') : null

/** The version of which a device says that it runs: eight hexadecimal digits; null for a message that says none. */
export function firmwareVersionIn(message: GbcsMessage): string | null {
  const place = places[message.messageCode]
  const reading = place === undefined ? null : readContent(message, message.content)
  if (place === undefined || !reading?.ok || !isTree(reading.value?.value)) return null
  const version = place(reading.value.value)
  return Buffer.isBuffer(version) && version.length === 4 ? version.toString('hex').toUpperCase() : null
}
