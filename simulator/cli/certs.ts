import type { Command } from 'commander'
import { addCertsFind } from './certs/find.ts'
import { addCertsGenerate } from './certs/generate.ts'
import { addCertsStandings } from './certs/standing.ts'

const examples = `
Examples:
  dcc-sim certs generate --out certs/generated
  dcc-sim certs find --operator Cadent --out cadent
  dcc-sim certs revoke 43268711502143873465023481023768154368`

/** `dcc-sim certs`: the certificates and keys of a seed as files, and those of a network that is up. */
export function addCerts(program: Command): void {
  const certs = program
    .command('certs')
    .summary("the simulated SMKI's certificates and keys")
    .addHelpText('after', examples)
  addCertsGenerate(certs)
  addCertsFind(certs)
  addCertsStandings(certs)
}
