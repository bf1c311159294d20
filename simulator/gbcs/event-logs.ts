/** The logs in which a device keeps events. A Communications Hub and a gas meter have the first two. */
export type EventLog = 'events' | 'security' | 'power'

/** An event of a meter with one phase, and those of the three phases behind it. */
const withPhases = (first: number): readonly number[] => [first, first + 1, first + 2, first + 3]

const ofPower: ReadonlySet<number> = new Set([
  ...[0x8002, 0x8006, 0x8020, 0x8024, 0x8028, 0x802c, 0x8f57].flatMap(withPhases),
  ...[0x8085, 0x8089, 0x808d, 0x8091, 0x8095, 0x8099].flatMap(withPhases),
  ...[0x8f35, 0x8f37, 0x8f39, 0x8f3b].flatMap((short) => [short, short + 1]),
])

const ofSecurity: ReadonlySet<number> = new Set([
  ...[0x8f0c, 0x8f12, 0x8f1b, 0x8f1c, 0x8f1e, 0x8f30, 0x8f3d, 0x8f3e, 0x8f3f, 0x8f43, 0x8f47],
  ...[0x8f48, 0x8f49, 0x8f4a, 0x8f4b, 0x8f4c, 0x8f4d, 0x8f4e, 0x8f4f, 0x8f51, 0x8f52, 0x8f53, 0x8f5b],
  ...[0x8f60, 0x8f63, 0x8f64, 0x8f70, 0x8f72, 0x8f73, 0x8f74, 0x8f75, 0x8f76, 0x8f77, 0x8f78, 0x8f82],
])

/** In which log an event stands (docs/domain/codes.md#event-logs). */
export function eventLogOf(event: number): EventLog {
  if (ofPower.has(event)) return 'power'
  return ofSecurity.has(event) ? 'security' : 'events'
}
