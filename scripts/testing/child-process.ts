import { spawn } from 'node:child_process'

/** How a process ended, and all that it wrote. */
export interface Ended {
  readonly succeeded: boolean
  /** `exit status 1`, `killed by SIGKILL after 180 s`. */
  readonly how: string
  /** Standard output and standard error, as they came. */
  readonly output: string
}

/** Runs a process to its end without input, and kills it when it takes longer than `seconds`. */
export function runProcess(
  command: string,
  parameters: readonly string[],
  seconds: number,
  directory: string = process.cwd(),
  env: NodeJS.ProcessEnv = process.env,
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, parameters, { stdio: ['ignore', 'pipe', 'pipe'], cwd: directory, env })
    const chunks: Buffer[] = []
    let tookTooLong = false
    const limit = setTimeout(() => {
      tookTooLong = true
      child.kill('SIGKILL')
    }, seconds * 1000)
    child.stdout.on('data', (chunk) => chunks.push(chunk))
    child.stderr.on('data', (chunk) => chunks.push(chunk))
    child.once('error', reject)
    child.once('close', (status, signal) => {
      clearTimeout(limit)
      const killed = `killed by ${signal}${tookTooLong ? ` as it had not ended after ${seconds} s` : ''}`
      const how = signal === null ? `exit status ${status}` : killed
      resolve({ succeeded: status === 0, how, output: Buffer.concat(chunks).toString() })
    })
  })
}
