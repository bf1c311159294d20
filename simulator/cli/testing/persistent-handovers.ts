import { setTimeout as wait } from 'node:timers/promises'
import { handoverRequest, type Supplier } from '../../harness/index.ts'
import { certificationPathOf, networkOperatorCertificates } from '../../harness/rehearsal/test-bed.ts'
import type { NetworkOperator } from '../../market/network-operators.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { RequestId } from '../../vocabulary/request-id.ts'
import type { RemoteUsers } from '../send/remote-users.ts'

/** A handover that a supplier asks for until it is answered. */
export interface PersistentHandover {
  readonly supplier: Supplier
  readonly device: EntityIdentifier
  readonly operator: NetworkOperator
  readonly requestId: RequestId
  /** Sends the same octets until an answer comes; resolves with the answer as it came. */
  send(): Promise<{ readonly code: string; readonly answer: Buffer }>
}

/** Milliseconds of real time between attempts. */
const betweenAttemptsMs = 50

/** Makes and signs the request. */
export async function preparedHandover(
  { users, smki }: RemoteUsers,
  place: { readonly supplier: EntityIdentifier; readonly device: EntityIdentifier; readonly operator: NetworkOperator },
): Promise<PersistentHandover> {
  const { device, operator } = place
  const supplier = await users.supplier(place.supplier)
  const order = {
    device,
    slot: 'NetworkOperator',
    certificates: networkOperatorCertificates(smki, operator),
    certificationPath: certificationPathOf(smki),
  } as const
  const request = handoverRequest(order, supplier.newRequestId(device))
  const document = await supplier.sign(request)
  return {
    supplier,
    device,
    operator,
    requestId: request.requestId,
    async send() {
      for (;;) {
        const asked = await supplier.submit('SendCommand', request, document)
        if (asked.ok) return { code: asked.value.answer.response.responseCode, answer: asked.value.answer.document }
        await wait(betweenAttemptsMs)
      }
    },
  }
}

/** Handovers that are being sent. */
export interface Sending {
  /** Resolves when every one has its answer. */
  readonly sent: Promise<unknown>
  /** Resolves when so many have their answer. @throws where sending them has ended before */
  answered(count: number): Promise<void>
}

/** Milliseconds between two looks at how many have their answer. */
const betweenLooksMs = 2

/** Sends handovers, some at a time, each until it is answered. */
export function sendInTurns(handovers: readonly PersistentHandover[], atATime: number): Sending {
  let answers = 0
  let isOver = false
  const waiting = handovers.values()
  const oneAfterTheOther = async (): Promise<void> => {
    for (const handover of waiting) {
      await handover.send()
      answers += 1
    }
  }
  const sent = Promise.all(Array.from({ length: atATime }, oneAfterTheOther)).finally(() => {
    isOver = true
  })
  return {
    sent,
    async answered(count) {
      while (answers < count && !isOver) await wait(betweenLooksMs)
      if (answers < count) throw new Error(`${answers} handovers were answered, and not ${count}`)
    },
  }
}
