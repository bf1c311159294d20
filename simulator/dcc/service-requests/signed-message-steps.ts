import { readContent } from '../../gbcs/contents.ts'
import { formatMessageCode } from '../../gbcs/message-codes.ts'
import { transformRows } from '../../transform/rows.ts'
import type { Facts } from '../admission/facts.ts'
import { type AdmissionStep, type Judgement, passed, refused } from '../admission/step.ts'
import { userSignature } from './user-signature.ts'

/** What a Signed Pre-Command of any variant must be: what is judged is the payload, with or without an earlier Transform. */
export const signedMessageSteps: readonly AdmissionStep<Facts>[] = [
  { name: 'Signed Pre-Command', rule: 'E52: a GBCS message', judge: readable },
  { name: 'Grouping Header', rule: 'E52: originator, recipient and counter of the RequestID', judge: header },
  { name: 'use case', rule: 'E52: a use case of the Service Reference Variant', judge: useCase },
  { name: 'content', rule: 'E52: a content of the use case', judge: content },
  { name: 'user signature', rule: "E52: by the originator's digital signing key", judge: userSignature },
]

function readable({ signedPreCommand }: Facts): Judgement {
  if (signedPreCommand?.ok) return passed('a GBCS message')
  return refused('E52', signedPreCommand?.failure ?? 'no Signed Pre-Command', 'a GBCS message')
}

const messageIn = ({ signedPreCommand }: Facts) => (signedPreCommand?.ok ? signedPreCommand.value.message : undefined)

function header(facts: Facts): Judgement {
  const { originator, target, counter } = facts.request.requestIdParts
  const message = messageIn(facts)
  const fields = [
    ['CRA', message?.cra, 'command'],
    ['originator', message?.originator, originator],
    ['recipient', message?.recipient, target],
    ['counter', message?.counter, counter],
    ['date-time', message?.dateTime?.toString('hex') ?? 'none', 'none'],
    ['supplementary information', message?.supplementary.toString('hex'), ''],
    // The MAC is the DCC's to add.
    ['MAC', message?.mac?.toString('hex') ?? 'none', 'none'],
  ] as const
  const astray = fields.find(([, found, wanted]) => found !== wanted)
  if (astray === undefined) return passed(`from ${originator} to ${target}, counter ${counter}`)
  return refused('E52', `${astray[0]} ${astray[1]}`, `${astray[0]} ${astray[2]}`)
}

function useCase(facts: Facts): Judgement {
  const { request, device } = facts
  const ways = transformRows.get(request.serviceReferenceVariant)?.ways ?? []
  const codes = ways
    .filter(({ devices }) => device !== undefined && devices.includes(device.type))
    .map(({ command }) => command.messageCode)
  const code = messageIn(facts)?.messageCode
  const saw = code === undefined ? 'none' : formatMessageCode(code)
  if (code !== undefined && codes.includes(code)) return passed(saw)
  return refused('E52', saw, `one of ${codes.map(formatMessageCode).join(', ')}`)
}

function content(facts: Facts): Judgement {
  const message = messageIn(facts)
  if (message === undefined) return refused('E52', 'no message', 'a content')
  const reading = readContent(message, message.content)
  if (reading.ok) return passed(`${message.content.length} octets`)
  return refused('E52', reading.failure.detail, 'a content as the use case has it')
}
