import { spawn } from 'node:child_process'

/** What a process that speaks in lines tells the code that started it. */
export interface LineListener {
  /** One line of its standard output, without its end. */
  line(text: string): void
  /** One line of its standard error. */
  complaint(text: string): void
  /** It wrote more than an answer can hold; the rest is not read. */
  overflowed(): void
  /** It is gone, and the listener has had every line that it wrote. */
  ended(how: { readonly code: number | null; readonly words: string }): void
}

/** A command that runs until it ends or is killed. */
export interface LineProcess {
  write(line: string): void
  /** Ends it and all that it started; the listener is called no more. */
  kill(): Promise<void>
}

/** Milliseconds between asking a process to end and making it end. */
const killAfterMs = 500

/** Milliseconds after its exit in which what a process wrote last is still waited for. */
const afterEndMs = 200

/**
 * Runs a command through `/bin/sh -c`, in a process group of its own so that whatever the shell starts ends with it.
 *
 * @param longest characters that it may write between two lines that it is written: an answer, and what it says beside it
 */
export function startLineProcess(command: string, longest: number, listener: LineListener): LineProcess {
  const child = spawn('/bin/sh', ['-c', command], { stdio: 'pipe', detached: true })
  let listening = true
  const tell = (telling: () => void) => listening && telling()

  const overflowed = (): void => {
    for (const stream of [child.stdout, child.stderr]) stream.destroy()
    tell(() => listener.overflowed())
  }
  const output = inLines(longest, { line: (text) => tell(() => listener.line(text)), overflowed })
  const complaints = inLines(longest, { line: (text) => tell(() => listener.complaint(text)), overflowed })
  child.stdout.setEncoding('utf8').on('data', output.take)
  child.stderr.setEncoding('utf8').on('data', complaints.take)
  // A process that no longer reads is heard of by its exit, or by its silence.
  child.stdin.on('error', () => {})

  const gone = new Promise<void>((resolve) => {
    const end = (code: number | null, words: string) => {
      tell(() => listener.ended({ code, words }))
      listening = false
      resolve()
    }
    child.once('error', (error) => end(null, error.message))
    child.once('close', (code, signal) => end(code, wordsForEnd(code, signal)))
    // Another process may have inherited its output, and keep that open.
    child.once('exit', (code, signal) => setTimeout(() => end(code, wordsForEnd(code, signal)), afterEndMs).unref())
  })

  return {
    write(line) {
      output.allowMore()
      complaints.allowMore()
      child.stdin.write(`${line}\n`)
    },
    async kill() {
      listening = false
      child.stdin.end()
      signalGroup(child.pid, 'SIGTERM')
      const harder = setTimeout(() => signalGroup(child.pid, 'SIGKILL'), killAfterMs)
      await gone
      clearTimeout(harder)
      signalGroup(child.pid, 'SIGKILL')
    },
  }
}

/** Cuts a stream of text into lines, until there is more of it than was allowed: of one line, or of many that say nothing. */
function inLines(longest: number, { line, overflowed }: Pick<LineListener, 'line' | 'overflowed'>) {
  let rest = ''
  let allowed = longest
  return {
    take(text: string): void {
      if (allowed < 0) return
      allowed -= text.length
      // Only what is new is searched: a line that comes in small pieces is put together once.
      const lines = text.includes('\n') ? `${rest}${text}`.split(/\r?\n/) : [rest + text]
      rest = lines.pop() ?? ''
      for (const whole of lines) line(whole)
      if (allowed < 0) overflowed()
    },
    allowMore(): void {
      if (allowed >= 0) allowed = longest
    },
  }
}

const wordsForEnd = (code: number | null, signal: NodeJS.Signals | null): string =>
  signal === null ? `exited with status ${code}` : `was ended by ${signal}`

function signalGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, signal)
  } catch {
    // Nobody of the group is left.
  }
}
