import { describeMessage } from '../../simulator/gbcs/describe.ts'
import type { GbcsMessage } from '../../simulator/gbcs/message.ts'
import type { NetworkWorld } from './world.ts'

/** What the device said to the latest request; fails where no answer has come to whoever sent it. */
export async function messageAnswering({ scene }: NetworkWorld): Promise<GbcsMessage> {
  const { requestId } = scene.exchange.request
  const received = scene.lastSender?.mailbox.received().find(({ response }) => response.requestId === requestId)
  if (received?.message === undefined || received.message === null)
    throw new Error(`No device has answered ${requestId}`)
  return received.message
}

/** The same as lines of its fields. */
export async function answerTo(world: NetworkWorld): Promise<string> {
  const { octets } = await messageAnswering(world)
  return linesOf(describeMessage(octets)).join('\n')
}

type Finding = ReturnType<typeof describeMessage>[number]

const linesOf = (findings: readonly Finding[]): readonly string[] =>
  findings.flatMap(({ name, value, fields }) => [`${name}: ${value}`, ...linesOf(fields ?? [])])
