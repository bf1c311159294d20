import type { JSX } from 'preact'
import type { RequestDetail, SentDocument } from '../api/answers.ts'
import { useAsked } from '../api/asked.ts'
import { addressOf } from '../api/client.ts'
import { DocumentText } from '../documents/document-text.tsx'
import { go, place } from '../frame/place.ts'
import { numberOf } from '../parts/in-words.ts'
import { Empty, Failure, Loading } from '../parts/states.tsx'

type Listed = RequestDetail['documents'][number]

/** Every DUIS document of the request, in the order of time. */
export function Documents({ request }: { readonly request: RequestDetail }): JSX.Element {
  const [part, said = ''] = place.value.hash.split('/')
  const { documents, row } = request
  const chosen = part === 'documents' ? documents.find(({ n }) => String(n) === said) : undefined
  const { n } = chosen ?? documents[0] ?? { n: null }
  const nameOf = (entity: string): string =>
    entity === row?.submittedBy.entityIdentifier ? row.submittedBy.name : partyIn(request, entity)
  return (
    <>
      <h2 id="documents-title">Documents</h2>
      {n === null ? (
        <Empty title="No document" />
      ) : (
        <div class="boxed">
          <div class="tabs" role="tablist" aria-label="Documents">
            {documents.map((document) => (
              <button
                type="button"
                role="tab"
                key={document.n}
                aria-selected={document.n === n}
                onClick={() => go(`#documents/${document.n}`, { replace: true })}
              >
                {titleOf(document, request)}
                <small>
                  to {isFromUser(document) ? 'the DCC' : nameOf(document.to)}, {numberOf(document.octets)} octets
                </small>
              </button>
            ))}
          </div>
          <OneDocument request={request} n={n} />
        </div>
      )}
    </>
  )
}

function OneDocument({ request, n }: { readonly request: RequestDetail; readonly n: number }): JSX.Element {
  const asked = useAsked<SentDocument>(addressOf('/requests/:id/documents/:n', { id: request.requestId, n }))
  const { value: document } = asked.answer
  const { value: refusal } = asked.refusal
  if (refusal !== null) return <Failure what="The document" refusal={refusal} again={asked.again} />
  return document === null ? <Loading rows={8} /> : <DocumentText key={n} text={document.text} />
}

const isFromUser = ({ kind }: Listed): boolean => kind === 'service-request' || kind === 'signed-pre-command'

const titles: Readonly<Record<Listed['kind'], string>> = {
  'service-request': 'Service Request',
  'signed-pre-command': 'Signed Pre-Command',
  answer: 'Answer',
  'service-response': 'Service Response',
  'dcc-alert': 'DCC Alert',
  'device-alert': 'Device Alert',
}

/** What is sent to a user tells its code, as the lines of the request have it. */
function titleOf({ kind, at }: Listed, { entries }: RequestDetail): string {
  const said = entries.find((entry) => entry.at === at && codeFor(entry, kind) !== undefined)
  const code = said === undefined ? undefined : codeFor(said, kind)
  return code === undefined ? titles[kind] : `${titles[kind]} ${code}`
}

function codeFor(entry: RequestDetail['entries'][number], kind: Listed['kind']): string | undefined {
  const isOf = kind === 'answer' ? entry.kind === 'answered' || entry.kind === 'turned-away' : entry.what === kind
  return isOf && typeof entry.code === 'string' ? entry.code : undefined
}

/** A party as the lines of the request call it; its Entity Identifier where none does. */
function partyIn({ entries, inWords }: RequestDetail, entity: string): string {
  const queued = entries.find((entry) => entry.kind === 'queued' && entry.to === entity)
  const line =
    queued &&
    inWords.find(
      ({ at, who, what }) => at === queued.at && who.startsWith('DCC → ') && what.includes(String(queued.code)),
    )
  return line?.who.slice('DCC → '.length) ?? entity
}
