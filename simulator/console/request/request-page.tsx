import type { JSX } from 'preact'
import type { RequestDetail } from '../api/answers.ts'
import { useAsked } from '../api/asked.ts'
import { addressOf } from '../api/client.ts'
import { Empty, Failure, Loading } from '../parts/states.tsx'
import { Admission } from './admission.tsx'
import { Documents } from './documents.tsx'
import { Frames } from './frames.tsx'
import { RequestHeader } from './header.tsx'
import { type Part, PartsOfPage } from './parts-of-page.tsx'
import { RecordOfRequest } from './record.tsx'
import { Sequence } from './sequence.tsx'
import { Verdict } from './verdict.tsx'

/** Everything of one request, from top to bottom. */
export function RequestPage({ id }: { readonly id: string }): JSX.Element {
  const asked = useAsked<RequestDetail>(addressOf('/requests/:id', { id }), ({ requestId }) => requestId === id)
  const { value: request } = asked.answer
  const { value: refusal } = asked.refusal
  return (
    <article class="card request">
      {refusal !== null && refusal.status !== 404 && (
        <Failure what="The request" refusal={refusal} again={asked.again} />
      )}
      {refusal?.status === 404 && (
        <Empty title="No such request">
          <p>{refusal.message}</p>
        </Empty>
      )}
      {request === null ? refusal === null && <Loading rows={10} /> : <Whole request={request} />}
    </article>
  )
}

function Whole({ request }: { readonly request: RequestDetail }): JSX.Element {
  const steps = request.explanations.flatMap((each) => each.steps)
  const passed = steps.filter(({ outcome }) => outcome === 'passed').length
  const asked = steps.filter(({ outcome }) => outcome !== 'not-applicable').length
  const parts: readonly Part[] = [
    { id: 'verdict', name: 'Verdict', content: <Verdict request={request} /> },
    {
      id: 'sequence',
      name: 'Sequence',
      count: String(request.inWords.length),
      content: <Sequence request={request} />,
    },
    { id: 'admission', name: 'Admission', count: `${passed} of ${asked}`, content: <Admission request={request} /> },
    {
      id: 'documents',
      name: 'Documents',
      count: String(request.documents.length),
      content: <Documents request={request} />,
    },
    { id: 'frames', name: 'Frames', count: String(request.frames.length), content: <Frames request={request} /> },
    { id: 'record', name: 'Record', content: <RecordOfRequest request={request} /> },
  ]
  return (
    <>
      <RequestHeader request={request} />
      <PartsOfPage parts={parts} />
    </>
  )
}
