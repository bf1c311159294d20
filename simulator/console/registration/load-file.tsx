import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import type { LoadedRegistration } from '../api/answers.ts'
import { addressOf, type Refusal } from '../api/client.ts'
import { useChange } from '../parts/change.tsx'
import { Choice, Field } from '../parts/field.tsx'
import { Glyph } from '../parts/glyph.tsx'
import { countOf, numberOf } from '../parts/in-words.ts'
import { Outside } from '../parts/outside-text.tsx'
import { Loading } from '../parts/states.tsx'

/** A file as somebody dropped it. */
interface Dropped {
  readonly name: string
  readonly text: string
}

interface Rejected {
  readonly line: number
  readonly column?: string | null
  readonly fault: string
  readonly detail: string
}

const seriesNames = { networkParties: 'network parties', suppliers: 'suppliers' } as const

/** Takes a file of Registration Data: what it holds and what is wrong with it is said first, and then it is loaded. */
export function LoadFile(): JSX.Element {
  const change = useChange()
  const mode = useSignal<'update' | 'refresh'>('update')
  const dropped = useSignal<Dropped | null>(null)
  const read = useSignal<LoadedRegistration | null>(null)
  const isOver = useSignal(false)
  const send = (file: Dropped, dryRun: boolean) =>
    change.sendText<LoadedRegistration>(
      addressOf('/registration', {}, { mode: mode.value, ...(dryRun && { dryRun: 'true' }) }),
      'text/csv',
      file.text,
    )
  const look = async (file: Dropped) => {
    dropped.value = file
    read.value = null
    read.value = await send(file, true)
  }
  const take = async (file: File | undefined) => {
    if (file !== undefined) await look({ name: file.name, text: await file.text() })
  }
  const load = async () => {
    if (dropped.value !== null) read.value = await send(dropped.value, false)
  }
  const { value: file } = dropped
  return (
    <section class="card" aria-labelledby="load">
      <header>
        <h2 id="load">Load a file</h2>
        <span class="small dim">
          CSV, as `docs/reference/registration-data.md` has it and GET export/registration writes it
        </span>
      </header>
      <div class="inner">
        <label
          class={isOver.value ? 'drop over' : 'drop'}
          onDragOver={(event) => {
            event.preventDefault()
            isOver.value = true
          }}
          onDragLeave={() => {
            isOver.value = false
          }}
          onDrop={(event) => {
            event.preventDefault()
            isOver.value = false
            void take(event.dataTransfer?.files[0])
          }}
        >
          <span class="button">
            Choose a file…
            <input
              class="hidden"
              type="file"
              accept=".csv,text/csv,text/plain"
              onChange={({ currentTarget }) => void take(currentTarget.files?.[0])}
            />
          </span>
          <span class="dim">or drop one here. It is read first; nothing is loaded by that.</span>
        </label>
        <Field
          name="Mode"
          note="An update replaces all that its series recorded of the metering points that it names; a refresh replaces the whole series"
        >
          {(id) => (
            <Choice
              id={id}
              value={mode.value}
              options={[
                ['update', 'update'],
                ['refresh', 'refresh: everything'],
              ]}
              choose={(next) => {
                mode.value = next
                if (dropped.value !== null) void look(dropped.value)
              }}
            />
          )}
        </Field>
        {change.isUnderWay && <Loading rows={2} />}
        {file !== null && read.value !== null && (
          <Held file={file} read={read.value} load={() => void load()} isUnderWay={change.isUnderWay} />
        )}
        {file !== null && change.refusal !== null && <RejectedFile file={file} refusal={change.refusal} />}
      </div>
    </section>
  )
}

function Held({
  file,
  read,
  load,
  isUnderWay,
}: {
  readonly file: Dropped
  readonly read: LoadedRegistration
  readonly load: () => void
  readonly isUnderWay: boolean
}): JSX.Element {
  return (
    <div class={`notice ${read.loaded ? 'ok' : 'wait'}`} role="status">
      <Glyph shape={read.loaded ? 'done' : 'waiting'} />
      <p>
        <b>
          <Outside text={file.name} />
        </b>{' '}
        {read.loaded ? 'is loaded' : 'would be loaded'}: {countOf(read.records, 'record')} of{' '}
        {countOf(read.meteringPoints, 'metering point')}, series {seriesNames[read.series]}, {read.mode}.{' '}
        {!read.loaded && read.mode === 'refresh' && (
          <b>Every other metering point is then registered to nobody in that series.</b>
        )}
      </p>
      {!read.loaded && (
        <button type="button" class="button primary" disabled={isUnderWay} onClick={load}>
          Load it
        </button>
      )}
    </div>
  )
}

/** Rejected lines that are shown. */
const mostShown = 200

function RejectedFile({ file, refusal }: { readonly file: Dropped; readonly refusal: Refusal }): JSX.Element {
  const rejected = (refusal.report.rejected ?? []) as readonly Rejected[]
  const lines = file.text.split(/\r?\n/)
  return (
    <>
      <div class="notice bad" role="alert">
        <Glyph shape="refused" />
        <p>
          <b>
            <Outside text={file.name} />
          </b>{' '}
          <Outside text={refusal.message} />. Nothing of it is loaded.
        </p>
      </div>
      {rejected.length > 0 && (
        <table class="rejected">
          <caption class="hidden">Rejected lines</caption>
          <thead>
            <tr>
              <th class="right">Line</th>
              <th>Text</th>
              <th>Column</th>
              <th>Why</th>
            </tr>
          </thead>
          <tbody>
            {rejected.slice(0, mostShown).map(({ line, column, fault, detail }) => (
              <tr key={`${line} ${column} ${fault}`}>
                <td class="mono right">{numberOf(line)}</td>
                <td class="mono">
                  <Outside text={(lines[line - 1] ?? '').slice(0, 200)} />
                </td>
                <td class="mono">{column}</td>
                <td>
                  <Outside text={detail} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}
