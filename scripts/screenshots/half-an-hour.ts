import assert from 'node:assert/strict'
import type { Served } from '../../simulator/harness/control-api/testing/served-network.ts'
import { flowsTagged, rehearse } from '../../simulator/harness/rehearsal/rehearse.ts'

/** Requests to open in a picture. */
export interface Played {
  readonly refused: string
  readonly done: string
  /** A device whose slot holds a stranger. */
  readonly stranger: string
}

const minutes = 30

/** Operators that a supplier takes by mistake. */
const mistakes = ['SWEB', 'LOND', 'EELC', 'MANW', 'SEEB', 'HYDE']

interface Listed {
  readonly deviceId: string
  readonly electricityNetworkOperator: string
  readonly gasNetworkOperator: string
  readonly type: string
  readonly supplier: { readonly entityIdentifier: string }
}

/** The flows of the introduction, then some requests a minute for half an hour of the network's clock, a quarter of them wrong. */
export async function playHalfAnHour(served: Served): Promise<Played> {
  const listed = async (type: string): Promise<readonly Listed[]> =>
    ((await served.get(`/devices?type=${type}&limit=100`)).json as { devices: readonly Listed[] }).devices
  const targets = [...(await listed('ESME')), ...(await listed('GPF'))]
  for await (const report of rehearse(flowsTagged(['introduction']), served.testBed))
    assert.deepEqual(report.complaints, [])
  let n = 0
  for (let minute = 0; minute < minutes; minute += 1) {
    // Between three and nine of them, by no pattern that is seen.
    for (const last = n + 3 + ((minute * 5 + (minute % 4) * 3) % 7); n < last; n += 1) await send(served, targets, n)
    await served.put('/clock', { bySeconds: 60 })
  }
  const idOf = async (query: string): Promise<string> => {
    const { requests } = (await served.get(`/requests?q=${query}&limit=1`)).json as {
      requests: { requestId: string }[]
    }
    return requests[0]?.requestId ?? assert.fail(`no request fits ${query}`)
  }
  const held = (await served.get('/devices?q=type:ESME%20slot:stranger&limit=1')).json as { devices: Listed[] }
  return {
    refused: await idOf('refused-by-check%20post:%22EX4%208DL%22'),
    done: await idOf('outcome:done%20esme%206.21'),
    stranger: held.devices[0]?.deviceId ?? assert.fail('no slot holds a stranger'),
  }
}

async function send(served: Served, targets: readonly Listed[], n: number): Promise<void> {
  const device = targets[(n * 17) % targets.length]
  if (device === undefined) return
  const right = device.type === 'GPF' ? device.gasNetworkOperator : device.electricityNetworkOperator
  const isLater = n % 29 === 7
  await served.ask('/compose/send', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      user: device.supplier.entityIdentifier,
      serviceReferenceVariant: n % 13 === 5 ? '6.15.1' : '6.21',
      device: device.deviceId,
      certificates: { operator: n % 4 === 1 ? mistakes[n % mistakes.length] : right },
      ...(isLater && { at: '2026-11-23T00:00:00Z' }),
    }),
  })
}
