import { eachLine } from '../../simulator/audit/lines.ts'
import { portionsOfUserFile } from '../../simulator/environment/user-file.ts'
import { runAudit } from '../../simulator/harness/audit/run-audit.ts'
import { instant } from '../../simulator/vocabulary/instant.ts'

// One side of the measurement, in its own process: what it took is told as one line of JSON.

const [side, estate = '', registration = ''] = process.argv.slice(2)

/** What cannot be done without: both files are read, decoded, and taken apart into lines and fields. */
function floor(): number {
  let fields = 0
  for (const path of [registration, estate])
    eachLine(portionsOfUserFile(path), (line) => {
      fields += line?.split(',').length ?? 0
    })
  return fields
}

const audit = (): number =>
  runAudit({
    estate,
    registration: [registration],
    seed: 'gb',
    at: instant(Date.parse('2026-11-22T09:00:00Z')),
    mostRejected: 10,
    onFinding: () => {},
  }).findings

const [began, used] = [performance.now(), process.cpuUsage()]
const findings = side === 'audit' ? audit() : floor()
const { user, system } = process.cpuUsage(used)
console.log(
  JSON.stringify({
    seconds: (performance.now() - began) / 1_000,
    processorSeconds: (user + system) / 1_000_000,
    // Kilobytes, on Linux and elsewhere.
    peakMegabytes: process.resourceUsage().maxRSS / 1_024,
    ...(side === 'audit' ? { findings } : {}),
  }),
)
