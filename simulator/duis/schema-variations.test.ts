import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { projectDirectory, referenceFile, skipWithout } from '../../certs/testing/judges.ts'
import { createDuisReader } from './duis-reader.ts'
import { sampleRequests } from './testing/samples.ts'
import { variationsOf } from './testing/variations.ts'
import { writeRequest } from './write-request.ts'

const skip = skipWithout.reference
const ours = await createDuisReader()
const official = skip ? ours : await createDuisReader({ schemaFiles: officialFiles() })
after(() => {
  ours.dispose()
  official.dispose()
})

function officialFiles(): Map<string, Buffer> {
  const directory = referenceFile('duis')
  return new Map(readdirSync(directory).map((name) => [name, readFileSync(join(directory, name))]))
}

const templates = join(projectDirectory, 'node_modules/@smartdcc/duis-templates/templates')

/** A published template of each Service Reference Variant that is simulated, and what no template is of. */
const documents: readonly (readonly [name: string, xml: string])[] = [
  ...[
    'CS02bSupplierBySupplier_6.15.1_FUTURE_DATED_SUCCESS',
    'CS02bNOByNOHandover_6.21_SUCCESS',
    'CS02aMAC_6.24.1_SUCCESS',
    '8.2_READ_INVENTORY',
    '8.4_UPDATE_INVENTORY',
  ].map((name) => [name, template(name)] as const),
  ...Object.entries(sampleRequests).map(([name, request]) => [`our ${name}`, writeRequest(request)] as const),
]

function template(name: string): string {
  const xml = readFileSync(join(templates, `${name}_REQUEST_DUIS.XML`), 'utf8')
  return xml.replace(/<ds:Signature[\s\S]*<\/ds:Signature>/, '')
}

for (const [name, xml] of documents)
  test(`our schema and the official one are of one mind about every variation of ${name}`, { skip }, () => {
    const astray = []
    let refused = 0
    for (const [what, varied] of variationsOf(xml)) {
      const [here, there] = [ours, official].map((reader) => reader.readRequest(Buffer.from(varied)).ok)
      if (there === false) refused += 1
      if (here !== there) astray.push(`${what}: ${here ? 'taken here' : 'refused here'}`)
    }
    assert.deepEqual(astray, [])
    assert.ok(refused > 50, `the official schema refuses ${refused}`)
  })
