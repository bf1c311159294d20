import type { JSX } from 'preact'
import type { ServiceRequestForm } from '../api/answers.ts'
import { useAsked } from '../api/asked.ts'
import { addressOf } from '../api/client.ts'
import { Choice, Field } from '../parts/field.tsx'
import { Failure, Loading } from '../parts/states.tsx'
import type { Draft } from './draft.ts'
import { type ListOfFields, numbered, type Part, type Places, partsOf } from './parts-of-body.ts'

type FieldOfBody = ServiceRequestForm['fields'][number]

/** The fields of a body, by its description. */
export function BodyFields({ draft, variant }: { readonly draft: Draft; readonly variant: string }): JSX.Element {
  const asked = useAsked<ServiceRequestForm>(addressOf('/service-requests/:srv', { srv: variant }))
  const { value: form } = asked.answer
  const { value: refusal } = asked.refusal
  if (form === null)
    return refusal === null ? <Loading rows={2} /> : <Failure what="The form" refusal={refusal} again={asked.again} />
  const fields = form.fields.filter(({ path }) => path !== 'ExecutionDateTime')
  if (fields.length === 0) return <p class="dim">Its body has no fields.</p>
  return (
    <fieldset>
      <legend>Body</legend>
      <Parts parts={partsOf(fields)} places={[]} draft={draft} />
    </fieldset>
  )
}

interface PartsOfBody {
  readonly parts: readonly Part<FieldOfBody>[]
  /** Of which elements of lists. */
  readonly places: Places
  readonly draft: Draft
}

const Parts = ({ parts, places, draft }: PartsOfBody): JSX.Element => (
  <>
    {parts.map((part) => {
      if ('parts' in part) return <List key={part.path} list={part} places={places} draft={draft} />
      const path = numbered(part.path, places)
      return (
        <Field key={path} name={nameWithin(places, part.path)} note={noteOf(part)}>
          {(id, note) => <Control id={id} note={note} path={path} field={part} draft={draft} />}
        </Field>
      )
    })}
  </>
)

/** A path as it reads inside the element of a list that it stands in: the legend says which that is. */
function nameWithin(places: Places, path: string): string {
  const around = places.at(-1)?.path
  if (around === path) return path.split('.').at(-1) ?? path
  return around !== undefined && path.startsWith(`${around}.`) ? path.slice(around.length + 1) : path
}

/** As many elements of one name as there are so far, and a button for another. */
function List({
  list,
  places,
  draft,
}: Pick<PartsOfBody, 'places' | 'draft'> & { readonly list: ListOfFields<FieldOfBody> }): JSX.Element {
  const path = numbered(list.path, places)
  const count = draft.counts.value[path] ?? 1
  const name = list.path.split('.').at(-1) ?? list.path
  return (
    <>
      {Array.from({ length: count }, (_, index) => {
        const place = index + 1
        const inside = <Parts parts={list.parts} places={[...places, { path: list.path, place }]} draft={draft} />
        const isOneField = list.parts.length === 1 && list.parts[0]?.path === list.path
        return isOneField ? (
          <div key={place}>{inside}</div>
        ) : (
          <fieldset key={place}>
            <legend>
              {name} {place}
            </legend>
            {inside}
          </fieldset>
        )
      })}
      <button
        type="button"
        class="button small"
        onClick={() => {
          draft.counts.value = { ...draft.counts.value, [path]: count + 1 }
        }}
      >
        Another {name}
      </button>
    </>
  )
}

function Control({
  id,
  note,
  path,
  field,
  draft,
}: {
  readonly id: string
  readonly note: string | undefined
  readonly path: string
  readonly field: FieldOfBody
  readonly draft: Draft
}): JSX.Element {
  const value = draft.fields.value[path] ?? ''
  const set = (next: string) => {
    draft.fields.value = { ...draft.fields.value, [path]: next }
  }
  const choices = choicesOf(field)
  if (choices !== null)
    return (
      <Choice
        id={id}
        value={value}
        options={[['', '–'] as const, ...choices.map((each) => [each, each] as const)]}
        choose={set}
      />
    )
  return (
    <input
      id={id}
      aria-describedby={note}
      class="mono"
      spellcheck={false}
      value={value}
      onInput={({ currentTarget }) => set(currentTarget.value)}
    />
  )
}

/** What there is to choose from; null where anything may be written. An element without a value is there or not. */
function choicesOf({ type, choices }: FieldOfBody): readonly string[] | null {
  if (type === null) return ['present']
  return type === 'boolean' ? ['true', 'false'] : choices
}

function noteOf({ type, least, most, optional, choice }: FieldOfBody): string {
  const range = least === null && most === null ? '' : least === most ? ` of ${least}` : ` ${least ?? ''}…${most ?? ''}`
  const notes = [`${type ?? 'present or not'}${range}`, choice ? 'one of several' : null, optional ? 'optional' : null]
  return notes.filter((each) => each !== null).join(', ')
}
