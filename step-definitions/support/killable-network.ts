import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { signRandomised } from '../../certs/ecdsa.ts'
import { createSmkiRepository } from '../../certs/repository.ts'
import { createDuisReader } from '../../simulator/duis/duis-reader.ts'
import { createInFlight } from '../../simulator/environment/in-flight.ts'
import { createSystemClock } from '../../simulator/environment/system-clock.ts'
import { sourceOfSeed } from '../../simulator/harness/exports.ts'
import type { Premises, Supplier } from '../../simulator/harness/index.ts'
import { createRehearsingUsers } from '../../simulator/harness/rehearsal/rehearsing-users.ts'
import { publishedOfFactory } from '../../simulator/harness/world/device-certificates-of.ts'
import { smkiOfSeed } from '../../simulator/harness/world/smki-of-seed.ts'
import type { Asked, Told } from './network-process.ts'

/** A network in its own process, on a state directory, and the supplier of its first premises in this process. */
export interface KillableNetwork {
  /** Has the ESME raise an alert that the WAN holds back; then the process is killed, as by `kill -9`. */
  raiseAndDie(alertCode: number): Promise<void>
  /** Comes up again on the same state directory, with a WAN that holds nothing back. */
  comeUpAgain(): Promise<Supplier>
  close(): Promise<void>
}

const seed = 'a process that is killed'

export async function startKillableNetwork(): Promise<KillableNetwork> {
  const state = mkdtempSync(join(tmpdir(), 'killed-network-'))
  const premises = firstPremises()
  let life = await begin(state, 'first')
  const ends: (() => Promise<void>)[] = []
  return {
    async raiseAndDie(alertCode) {
      await life.ask({ ask: 'raise', device: premises.devices.ESME, alertCode })
      await life.kill()
    },
    async comeUpAgain() {
      life = await begin(state, 'second')
      const { users, close } = await usersOf(life)
      ends.push(close)
      return users.supplier(premises.supplier.entityIdentifier)
    },
    async close() {
      await life.kill()
      for (const end of ends) await end()
      rmSync(state, { recursive: true })
    },
  }
}

function firstPremises(): Premises {
  for (const premises of sourceOfSeed({ seed, premises: 20 }).premises) return premises
  throw new Error('The fleet is empty')
}

interface Life {
  readonly gateway: string
  ask(asked: Asked): Promise<void>
  kill(): Promise<void>
}

async function begin(state: string, life: 'first' | 'second'): Promise<Life> {
  // As this file is run, so is that one: from its source, or built.
  const program = new URL(`./network-process${extname(import.meta.url)}`, import.meta.url)
  const child = fork(program, ['network-process', seed, state, life])
  const up = await told(child)
  if (!('gateway' in up)) throw new Error('The network did not say where it listens')
  return {
    gateway: up.gateway,
    async ask(asked) {
      child.send(asked)
      await told(child)
    },
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
  }
}

async function told(child: ChildProcess): Promise<Told> {
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`The network's process ended with ${code}`)
  })
  const [answer] = await Promise.race([once(child, 'message'), ended])
  return answer as Told
}

async function usersOf(life: Life) {
  const smki = smkiOfSeed(seed)
  const repository = createSmkiRepository([...smki.organisationCredentials()].map(({ certificate }) => certificate))
  const duis = await createDuisReader()
  const users = await createRehearsingUsers({
    gateway: life.gateway,
    smki,
    duis,
    findCertificate: repository.bySerialNumber,
    publish: repository.publish,
    deviceCertificates: (device) => publishedOfFactory(smki.deviceCredentials(device)),
    clock: createSystemClock(),
    inFlight: createInFlight(),
    sign: signRandomised,
    announce: (user, address) => life.ask({ ask: 'address', user, address }),
  })
  const close = async () => {
    await users.close()
    duis.dispose()
  }
  return { users, close }
}
