import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import type { RequestDetail } from '../api/answers.ts'
import { addressOf, Refusal, tell } from '../api/client.ts'
import { useKeys } from '../frame/keys.ts'
import { go } from '../frame/place.ts'
import { canChange } from '../frame/recorded.ts'
import { copy, say } from '../parts/copy.tsx'
import { Export } from '../parts/export.tsx'
import { addressOfRequest } from '../requests/cells.tsx'

/** What can be done with a request: sent again with the certificates that would have been right, and copied as a command. */
export function Actions({ request }: { readonly request: RequestDetail }): JSX.Element {
  const isSending = useSignal(false)
  const { command } = request
  const order = canChange.value ? rightOrder(request) : null
  const sendAgain = async () => {
    if (order === null || isSending.value) return
    isSending.value = true
    try {
      const sent = await tell<{ readonly requestId: string; readonly code: string }>(
        'POST',
        addressOf('/compose/send'),
        order,
      )
      go(addressOfRequest(sent))
      say(`Sent again with the certificates of ${order.certificates.operator}: ${sent.code}`)
    } catch (fault) {
      if (!(fault instanceof Refusal)) throw fault
      say(fault.message)
    } finally {
      isSending.value = false
    }
  }
  const copyCommand = () => {
    if (command === null) say('No command says this request: it holds what a command does not take')
    else void copy(command, 'the command')
  }
  useKeys({ y: copyCommand, ...(order !== null && { r: () => void sendAgain() }) })
  return (
    <div class="actions">
      {order !== null && (
        <button type="button" class="button primary" disabled={isSending.value} onClick={() => void sendAgain()}>
          Send again with the right certificates <kbd>r</kbd>
        </button>
      )}
      {canChange.value && <Export address={addressOf('/export/recording', {}, { request: request.requestId })} />}
      <button
        type="button"
        class="button"
        title={command ?? undefined}
        onClick={copyCommand}
        disabled={command === null}
      >
        Copy as command <kbd>y</kbd>
      </button>
    </div>
  )
}

/** The same request with the certificates of who is registered; null where the check did not refuse it, or nobody would be right. */
function rightOrder({ row, nearMiss }: RequestDetail) {
  const operator = row?.accepted[0]
  if (row === null || nearMiss === null || operator === undefined || nearMiss.accepted.length === 0) return null
  return {
    user: row.submittedBy.entityIdentifier,
    serviceReferenceVariant: row.serviceReferenceVariant,
    device: row.device.id,
    certificates: { operator },
  }
}
