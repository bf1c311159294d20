import { existsSync } from 'node:fs'
import { type Command, Option } from 'commander'
import {
  boxedFiles,
  type CredentialFiles,
  credentialFiles,
  pkcs12Files,
} from '../../../certs/key-stores/credential-files.ts'
import { createSmki, type Smki } from '../../../certs/smki.ts'
import { createRandom } from '../../environment/randomness.ts'
import { configure } from '../../harness/configuration/configuration.ts'
import { type ExitStatus, exitStatus } from '../exit-status.ts'
import { openOutputDirectory } from '../output/output-directory.ts'
import { terminal } from '../output/terminal.ts'
import { runCommand } from '../run-command.ts'

interface GenerateOptions {
  readonly out: string
  readonly format: keyof typeof formats
  readonly password: string
  readonly seed?: string
  readonly json?: boolean
}

/** `dcc-sim certs generate`: the certificates and keys of every party of a seed, as files. */
export function addCertsGenerate(certs: Command): void {
  certs
    .command('generate')
    .summary('write the certificate and private key of every party as files')
    .description(
      'Writes the certificate and private key of every party as files, with manifest.json that lists them. The same seed ' +
        'gives the same files, and the same parties as `up` with that seed.',
    )
    .requiredOption('--out <directory>', 'where to write')
    .addOption(
      new Option(
        '--format <format>',
        'pem: certificate and PKCS#8 key in PEM; pkcs12: both in one file, with the chain; boxed-json: a DCC Boxed ' +
          'keystore.json with all of them, and trust.pem to go with it',
      )
        .choices(Object.keys(formats))
        .default('pem'),
    )
    .option('--password <text>', 'of PKCS#12 files', 'changeit')
    .option('--seed <text>', 'fixes every key and certificate')
    .option('--json', 'print the manifest, or the keystore.json')
    .addHelpText('after', examples)
    .action(runCommand(generate))
}

const examples = `
Examples:
  dcc-sim certs generate --out certs/generated
  dcc-sim certs generate --out /tmp/smki --seed 7 --json
  dcc-sim certs generate --out /tmp/smki --format pkcs12 --password secret
  dcc-sim certs generate --out /tmp/smki --format boxed-json`

const formats: Readonly<
  Record<'pem' | 'pkcs12' | 'boxed-json', { index: string; files: (smki: Smki, password: string) => CredentialFiles }>
> = {
  pem: { index: 'manifest.json', files: credentialFiles },
  pkcs12: { index: 'manifest.json', files: pkcs12Files },
  'boxed-json': { index: 'keystore.json', files: boxedFiles },
}

/** Files that hold private keys are for their owner's eyes. */
const holdsKeys = /\.(key|p12)$|^keystore\.json$/

async function generate({ out, seed, json, format, password }: GenerateOptions): Promise<ExitStatus> {
  const configuration = configure(seed === undefined ? {} : { seed })
  const { index, files: write } = formats[format]
  const files = write(createSmki(createRandom(configuration.seed).derive('smki')), password)
  const isNew = !existsSync(out)
  const directory = openOutputDirectory('--out', out)
  const progress = terminal.progress('Writing', files.size)
  for (const [name, content] of files) {
    directory.write(name, content, holdsKeys.test(name) ? 0o600 : 0o644)
    progress.advance()
  }
  progress.finish()
  if (json) terminal.answer(String(files.get(index)))
  else
    terminal.answer(
      `${files.size} files in ${out}${isNew ? ', which is new' : ''}; ${index} lists them. Seed ${configuration.seed}`,
    )
  return exitStatus.done
}
