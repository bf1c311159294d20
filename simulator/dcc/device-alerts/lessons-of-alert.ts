import type { GbcsMessage } from '../../gbcs/message.ts'
import {
  futureDatedUpdateLoadControllerCredentialsAlert,
  futureDatedUpdateSecurityCredentialsAlert,
} from '../../gbcs/message-codes.ts'
import type { Lesson } from '../learning/lessons.ts'
import { lessonsOfCredentialsAlert } from '../service-requests/credentials-answer.ts'

/** What alerts teach the DCC, by message code; who had sent the Command does not matter. */
const teaching: Readonly<Record<number, (alert: GbcsMessage) => readonly Lesson[]>> = {
  [futureDatedUpdateSecurityCredentialsAlert]: lessonsOfCredentialsAlert,
  [futureDatedUpdateLoadControllerCredentialsAlert]: lessonsOfCredentialsAlert,
}

/** What an alert teaches that tells of no request which the DCC knows of; most alerts teach nothing. */
export const lessonsOfAlert = (alert: GbcsMessage): readonly Lesson[] => teaching[alert.messageCode]?.(alert) ?? []
