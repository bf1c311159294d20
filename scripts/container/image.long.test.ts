import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { validate } from 'dockerfile-utils'
import { parse } from 'yaml'
import { projectDirectory } from '../../certs/testing/judges.ts'
import { createProgram } from '../../simulator/cli/program.ts'
import { configure } from '../../simulator/harness/configuration/configuration.ts'
import { unknownIn } from '../recipes/written-commands.ts'
import { commandOf, lastOf, type Stage, stagesIn } from './containerfile.ts'

/** Every command. */
const program = await createProgram()

const read = (path: string): string => readFileSync(join(projectDirectory, path), 'utf8')
const containerfile = read('Containerfile')
const stages = stagesIn(containerfile)
const image = stages.at(-1) as Stage
const defaults = configure({})
const ports = [defaults.port, defaults.smkiPort, defaults.harnessPort]

describe('the Containerfile', () => {
  test('has nothing that a linter complains of', () => assert.deepEqual(validate(containerfile), []))

  test('ends in a stage without root, with a health check and commands in exec form', () => {
    assert.match(lastOf(image, 'USER') ?? '', /^[1-9]\d*:[1-9]\d*$/)
    assert.equal(commandOf(lastOf(image, 'HEALTHCHECK') ?? '')[0], 'node')
    assert.deepEqual(commandOf(lastOf(image, 'ENTRYPOINT') ?? ''), ['node', '/app/bin/dcc-sim.mjs'])
  })

  test('names its base images by a version, one for all stages', () => {
    const [base, ...others] = new Set(stages.map(({ image: from }) => from))
    assert.deepEqual(others, [])
    assert.match(base ?? '', /:\d+-\w+-slim$/)
  })

  test('says the ports that are the defaults', () => assert.equal(lastOf(image, 'EXPOSE'), ports.join(' ')))

  test('starts with options that there are', () =>
    assert.deepEqual(unknownIn([...commandOf(lastOf(image, 'CMD') ?? '')], program), []))

  test('copies nothing that .dockerignore keeps out', () => {
    const kept = read('.dockerignore').split('\n')
    const copied = stages.flatMap(({ instructions }) =>
      instructions.filter(({ name, text }) => name === 'COPY' && !text.startsWith('--from')).map(({ text }) => text),
    )
    for (const path of copied.flatMap((text) => text.split(/\s+/))) assert.ok(!kept.includes(path), path)
    for (const secret of ['node_modules', 'dist', 'certs/generated', '.git']) assert.ok(kept.includes(secret), secret)
  })
})

interface Service {
  readonly image: string
  readonly command?: readonly string[]
  readonly ports?: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  readonly read_only: boolean
  readonly cap_drop: readonly string[]
  readonly volumes?: readonly string[]
}

describe('the Compose file', () => {
  const { services, volumes } = parse(read('compose.yaml')) as {
    readonly services: { readonly network: Service; readonly client: Service }
    readonly volumes: object
  }
  const { network, client } = services

  test('starts the network with options that there are, by the name of its service', () => {
    const words = (network.command ?? []).flatMap((word) => word.split('='))
    assert.deepEqual(unknownIn(words, program), [])
    assert.ok(network.command?.includes('--allow-host=network'))
    assert.ok(network.command?.some((word) => word.startsWith('--ready-file=/run/dcc-sim/')))
  })

  test('maps the ports of the image to the loopback of the machine alone', () =>
    assert.deepEqual(
      network.ports,
      ports.map((port) => `127.0.0.1:${port}:${port}`),
    ))

  test('asks for a token, and gives a container nothing that it does not need', () => {
    for (const service of [network, client]) {
      assert.match(service.environment.DCC_SIM_TOKEN ?? '', /^\$\{DCC_SIM_TOKEN:\?/)
      assert.deepEqual([service.read_only, service.cap_drop], [true, ['ALL']])
    }
    assert.deepEqual([network.volumes, Object.keys(volumes)], [['state:/state'], ['state']])
  })
})

describe('the Compose file of several processes', () => {
  const { services, volumes } = parse(read('compose.machines.yaml'), { merge: true }) as {
    readonly services: Readonly<Record<string, Service & { readonly depends_on?: object }>>
    readonly volumes: object
  }
  const { database, ...ours } = services

  test('has a database, what makes its tables, two DCCs and two fleets', () => {
    const kinds = Object.values(ours).map(({ command = [] }) => command[0])
    assert.deepEqual(kinds, ['store', 'dcc', 'dcc', 'fleet', 'fleet'])
    assert.match(database?.image ?? '', /\/postgres:15-\w+$/)
    assert.deepEqual([database?.volumes, Object.keys(volumes)], [['database:/var/lib/postgresql/data'], ['database']])
  })

  test('starts each with options that there are, on the same database, by the names of the services', () => {
    const addresses = new Set<string>()
    for (const { command = [] } of Object.values(ours)) {
      assert.deepEqual(unknownIn([...command], program), [])
      for (const word of command) if (word.includes('postgres:')) addresses.add(word.replace('--store=', ''))
      for (const word of command) if (word.startsWith('--allow-host=')) assert.ok(word.slice(13) in ours, word)
    }
    assert.deepEqual([...addresses], ['postgres://dcc@database:5432/dcc'])
  })

  test('maps the ports of each DCC to the loopback of the machine alone, and no others', () => {
    const published = Object.values(services).flatMap(({ ports: some = [] }) => some)
    assert.deepEqual(published, [
      ...ports.map((port) => `127.0.0.1:${port}:${port}`),
      ...ports.map((port) => `127.0.0.1:${port + 100}:${port}`),
    ])
  })

  test('asks for both secrets, and gives a container nothing that it does not need', () => {
    assert.match(database?.environment.POSTGRES_PASSWORD ?? '', /^\$\{DCC_SIM_DATABASE_PASSWORD:\?/)
    for (const service of Object.values(ours)) {
      assert.match(service.environment.DCC_SIM_TOKEN ?? '', /^\$\{DCC_SIM_TOKEN:\?/)
      assert.match(service.environment.PGPASSWORD ?? '', /^\$\{DCC_SIM_DATABASE_PASSWORD:\?/)
      assert.deepEqual([service.read_only, service.cap_drop], [true, ['ALL']])
    }
  })

  test('starts what needs the tables when they are there', () => {
    for (const [name, { depends_on: needs }] of Object.entries(ours))
      assert.deepEqual(
        needs,
        name === 'migrate'
          ? { database: { condition: 'service_healthy' } }
          : { migrate: { condition: 'service_completed_successfully' } },
        name,
      )
  })
})

test('a Containerfile is read as builders read it', () => {
  const [first, second] = stagesIn('# c\nFROM a AS x\nRUN one \\\n  # between\n  && two\nfrom b\nCMD ["c"]\n')
  assert.deepEqual([first?.name, first?.image, second?.name], ['x', 'a', '1'])
  assert.deepEqual(first?.instructions, [{ name: 'RUN', text: 'one && two' }])
})
