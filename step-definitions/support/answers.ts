import { describeMessage } from '../../simulator/gbcs/describe.ts'
import type { NetworkWorld } from './world.ts'

/** What the device said to the latest request, as lines of its fields; fails where no answer has come to whoever sent it. */
export async function answerTo({ scene }: NetworkWorld): Promise<string> {
  const { requestId } = scene.exchange.request
  const received = scene.lastSender?.mailbox.received().find(({ response }) => response.requestId === requestId)
  if (received?.message === undefined || received.message === null)
    throw new Error(`No device has answered ${requestId}`)
  return linesOf(describeMessage(received.message.octets)).join('\n')
}

type Finding = ReturnType<typeof describeMessage>[number]

const linesOf = (findings: readonly Finding[]): readonly string[] =>
  findings.flatMap(({ name, value, fields }) => [`${name}: ${value}`, ...linesOf(fields ?? [])])
