import { codecOf } from '../content/codec.ts'
import { decode, OctetReader } from '../octets/octet-reader.ts'
import {
  type AccessResponse,
  readAccessRequest,
  readAccessResponse,
  readDataNotification,
  writeAccessRequest,
  writeAccessResponse,
  writeDataNotification,
} from './access.ts'
import { alertShown } from './alerts.ts'
import { objectNames } from './object-names.ts'
import { type CommandOperations, type OperationShape, operationsAnswered } from './operations.ts'

/** A command to a COSEM device: operations on objects, in order. */
export const accessRequest = codecOf(
  'access-request',
  (reader) => readAccessRequest(reader, objectNames),
  writeAccessRequest,
)

/**
 * What a COSEM device answers. The response does not repeat what was asked: its values are called after the operations of the
 * use case, as far as these fit its results, or after those of the command where it is at hand.
 */
export const accessResponse = (lists: CommandOperations, asked: readonly OperationShape[] | null = null) =>
  codecOf<AccessResponse>(
    'access-response',
    (reader) => {
      const operations = asked ?? operationsAnswered(lists, kindsOf(reader))
      return readAccessResponse(reader, objectNames, operations ?? [])
    },
    writeAccessResponse,
  )

/** The kinds of the results, which stand behind the values that they are to name. */
function kindsOf(reader: OctetReader): readonly OperationShape['kind'][] {
  const ahead = reader.ahead()
  const read = decode(new OctetReader(ahead), 'the response', (it) => readAccessResponse(it, objectNames))
  return read.ok ? read.value.results.map(({ kind }) => kind) : []
}

/** What a COSEM device says unasked. */
export const dataNotification = (messageCode: number) =>
  codecOf('data-notification', (reader) => readDataNotification(reader, alertShown(messageCode)), writeDataNotification)
