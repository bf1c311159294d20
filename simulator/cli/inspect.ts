import type { Command } from 'commander'
import { inspect as inspectSubject } from '../harness/inspect/inspect.ts'
import { isSound } from '../harness/inspect/inspection.ts'
import type { KeyRing } from '../harness/inspect/key-ring.ts'
import { joinedKeyRing, keyRingOfSeed } from '../harness/inspect/key-ring-of-smki.ts'
import { exitStatus } from './exit-status.ts'
import { readKeyRing } from './inspect/key-ring.ts'
import { renderInspection } from './inspect/render.ts'
import { readSubject } from './inspect/subject.ts'
import { terminal } from './output/terminal.ts'
import { runCommand } from './run-command.ts'

/** `dcc-sim inspect`: takes a message apart, field by field, and says whether its MAC and signatures verify. */
export function addInspect(program: Command): void {
  program
    .command('inspect')
    .summary('show a GBCS message, a DUIS document or a certificate field by field')
    .description(
      'Shows a GBCS message, a DUIS document or a certificate field by field, and says whether its MAC and ' +
        'signatures verify with the given keys. A signature without a key is not judged. Exits 1 on a flawed ' +
        'message, and if a MAC or signature does not verify.',
    )
    .argument('<message>', 'a file, hexadecimal, base64, a GBCS:DATA line of a log, or - for standard input')
    .option('--keys <directory>', 'PEM certificates and private keys to verify with')
    .option('--seed <text>', 'verify with the keys of every party and device of the world of that seed')
    .option('--json', 'one JSON document instead of lines')
    .addHelpText('after', examples)
    .action(runCommand(async (message: string, options: InspectOptions) => inspect(message, options)))
}

interface InspectOptions {
  readonly keys?: string
  readonly seed?: string
  readonly json?: boolean
}

const examples = `
Examples:
  dcc-sim inspect command.hex --keys certs/generated
  dcc-sim inspect response.xml --keys certs/generated --json
  dcc-sim inspect response.hex --seed gb
  dcc-sim inspect DF09020000000000000515...
  grep -m1 GBCS:DATA boxed.log | dcc-sim inspect - --keys keystore
  curl -s http://127.0.0.1:8090/harness/v1/requests/ID | jq -r .entries[0].document | dcc-sim inspect -

dcc-sim certs generate writes certificates and keys.`

function inspect(message: string, options: InspectOptions) {
  const inspection = inspectSubject(readSubject(message), keyRingOf(options))
  if (options.json) terminal.answer(JSON.stringify(inspection))
  else for (const line of renderInspection(inspection)) terminal.answer(line)
  return isSound(inspection) ? exitStatus.done : exitStatus.judgedFailed
}

/** The keys that were given; null where none were. */
function keyRingOf({ keys, seed }: InspectOptions): KeyRing | null {
  const onDisk = keys === undefined ? null : readKeyRing(keys, terminal.remark)
  const ofSeed = seed === undefined ? null : keyRingOfSeed(seed)
  return onDisk !== null && ofSeed !== null ? joinedKeyRing(onDisk, ofSeed) : (onDisk ?? ofSeed)
}
