import type { Command } from 'commander'
import { readUserFile, UnreadableFile } from '../environment/user-file.ts'
import { openRecording } from '../harness/control-api/recording/open-recording.ts'
import { SimulatorFault } from '../vocabulary/faults.ts'
import { type ExitStatus, exitStatus } from './exit-status.ts'
import { tokenSaid } from './harness-options.ts'
import { commandLog } from './output/log.ts'
import { terminal } from './output/terminal.ts'
import { runCommand } from './run-command.ts'
import { untilToldToStop } from './until-told-to-stop.ts'

interface OpenOptions {
  readonly harnessPort: string
  readonly host: string
  readonly allowHost: readonly string[]
  readonly token?: string
  readonly json?: boolean
}

/** `dcc-sim open`: a recording that another console exported, to look at. */
export function addOpen(program: Command): void {
  program
    .command('open')
    .summary('look at a recording that a console exported')
    .description(
      'Serves a recording where a network would be: the console in a browser, and the same control API. Nothing in it can be ' +
        'changed. A recording holds requests with their documents and frames, the devices of their premises, and how the network stood.',
    )
    .argument('<file>', 'what `Export` in the console, or GET /harness/v1/export/recording, gave')
    .option('--harness-port <port>', 'where to serve it; 0 is a free port', '8090')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--allow-host <name>', 'a further name by which it may be called; may be repeated', collected, [])
    .option('--token <token>', 'what callers must send, required beyond the loopback; or set DCC_SIM_TOKEN')
    .option('--json', 'print one line of JSON once it is served')
    .addHelpText('after', examples)
    .action(runCommand(open))
}

const examples = `
Examples:
  curl -OJ 'http://127.0.0.1:8090/harness/v1/export/recording?q=refused-by-check'
  dcc-sim open dcc-sim-2026-11-22T090000Z.jsonl.gz
  dcc-sim open defect-17.jsonl.gz --harness-port 8091`

const collected = (name: string, names: readonly string[]): readonly string[] => [...names, name]

/** What a console exports is never so large. */
const limits = { atMost: 64 * 1024 * 1024 }

async function open(file: string, options: OpenOptions): Promise<ExitStatus> {
  const token = tokenSaid(options)
  const where = {
    host: options.host,
    harnessPort: portSaid(options.harnessPort),
    allowHosts: [...options.allowHost],
    token,
  }
  const opened = await openRecording(octetsOf(file), where, commandLog('warn'))
  try {
    if (options.json) terminal.answer(JSON.stringify({ event: 'ready', harness: opened.url, of: opened.of }))
    else {
      terminal.answer(`Console  ${opened.url}/`)
      terminal.answer(`It is ${opened.of}. Stop with Ctrl-C.`)
    }
    await untilToldToStop({ failure: new Promise(() => {}) })
  } finally {
    await opened.close()
  }
  return exitStatus.done
}

function portSaid(text: string): number {
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port < 65_536) return port
  throw new SimulatorFault('SIM_USAGE', `--harness-port: '${text}' is no port: a number from 0 to 65535`)
}

function octetsOf(file: string): Buffer {
  try {
    return readUserFile(file, limits)
  } catch (cause) {
    if (!(cause instanceof UnreadableFile)) throw cause
    throw new SimulatorFault('SIM_USAGE', `'${file}' cannot be read: ${cause.message}`, { cause })
  }
}
