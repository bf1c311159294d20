import type { ReportedFinding } from './run-audit.ts'

const columns: readonly { readonly name: string; readonly value: (finding: ReportedFinding) => string | null }[] = [
  { name: 'device_id', value: ({ deviceId }) => deviceId },
  { name: 'metering_point', value: ({ meteringPoint }) => meteringPoint },
  { name: 'registered', value: ({ registered }) => registered },
  { name: 'registered_name', value: ({ registeredName }) => registeredName },
  { name: 'holder', value: ({ holder }) => holder },
  { name: 'holder_name', value: ({ holderName }) => holderName },
  { name: 'reason', value: ({ reason }) => reason },
  { name: 'cause', value: ({ cause }) => cause },
  { name: 'right', value: ({ right }) => right.join(' ') },
  { name: 'remedy', value: ({ remedy }) => remedy },
]

export const findingsHeading = columns.map(({ name }) => name).join(',')

export const findingLine = (finding: ReportedFinding): string =>
  columns.map(({ value }) => field(value(finding) ?? '')).join(',')

/** A name that begins like a formula is kept from being one in a spreadsheet; a comma or a quote puts a field in quotes. */
function field(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
