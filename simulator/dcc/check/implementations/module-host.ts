import type { CheckRequest } from '../../../network-operator-check/contract.ts'
import type { FromHost, ToHost } from './module-process.ts'

// The program of a module check's own process: it loads the module that its argument names, and answers each message.

type Judge = (request: CheckRequest) => unknown

/** Resolves when the message is on its way: what exits later cannot take it back. */
const say = (message: FromHost): Promise<void> =>
  new Promise((resolve) => void process.send?.(message, undefined, {}, () => resolve()))
const wordsFor = (error: unknown): string => (error instanceof Error ? error.message : String(error))

async function load(address: string): Promise<Judge | null> {
  try {
    const { default: judge } = (await import(address)) as { default?: unknown }
    if (typeof judge === 'function') return judge as Judge
    void say({
      kind: 'unusable',
      because: 'it has no default export that is a function: export default (request) => verdict',
    })
  } catch (error) {
    void say({ kind: 'unusable', because: `it cannot be loaded: ${wordsFor(error)}` })
  }
  return null
}

async function answer(judge: Judge, id: number, request: CheckRequest): Promise<FromHost> {
  try {
    // As text, so that a verdict is what JSON makes of it, as it is over the other forms of the port.
    return { kind: 'answer', id, text: JSON.stringify(await judge(request)) ?? 'undefined' }
  } catch (error) {
    return { kind: 'thrown', id, because: wordsFor(error) }
  }
}

/**
 * Begins with a question. One that is answered at once has its answer away before the next begins, so that a module which
 * crashes does so at the expense of one question; one that has to wait does not hold the next up.
 */
async function begin(judge: Judge, id: number, request: CheckRequest): Promise<void> {
  let away: Promise<void> | null = null
  void answer(judge, id, request).then((message) => {
    away = say(message)
  })
  await new Promise((resolve) => setImmediate(resolve))
  await away
}

// The process that asked is gone.
process.once('disconnect', () => process.exit())

const judge = await load(process.argv[2] ?? '')
if (judge !== null) {
  let turn = Promise.resolve()
  process.on('message', (message: ToHost) => {
    if (message === 'alive?') void say({ kind: 'alive' })
    else turn = turn.then(() => begin(judge, message.id, message.request))
  })
  void say({ kind: 'ready' })
}
