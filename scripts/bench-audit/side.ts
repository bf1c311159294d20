import { auditOf, readAndSplit } from '../../simulator/harness/bench/audit-bench.ts'

// One side of the measurement, in its own process: what it took is told as one line of JSON.

const [side, estate = '', registration = ''] = process.argv.slice(2)

const [began, used] = [performance.now(), process.cpuUsage()]
const findings = side === 'audit' ? auditOf(estate, registration) : readAndSplit([registration, estate])
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
