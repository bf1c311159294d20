import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import { instant } from '../../vocabulary/instant.ts'
import { createRandom } from '../randomness.ts'
import { type LibsqlStore, openLibsqlStore } from './libsql-store.ts'

const directory = mkdtempSync(join(tmpdir(), 'store-damage-'))
after(() => rmSync(directory, { recursive: true }))

const subjects = Array.from({ length: 12 }, (_, index) => `request/${index}`)

/** Everything that a store says, as text. */
async function contentOf(store: LibsqlStore): Promise<string> {
  const values = await store.page('value/', null, 1000)
  const claims = await store.read(subjects.map((subject) => `${subject}/digest`))
  const entries = await Promise.all(subjects.map((subject) => store.of(subject, 0, 1000)))
  const { taken } = await store.take('delivery', instant(1_000_000), 1000)
  return JSON.stringify([values, claims, entries, taken.map(({ lane, body }) => [lane, body])])
}

/** A store of a few hundred pages: some of it moved to its file, some in its log. */
async function fill(store: LibsqlStore): Promise<void> {
  const random = createRandom('damage')
  for (let round = 0; round < 12; round += 1) {
    const at = instant(round * 1000)
    const values = await store.read(subjects.map((_, index) => `value/${index}`))
    const changes = subjects.map((subject, index) =>
      store.change({
        claims: round === 0 ? [{ subject, name: 'digest', value: { index }, goesWith: 'record' }] : [],
        put: [
          {
            key: `value/${index}`,
            version: values[index]?.version ?? 0,
            value: { round, filling: 'x'.repeat(random.integer(1, 900)) },
          },
        ],
        append: [{ subject, kind: 'noted', at, body: { round }, octets: random.octets(700) }],
        add: [{ kind: 'delivery', lane: `lane/${index}`, due: at, body: { round } }],
      }),
    )
    await Promise.all(changes)
  }
  await store.fold('request/3')
}

interface Copied {
  readonly where: string
  readonly content: string
}

const states: { [how: string]: Copied } = {}

before(async () => {
  const where = join(directory, 'original')
  const store = openLibsqlStore(where)
  await fill(store)
  // Copied while it is open, as a process that is killed leaves it: most of it stands in the log.
  cpSync(where, join(directory, 'killed'), { recursive: true })
  await store.close()
  cpSync(where, join(directory, 'closed'), { recursive: true })
  for (const how of ['killed', 'closed']) {
    const copy = join(directory, `${how}-read`)
    cpSync(join(directory, how), copy, { recursive: true })
    const opened = openLibsqlStore(copy)
    states[how] = { where: join(directory, how), content: await contentOf(opened) }
    await opened.close()
  }
})

/** What becomes of a damaged copy: `noticed`, `harmless`, or what it says instead. */
async function outcomeOf({ where, content }: Copied, damage: (copy: string) => void): Promise<string> {
  const copy = join(directory, 'copy')
  rmSync(copy, { recursive: true, force: true })
  cpSync(where, copy, { recursive: true })
  damage(copy)
  try {
    const store = openLibsqlStore(copy)
    try {
      const said = await contentOf(store)
      return said === content ? 'harmless' : 'another answer'
    } finally {
      store.closeAtOnce()
    }
  } catch (fault) {
    return fault instanceof SimulatorFault && fault.code === 'SIM_STATE_UNREADABLE' ? 'noticed' : String(fault)
  }
}

describe('damage to a state directory is noticed, or does nothing', () => {
  for (const how of ['killed', 'closed']) {
    it(`an octet that was changed, anywhere (${how})`, async () => {
      const state = states[how] ?? assert.fail()
      const random = createRandom(`flips ${how}`)
      const outcomes: Record<string, number> = {}
      for (const file of readdirSync(state.where)) {
        const { length } = readFileSync(join(state.where, file))
        for (let flip = 0; flip < 100; flip += 1) {
          const at = random.integer(0, length - 1)
          const outcome = await outcomeOf(state, (copy) => flipped(join(copy, file), at, 1 << random.integer(0, 7)))
          assert.match(outcome, /^(noticed|harmless)$/, `octet ${at} of ${file}`)
          outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
        }
      }
      assert.ok((outcomes.noticed ?? 0) > 150, JSON.stringify(outcomes))
    })

    it(`a file that was cut, emptied or taken away (${how})`, async () => {
      const state = states[how] ?? assert.fail()
      const random = createRandom(`cuts ${how}`)
      for (const file of readdirSync(state.where)) {
        const { length } = readFileSync(join(state.where, file))
        const borders = [4096, 32 + 24 + 4096, length - 4096, length - 4120].filter((at) => at > 0 && at < length)
        const cuts = [0, 1, length - 1, ...borders, ...Array.from({ length: 12 }, () => random.integer(0, length - 1))]
        for (const cut of cuts) {
          const outcome = await outcomeOf(state, (copy) => truncateSync(join(copy, file), cut))
          // What the log still holds is no loss to the other files.
          const isMasked = how === 'killed' && cut > 0 && !file.endsWith('-wal')
          const lawful = isMasked ? /^(noticed|harmless)$/ : /^noticed$/
          assert.match(outcome, lawful, `${file} cut at ${cut} of ${length}`)
        }
        assert.equal(await outcomeOf(state, (copy) => rmSync(join(copy, file))), 'noticed', `${file} taken away`)
      }
    })
  }
})

function flipped(path: string, at: number, bits: number): void {
  const octets = readFileSync(path)
  octets[at] = (octets[at] ?? 0) ^ bits
  writeFileSync(path, octets)
}
