import { fork } from 'node:child_process'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { CheckRequest } from '../../../network-operator-check/contract.ts'

/** What a module's process tells the code that started it. */
export interface ModuleListener {
  told(message: FromHost): void
  /** Some of what the module prints. */
  printed(text: string): void
  /** The process is gone, though nobody ended it. */
  ended(because: string): void
}

export interface ModuleProcess {
  post(message: ToHost): void
  /** Ends it, even in the middle of an endless loop; the listener is called no more. */
  end(): Promise<void>
}

/** The same file in the sources and in the package. */
const host = new URL(`./module-host${extname(fileURLToPath(import.meta.url))}`, import.meta.url)

/** Loads a module in its own process, where it can neither end the simulator nor hold it up. */
export function startModuleProcess(module: URL, listener: ModuleListener): ModuleProcess {
  // Detached: an interrupt at the terminal is for the simulator, which then ends this process in its turn.
  const child = fork(host, [module.href], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'], detached: true })
  let listening = true
  const printed = (text: string) => listening && listener.printed(text.trimEnd())
  child.stdout?.setEncoding('utf8').on('data', printed)
  child.stderr?.setEncoding('utf8').on('data', printed)
  child.on('message', (message) => listening && listener.told(message as FromHost))

  const gone = new Promise<void>((resolve) => {
    const ended = (because: string) => {
      if (listening) listener.ended(because)
      listening = false
      resolve()
    }
    child.once('error', (error) => ended(error.message))
    child.once('exit', (code, signal) => ended(`Its process ended with ${signal ?? `status ${code}`}`))
  })

  return {
    // One that has just ended takes no more; its end tells of that.
    post: (message) => void (child.connected && child.send(message, () => {})),
    async end() {
      listening = false
      child.kill('SIGKILL')
      await gone
    },
  }
}

/** What the process of a module check is told. */
export type ToHost = 'alive?' | { readonly id: number; readonly request: CheckRequest }

/** What it tells. */
export type FromHost =
  | { readonly kind: 'ready' | 'alive' }
  | { readonly kind: 'unusable'; readonly because: string }
  | { readonly kind: 'answer'; readonly id: number; readonly text: string }
  | { readonly kind: 'thrown'; readonly id: number; readonly because: string }
