import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import type { ServiceRequests } from '../api/answers.ts'
import { useAsked } from '../api/asked.ts'
import { addressOf } from '../api/client.ts'
import { place } from '../frame/place.ts'
import { canChange } from '../frame/recorded.ts'
import { Empty, Failure, Loading } from '../parts/states.tsx'
import { ComposeForm } from './compose-form.tsx'
import { Draft } from './draft.ts'
import { Outlook } from './outlook.tsx'

/** A Service Request of any simulated user: said in a form, seen as it would be, and sent. */
export default function ComposeView(): JSX.Element {
  const asked = useAsked<ServiceRequests>(addressOf('/service-requests'))
  const { value: known } = asked.answer
  const { value: refusal } = asked.refusal
  const { query } = place.value
  const from = query.toString()
  const draft = useMemo(() => new Draft(query), [from])
  if (!canChange.value)
    return (
      <section class="card">
        <Empty title="Nothing can be sent to a recording" />
      </section>
    )
  if (known === null)
    return (
      <section class="card">
        {refusal === null ? (
          <Loading rows={8} />
        ) : (
          <Failure what="The Service Requests" refusal={refusal} again={asked.again} />
        )}
      </section>
    )
  return (
    <div class="compose">
      <ComposeForm draft={draft} known={known.serviceRequests} />
      <Outlook draft={draft} />
    </div>
  )
}
