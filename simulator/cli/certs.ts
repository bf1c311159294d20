import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { credentialFiles } from '../../certs/credential-files.ts'
import { createSmki } from '../../certs/smki.ts'
import { createRandom } from '../environment/randomness.ts'
import { configure } from '../harness/configuration.ts'
import { type ExitStatus, exitStatus } from './exit-status.ts'
import { runCommand } from './run-command.ts'
import { terminal } from './terminal.ts'

interface GenerateOptions {
  readonly out: string
  readonly seed?: string
  readonly json?: boolean
}

/** `dcc-sim certs generate`: the certificates and keys of every party of a seed, as files. */
export function addCerts(program: Command): void {
  program
    .command('certs')
    .summary("the simulated SMKI's certificates and keys")
    .command('generate')
    .description(
      'Writes the certificate and private key of every party as PEM files, with manifest.json that lists them. The same seed\n' +
        'gives the same files, and the same parties as `up` with that seed.',
    )
    .requiredOption('--out <directory>', 'where to write')
    .option('--seed <text>', 'fixes every key and certificate')
    .option('--json', 'print the manifest')
    .addHelpText('after', examples)
    .action(runCommand(generate))
}

const examples = `
Examples:
  dcc-sim certs generate --out certs/generated
  dcc-sim certs generate --out /tmp/smki --seed 7 --json`

async function generate({ out, seed, json }: GenerateOptions): Promise<ExitStatus> {
  const configuration = configure(seed === undefined ? {} : { seed })
  const files = credentialFiles(createSmki(createRandom(configuration.seed).derive('smki')))
  const isNew = !existsSync(out)
  mkdirSync(out, { recursive: true })
  const progress = terminal.progress('Writing', files.size)
  for (const [name, content] of files) {
    writeFileSync(join(out, name), content, { mode: name.endsWith('.key') ? 0o600 : 0o644 })
    progress.advance()
  }
  progress.finish()
  if (json) terminal.answer(files.get('manifest.json') ?? '[]')
  else
    terminal.answer(
      `${files.size} files in ${out}${isNew ? ', which is new' : ''}; manifest.json lists them. Seed ${configuration.seed}`,
    )
  return exitStatus.done
}
