import type { CheckRequest } from '../../../network-operator-check/contract.ts'
import type { FromHost, ToHost } from './module-messages.ts'

// The program of a module check's own process: it loads the module that its argument names, and answers each message.

type Judge = (request: CheckRequest) => unknown

const say = (message: FromHost): void => void process.send?.(message)
const wordsFor = (error: unknown): string => (error instanceof Error ? error.message : String(error))

async function load(address: string): Promise<Judge | null> {
  try {
    const { default: judge } = (await import(address)) as { default?: unknown }
    if (typeof judge === 'function') return judge as Judge
    say({
      kind: 'unusable',
      because: 'it has no default export that is a function: export default (request) => verdict',
    })
  } catch (error) {
    say({ kind: 'unusable', because: `it cannot be loaded: ${wordsFor(error)}` })
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

// Whoever asked is gone.
process.once('disconnect', () => process.exit())

const judge = await load(process.argv[2] ?? '')
if (judge !== null) {
  process.on('message', async (message: ToHost) => {
    say(message === 'alive?' ? { kind: 'alive' } : await answer(judge, message.id, message.request))
  })
  say({ kind: 'ready' })
}
