import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import { Inspected } from '../documents/inspected.tsx'
import { useKeys } from '../frame/keys.ts'
import { countOf, numberOf } from '../parts/in-words.ts'
import { Outside } from '../parts/outside-text.tsx'
import type { Differences } from './differences.ts'
import { FieldTree } from './field-tree.tsx'
import { type Field, type Finding, fieldAt, fieldsOf, type OctetRow, ownersOf, pathTo, rowsOf } from './fields.ts'
import { type Drawing, drawingIn, lightChosen, lightsOut, lightUnder } from './lights.ts'
import { OctetGrid, octetRowHeight } from './octet-grid.tsx'

interface OctetsProps {
  /** The message in hexadecimal. */
  readonly hex: string
  readonly findings: readonly Finding[]
  /** The octets that the address names, as `60-9`: those from 60 on, nine of them. */
  readonly chosen: string
  /** Where it differs from another message that it is compared with. */
  readonly differences?: Differences | null
  /** Where the octets begin in the message that holds them: offsets are shown as its own. */
  readonly base?: number
  /** Called with the same of what is chosen, or with nothing. */
  choose(octets: string): void
}

/** A message octet by octet beside its fields: a field and its octets are lit together. */
export function Octets({ hex, findings, chosen, choose, differences = null, base = 0 }: OctetsProps): JSX.Element {
  const root = useRef<HTMLDivElement>(null)
  const drawing = useRef<Drawing | null>(null)
  const opened = useSignal<ReadonlySet<number>>(new Set())
  const length = hex.length / 2
  const fields = useMemo(() => fieldsOf(findings), [findings])
  const owners = useMemo(() => ownersOf(fields, length), [fields, length])
  const rows = useMemo(() => rowsOf(fields, length, opened.value), [fields, length, opened.value])
  const field = chosenIn(fields, chosen)
  const path = field === undefined ? [] : pathTo(fields, field.index)
  const pick = (next: Field | undefined) => choose(next === undefined ? '' : `${next.offset}-${next.length}`)

  const redrawn = () => {
    if (root.current === null) return
    if (drawing.current !== null) lightsOut(drawing.current)
    drawing.current = drawingIn(root.current)
    lightChosen(drawing.current, path)
  }
  useLayoutEffect(() => {
    if (drawing.current !== null) lightChosen(drawing.current, path)
  }, [field])
  useEffect(() => showChosen(root.current, drawing.current, field, rows), [field])
  useKeys(field === undefined ? {} : { Escape: () => pick(undefined) })

  /** Of an octet its deepest field; of the one that is chosen already, what it is part of. */
  const pickOctet = (octet: number) => {
    const deepest = fields[owners[octet] ?? -1]
    const isInside = field !== undefined && octet >= field.offset && octet < field.offset + field.length
    pick(isInside && path.length > 1 ? path.at(-2) : deepest)
  }
  return (
    <div ref={root} class="message">
      <div class="octets">
        <FieldTree
          fields={fields}
          chosen={field}
          differing={differences?.fields ?? null}
          base={base}
          pick={pick}
          hover={(under) => drawing.current !== null && lightUnder(drawing.current, under)}
        />
        <OctetGrid
          hex={hex}
          rows={rows}
          fields={fields}
          owners={owners}
          differing={differences?.octets ?? null}
          base={base}
          redrawn={redrawn}
          pick={pickOctet}
          open={(long) => {
            opened.value = new Set([...opened.value, long.index])
          }}
          hover={(octet) =>
            drawing.current !== null &&
            lightUnder(drawing.current, octet === null ? undefined : fields[owners[octet] ?? -1])
          }
        />
      </div>
      <Crumb path={path} octets={length} base={base} />
      {field !== undefined && isCertificate(hex, field) && (
        <Certificate
          key={field.index}
          der={hex.slice(2 * field.offset, 2 * (field.offset + field.length))}
          base={base + field.offset}
        />
      )}
    </div>
  )
}

/** A field of that length which is one SEQUENCE of DER. */
function isCertificate(hex: string, { offset, length, hasFields }: Field): boolean {
  const head = hex.slice(2 * offset, 2 * offset + 8)
  return !hasFields && length > 150 && head.startsWith('3082') && Number.parseInt(head.slice(4), 16) === length - 4
}

/** The certificate in the chosen field, taken apart into fields of its own, with the offsets of the message. */
function Certificate({ der, base }: { readonly der: string; readonly base: number }): JSX.Element {
  const isOpen = useSignal(false)
  const chosen = useSignal('')
  return (
    <details
      class="certificate"
      onToggle={({ currentTarget }) => {
        isOpen.value = currentTarget.open
      }}
    >
      <summary>Open the certificate</summary>
      {isOpen.value && (
        <Inspected octets={der}>
          {({ findings }) => (
            <Octets
              hex={der}
              findings={findings}
              base={base}
              chosen={chosen.value}
              choose={(octets) => {
                chosen.value = octets
              }}
            />
          )}
        </Inspected>
      )}
    </details>
  )
}

/** The chosen field, by its octets. */
function chosenIn(fields: readonly Field[], chosen: string): Field | undefined {
  const [, offset, length] = /^(\d+)-(\d+)$/.exec(chosen) ?? []
  return offset === undefined ? undefined : fieldAt(fields, Number(offset), Number(length))
}

/** Scrolls both sides so that what is chosen is seen. */
function showChosen(
  root: HTMLElement | null,
  drawing: Drawing | null,
  field: Field | undefined,
  rows: readonly OctetRow[],
): void {
  if (root === null || drawing === null || field === undefined) return
  const grid = root.querySelector<HTMLElement>('.grid')
  if (drawing.octets[field.offset] === undefined && grid !== null)
    grid.scrollTop = octetRowHeight * rows.findIndex(({ to }) => to > field.offset) - grid.clientHeight / 3
  for (const element of [drawing.rows[field.index], drawing.octets[field.offset]]) {
    const scroller = element?.closest<HTMLElement>('.scrolls')
    if (element === undefined || scroller == null) continue
    const [inner, outer] = [element.getBoundingClientRect(), scroller.getBoundingClientRect()]
    if (inner.top < outer.top || inner.bottom > outer.bottom)
      scroller.scrollTop += inner.top - outer.top - outer.height / 3
  }
}

interface CrumbProps {
  readonly path: readonly Field[]
  readonly octets: number
  readonly base: number
}

/** What is chosen, in words. */
function Crumb({ path, octets, base }: CrumbProps): JSX.Element {
  const field = path.at(-1)
  return (
    <p class="crumb" role="status">
      {field === undefined ? (
        `${countOf(octets, 'octet')}. A click on a field or an octet keeps both lit.`
      ) : (
        <>
          <b>{path.map(({ name }) => name).join(' › ')}</b> octets {numberOf(base + field.offset)} to{' '}
          {numberOf(base + field.offset + field.length - 1)}, {numberOf(field.length)} long
          {field.value !== '' && (
            <>
              ,{' '}
              <span class="mono">
                <Outside text={field.value} />
              </span>
            </>
          )}
          {field.meaning !== null && (
            <>
              {' '}
              (<Outside text={field.meaning} />)
            </>
          )}
        </>
      )}
    </p>
  )
}
