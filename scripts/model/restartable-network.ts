import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDuisReader, type DuisReader } from '../../simulator/duis/duis-reader.ts'
import { createLogger } from '../../simulator/environment/logger.ts'
import { configure } from '../../simulator/harness/configuration/configuration.ts'
import { bringUp, type Network } from '../../simulator/harness/network.ts'
import type { RehearsalGround } from '../../simulator/harness/rehearsal/rehearsing-users.ts'
import { formatInstant } from '../../simulator/vocabulary/instant.ts'
import type { Setting } from './setting.ts'

/** Premises among which a site is looked for; the SMKI of the one seed is made once for all runs. */
const world = {
  furtherDevices: { PPMID: 1 },
  seed: 'model',
  premises: 5_000,
  deterministic: true,
  smkiPort: 0,
  harnessPort: 0,
}

/** A network that can go down and come up again, at the same address and the same instant. */
export interface RestartableNetwork {
  network(): Network
  restart(): Promise<void>
  close(): Promise<void>
}

/** @param prepare sees each network before anything happens on it */
export async function bringUpRestartable(
  { start, onDisk }: Setting,
  prepare: (network: Network) => void,
): Promise<RestartableNetwork> {
  const state = onDisk ? mkdtempSync(join(tmpdir(), 'dcc-model-')) : null
  const onState = state === null ? {} : { state }
  const raise = async (at: string, port: number) => {
    const up = await bringUp(configure({ ...world, ...onState, at, port }), createLogger({ level: 'silent' }))
    prepare(up)
    return up
  }
  let network = await raise(start, 0)

  return {
    network: () => network,
    async restart() {
      const { time, gateway } = network
      const now = formatInstant(time.clock.now())
      await network.close()
      network = await raise(now, gateway.port)
    },
    async close() {
      await network.close()
      if (state !== null) rmSync(state, { recursive: true })
    },
  }
}

/** The users outlive the network, so they read documents by themselves. */
let reader: Promise<DuisReader> | null = null

/** What users need of a network, whichever is up. */
export async function groundOver(network: () => Network): Promise<RehearsalGround> {
  reader ??= createDuisReader()
  const { gateway, smki, sign } = network()
  return {
    gateway: gateway.url,
    smki,
    sign,
    duis: await reader,
    findCertificate: (serialNumber) => network().repository.bySerialNumber(serialNumber),
    publish: (certificate) => network().repository.publish(certificate),
    deviceCertificates: (device) => network().dcc.deviceCertificates.published(device),
    clock: { now: () => network().time.clock.now() },
    inFlight: {
      during: (work) => network().time.inFlight.during(work),
      settled: () => network().time.inFlight.settled(),
    },
    announce: (user, address) => network().dcc.users.setAddress(user, address),
  }
}
