import { parseArgs } from 'node:util'
import { skipWithout } from '../certs/testing/judges.ts'
import { referenceEntries } from '../simulator/gbcs/testing/reference-messages.ts'
import { judge } from './conformance/judge.ts'
import { withTransforms } from './conformance/judge-transforms.ts'
import { reportLines } from './conformance/report.ts'

const help = `Compares what we make of the DCC's Reference Test Data Set with what the DCC's own parser makes of it.

Usage: npm run test:conformance [-- --json]

Every message that rtds/index.json lists is read as a frame and compared with it field by field: command, response or alert,
counter, parties, message code and name of the use case, MAC and signature, which are verified. Every frame is written back
octet by octet; every content is read into named
fields and written back. Of every published request that has its message there, the message that we make of it is compared with that,
octet for octet: Pre-Commands and Commands under a MAC whole, signed Commands up to their signature.

  --json   the counts, times and disagreements as one JSON document

The reference data is looked for in ../shared/reference, or where DCC_SIM_REFERENCE says. Where it is absent nothing is
judged, and this is said.

Examples:
  npm run test:conformance
  DCC_SIM_REFERENCE=~/rtds-4.5.0 npm run test:conformance -- --json

A MAC or a signature for which no key is published (from device to device, nobody but the two has one) cannot be judged. It is
counted apart and is no disagreement; so is a request of which the simulator makes no Command, or whose message is of another request.

Exit status: 0 no disagreement (or nothing to judge), 1 some, 2 wrong usage.`

async function run(json: boolean): Promise<void> {
  const absent = skipWithout.reference
  if (absent) {
    console.log(json ? JSON.stringify({ skipped: absent }) : `Skipped, nothing was judged: ${absent}`)
    return
  }
  const verdict = await withTransforms(await judge(referenceEntries()))
  if (json) console.log(JSON.stringify(verdict, null, 2))
  else for (const line of reportLines(verdict)) console.log(line)
  process.exitCode = verdict.disagreements.length === 0 ? 0 : 1
}

try {
  const { values } = parseArgs({
    options: { help: { type: 'boolean', short: 'h' }, json: { type: 'boolean', default: false } },
  })
  if (values.help) console.log(help)
  else await run(values.json)
} catch (fault) {
  if (!(fault as { code?: string }).code?.startsWith('ERR_PARSE_ARGS')) throw fault
  console.error(`${(fault as Error).message}\n\n${help}`)
  process.exitCode = 2
}
