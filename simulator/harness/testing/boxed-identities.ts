import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runSigningTool } from '../../../certs/testing/dcc-signing-tool.ts'
import { projectDirectory } from '../../../certs/testing/judges.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'

const packages = join(projectDirectory, 'node_modules/@smartdcc')

/** The published test identities of DCC Boxed and the DCC's own tool, which has them built in. */
export interface BoxedIdentities {
  readonly keystore: string
  /** A PEM file that holds the issuing authority of the published test certificates. */
  readonly trust: string
  /** A template of the DCC's, for a device of ours. */
  template(name: string, device: EntityIdentifier, counter: number): string
  /** Any document, for a device of ours. */
  addressed(document: string, device: EntityIdentifier, counter: number): string
  /** Signs with the key that the tool itself holds of whoever the RequestID names. */
  sign(unsigned: string): string
  /** Throws where the document, or its signature by a certificate that the tool itself looks up, is not right. */
  validate(document: string): void
  remove(): void
}

/** The instant at which both generations of the published certificates were valid. */
export const whenBoxedWasValid = '2025-06-01T09:00:00Z'

export function boxedIdentities(): BoxedIdentities {
  const directory = mkdtempSync(join(tmpdir(), 'boxed-identities-'))
  const file = (name: string, content: string): string => {
    const path = join(directory, name)
    writeFileSync(path, content)
    return path
  }
  const templateText = (name: string) => readFileSync(join(packages, 'duis-templates/templates', `${name}.XML`), 'utf8')
  return {
    keystore: join(packages, 'dccboxed-keystore/keystore.json'),
    trust: file('trust.pem', authorityIn(templateText('CS02bNOByNOHandover_6.21_SUCCESS_REQUEST_DUIS'))),
    template: (name, device, counter) => addressed(templateText(name), device, counter),
    addressed,
    sign: (unsigned) => runSigningTool('Sign', '--preserveCounter', file('unsigned.xml', unsigned)).toString(),
    validate: (document) => void runSigningTool('Validate', file('document.xml', document)),
    remove: () => rmSync(directory, { recursive: true }),
  }
}

const addressed = (document: string, device: EntityIdentifier, counter: number): string =>
  document.replace(/(<sr:RequestID>[^:]+):[^:]+:\d+</, `$1:${device}:${counter}<`)

/** The issuing CA stands in the certification path of each template. */
function authorityIn(template: string): string {
  const [, base64 = ''] = /<sr:Certificate>([^<]+)<\/sr:Certificate>/.exec(template) ?? []
  return `-----BEGIN CERTIFICATE-----\n${base64.trim()}\n-----END CERTIFICATE-----\n`
}
