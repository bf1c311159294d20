import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { SimulatorFault } from '../../../vocabulary/faults.ts'
import { openModuleCheck } from './module-check.ts'
import {
  acceptedVerdict,
  createListeningLog,
  createWorkplace,
  endOf,
  questionCalled,
} from './testing/implementations.ts'

const workplace = createWorkplace()
after(() => workplace.clear())

let modules = 0
function moduleOf(source: string): string {
  modules += 1
  return workplace.write(`${modules}.mjs`, source)
}

type Ask = (name: string) => ReturnType<Awaited<ReturnType<typeof openModuleCheck>>['decide']>

async function withModule(source: string, use: (ask: Ask) => Promise<void>, answerWithinMs = 5_000) {
  const check = await openModuleCheck(moduleOf(source), { log: createListeningLog(), answerWithinMs })
  try {
    await use((name) => check.decide(questionCalled(name)))
  } finally {
    await check.close()
  }
}

describe('a check in a module', () => {
  it('answers at once', () =>
    withModule(`export default (request) => (${acceptedVerdict})`, async (ask) => {
      assert.equal((await ask('R')).because, 'answers R')
    }))

  it('answers by a promise, in whatever order', () =>
    withModule(
      `export default async (request) => {
         if (request.requestId === 'slow') await new Promise((resolve) => setTimeout(resolve, 200))
         return ${acceptedVerdict}
       }`,
      async (ask) => {
        const order: string[] = []
        const noted = (name: string) => ask(name).then(({ because }) => order.push(because))
        await Promise.all([noted('slow'), noted('quick')])
        assert.deepEqual(order, ['answers quick', 'answers slow'])
      },
    ))

  it('may throw, which is no verdict on that question alone', () =>
    withModule(
      `export default (request) => { if (request.requestId === 'bad') throw new Error('no idea'); return ${acceptedVerdict} }`,
      async (ask) => {
        const bad = ask('bad')
        assert.equal(await endOf(bad), 'crashed')
        await assert.rejects(bad, /no idea/)
        assert.equal(await endOf(ask('good')), 'accepted')
      },
    ))

  it('may give what is no verdict', () =>
    withModule('export default (request) => request.requestId === "none" ? undefined : true', async (ask) => {
      assert.equal(await endOf(ask('none')), 'malformed-verdict')
      assert.equal(await endOf(ask('true')), 'malformed-verdict')
    }))

  it('may forget to answer one question, and answers the others', () =>
    withModule(
      `export default (request) => request.requestId === 'lost' ? new Promise(() => {}) : ${acceptedVerdict}`,
      async (ask) => {
        const lost = endOf(ask('lost'))
        assert.equal(await endOf(ask('other')), 'accepted')
        assert.equal(await lost, 'time-out')
        assert.equal(await endOf(ask('later')), 'accepted')
      },
      400,
    ))

  it('may loop without end, and is loaded anew', () =>
    withModule(
      `export default (request) => { while (request.requestId === 'endless'); return ${acceptedVerdict} }`,
      async (ask) => {
        assert.equal(await endOf(ask('endless')), 'time-out')
        const deadline = performance.now() + 30_000
        while (performance.now() < deadline && (await endOf(ask('later'))) !== 'accepted');
        assert.equal(await endOf(ask('at last')), 'accepted')
      },
      5_000,
    ))

  for (const form of ['', 'async '])
    it(`may exit, which costs the question at which it does (${form}function)`, () =>
      withModule(
        `export default ${form}(request) => { if (request.requestId === 'exit') process.exit(0); return ${acceptedVerdict} }`,
        async (ask) => {
          const ends = await Promise.all(['before', 'exit', 'after'].map((name) => endOf(ask(name))))
          assert.deepEqual(ends, ['accepted', 'crashed', 'accepted'])
        },
      ))

  it('cannot change what others are asked', () =>
    withModule(
      `export default (request) => { request.networkParties.length = 0; return ${acceptedVerdict} }`,
      async (ask) => {
        const before = questionCalled('R').networkParties.parties().length
        await ask('R')
        assert.equal(questionCalled('R').networkParties.parties().length, before)
      },
    ))

  const unusable: readonly (readonly [string, string, RegExp])[] = [
    ['has no default export', 'export const judge = () => {}', /no default export that is a function/],
    ['has a default export that is no function', 'export default {}', /no default export that is a function/],
    ['does not parse', 'export default (', /cannot be loaded/],
    ['throws while it is loaded', 'throw new Error("no key")', /cannot be loaded: no key/],
    ['ends its process while it is loaded', 'process.exit(0)', /process ended with status 0/],
  ]
  for (const [name, source, words] of unusable)
    it(`is not opened where it ${name}`, () => refusedWith(moduleOf(source), words))

  it('is not opened where there is none, and the fault says what is accepted', () =>
    refusedWith('there/is/no/such/module.mjs', /cannot be loaded.*exec:COMMAND/s))
})

const refusedWith = (path: string, words: RegExp) =>
  assert.rejects(
    openModuleCheck(path, { log: createListeningLog() }),
    (fault) => fault instanceof SimulatorFault && fault.code === 'SIM_USAGE' && words.test(fault.message),
  )
