import assert from 'node:assert/strict'
import type { CredentialsReplacement, ServiceRequest } from '../../duis/request.ts'
import { cells } from '../../vocabulary/trust-anchor-cell.ts'
import type { networkOperatorCredentials, RequestDetails } from './requests.ts'
import {
  type Crafted,
  craftedPreCommand,
  exchange,
  refusingStep,
  sendCommandRequest,
  signedBy,
  updateRequest,
} from './update-credentials.ts'
import type { World } from './world.ts'

/** How a Signed Pre-Command is sent. */
export interface Sent {
  readonly executionDateTime?: CredentialsReplacement['executionDateTime']
  readonly commandVariant?: 5 | 6 | 7
}

/** What came of it: the code, and the last step of admission, which refused where anything did. */
type Came = readonly [code: string, lastStep: string | undefined]

/** Sends Signed Pre-Commands of Albion for the ESME, each under its own RequestID. */
export interface SignedPreCommandSender {
  newRequest(details?: RequestDetails): ServiceRequest
  /** One that is right but for what is crafted. */
  send(crafted: Crafted, sent?: Sent): Promise<Came>
  sendPayload(payload: Buffer, asked?: ServiceRequest, sent?: Sent): Promise<Came>
}

export function createSignedPreCommandSender(world: World): SignedPreCommandSender {
  let counter = 3000n
  const newRequest = (details: RequestDetails = {}) => {
    counter += 1n
    return updateRequest({ counter, ...details })
  }

  async function sendPayload(payload: Buffer, asked = newRequest(), sent: Sent = {}): Promise<Came> {
    const carried = world.wan.calls
    const request = sendCommandRequest(asked, payload, sent)
    const { responseCode } = await exchange(world, request)
    await world.inFlight.settled()
    if (responseCode.startsWith('E')) assert.equal(world.wan.calls, carried, 'nothing is sent')
    return [responseCode, await refusingStep(world, request)]
  }

  return {
    newRequest,
    sendPayload,
    async send(crafted, sent) {
      const asked = newRequest()
      return sendPayload(await signedBy(craftedPreCommand(asked, crafted)), asked, sent)
    },
  }
}

/** Certificates in the network operator's cells. */
export const replacing = ({ digitalSignature, keyAgreement }: ReturnType<typeof networkOperatorCredentials>) => [
  { der: digitalSignature, target: cells.networkOperatorSignature },
  { der: keyAgreement, target: cells.networkOperatorKeyAgreement },
]
