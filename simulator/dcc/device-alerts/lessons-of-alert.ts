import type { GbcsMessage } from '../../gbcs/message.ts'
import {
  futureDatedUpdateLoadControllerCredentialsAlert,
  futureDatedUpdateSecurityCredentialsAlert,
} from '../../gbcs/message-codes.ts'
import type { DeviceAlert } from '../command-lifecycle/uplink.ts'
import { deviceLogIn } from '../learning/device-logs.ts'
import { firmwareVersionIn } from '../learning/firmware-version.ts'
import type { Lesson } from '../learning/lessons.ts'
import { lessonsOfCredentialsAnswer } from '../service-requests/credentials-answer.ts'

/** What alerts teach the DCC, by message code; who had sent the Command does not matter. */
const teaching: Readonly<Record<number, (alert: GbcsMessage) => readonly Lesson[]>> = {
  [futureDatedUpdateSecurityCredentialsAlert]: lessonsOfCredentialsAnswer,
  [futureDatedUpdateLoadControllerCredentialsAlert]: lessonsOfCredentialsAnswer,
}

/** Alert codes by which a device says that it has joined its home area network (docs/domain/codes.md#device-alerts). */
const joined: Readonly<Record<number, '8F69' | '8183'>> = { 0x8f69: '8F69', 0x8183: '8183' }

/** What an alert teaches that tells of no request which the DCC knows of; most alerts teach nothing. */
export function lessonsOfAlert({ message, alert }: Pick<DeviceAlert, 'message' | 'alert'>): readonly Lesson[] {
  const joining = joined[alert.alertCode]
  if (joining !== undefined) return [{ kind: 'joined-han', device: message.originator, alert: joining }]
  const version = firmwareVersionIn(message)
  if (version !== null) return [{ kind: 'firmware', device: message.originator, version }]
  return teaching[message.messageCode]?.(message) ?? deviceLogIn(message)
}
