import { Agent, request } from 'node:http'
import type { SignedHandover } from '../../simulator/harness/bench/signed-handovers.ts'

/** What became of the requests of a run; times in milliseconds. */
export interface Run {
  readonly seconds: number
  /** How long each took that was answered with I99. */
  readonly answered: number[]
  /** How long each took that was answered with 503 and Retry-After. */
  readonly refusedWith503: number[]
  /** Whatever else happened, with how often. */
  readonly others: Map<string, number>
}

/** Handovers that have not been accepted yet: one that is turned away is there again, to be sent later. */
interface Supply {
  take(): SignedHandover | undefined
  giveBack(handover: SignedHandover): void
}

export interface SendOptions {
  /** `http://127.0.0.1:8079` */
  readonly gateway: string
  readonly supply: Supply
  readonly seconds: number
}

/** Keeps so many requests under way. */
export async function sendSoManyAtOnce(atOnce: number, options: SendOptions): Promise<Run> {
  const sender = createSender(options)
  const end = performance.now() + options.seconds * 1_000
  const oneAfterTheOther = async (): Promise<void> => {
    while (performance.now() < end && (await sender.send()));
  }
  await Promise.all(Array.from({ length: atOnce }, oneAfterTheOther))
  return sender.end()
}

/** Sends so many requests every second, however they are answered. */
export async function sendSoManyASecond(perSecond: number, options: SendOptions): Promise<Run> {
  const sender = createSender(options)
  const begun = performance.now()
  const underWay: Promise<unknown>[] = []
  await new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      const passed = (performance.now() - begun) / 1_000
      const due = Math.floor(Math.min(passed, options.seconds) * perSecond)
      while (underWay.length < due) underWay.push(sender.send())
      if (passed < options.seconds) return
      clearInterval(timer)
      resolve()
    }, 5)
  })
  await Promise.all(underWay)
  return sender.end()
}

function createSender({ gateway, supply, seconds }: SendOptions) {
  const agent = new Agent({ keepAlive: true })
  const run: Run = { seconds, answered: [], refusedWith503: [], others: new Map() }
  const { hostname, port } = new URL(gateway)
  const target = { agent, hostname, port, path: '/api/v1/serviceS', method: 'POST' }

  const other = (what: string): void => void run.others.set(what, (run.others.get(what) ?? 0) + 1)

  const post = (document: Buffer): Promise<{ status: number; comeAgain: boolean; body: string }> =>
    new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/xml', 'content-length': document.length }
      const sent = request({ ...target, headers }, (response) => {
        let body = ''
        response.setEncoding('latin1').on('data', (part: string) => {
          body += part
        })
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, comeAgain: 'retry-after' in response.headers, body }),
        )
        response.on('error', reject)
      })
      sent.on('error', reject)
      sent.end(document)
    })

  return {
    /** False where there is nothing left to send. */
    async send(): Promise<boolean> {
      const handover = supply.take()
      if (handover === undefined) {
        other('nothing to send')
        return false
      }
      const begun = performance.now()
      try {
        const { status, comeAgain, body } = await post(handover.document)
        const took = performance.now() - begun
        if (status === 200 && body.includes('>I99<')) run.answered.push(took)
        else if (status === 503 && comeAgain) {
          run.refusedWith503.push(took)
          supply.giveBack(handover)
        } else other(`${status} ${body.slice(0, 200)}`)
      } catch (error) {
        other((error as NodeJS.ErrnoException).code ?? String(error))
        supply.giveBack(handover)
      }
      return true
    },
    end(): Run {
      agent.destroy()
      return run
    },
  }
}
