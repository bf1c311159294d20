import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import { Decoded } from '../documents/decoded.tsx'
import { useKeys } from '../frame/keys.ts'
import { countOf, numberOf } from '../parts/in-words.ts'
import { Outside } from '../parts/outside-text.tsx'
import { FieldTree } from './field-tree.tsx'
import { type Field, type Finding, fieldAt, fieldsOf, ownersOf, pathTo, rowsOf } from './fields.ts'
import { type Drawing, drawingIn, lightChosen, lightUnder } from './lights.ts'
import { OctetGrid } from './octet-grid.tsx'

interface OctetsProps {
  /** The message in hexadecimal. */
  readonly hex: string
  readonly findings: readonly Finding[]
  /** The octets that the address names, as `60-9`: those from 60 on, nine of them. */
  readonly chosen: string
  /** Called with the same of what is chosen, or with nothing. */
  choose(octets: string): void
}

/** A message octet by octet beside its fields: a field and its octets are lit together. */
export function Octets({ hex, findings, chosen, choose }: OctetsProps): JSX.Element {
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

  useLayoutEffect(() => {
    drawing.current = root.current && drawingIn(root.current)
  }, [rows])
  useLayoutEffect(() => {
    if (drawing.current !== null) lightChosen(drawing.current, path)
  }, [rows, field])
  useEffect(() => showChosen(root.current, drawing.current, field), [field])
  useKeys(field === undefined ? {} : { Escape: () => pick(undefined) })

  /** Of an octet its deepest field; of the one that is chosen already, what it is part of. */
  const pickOctet = (octet: number) => {
    const deepest = fields[owners[octet] ?? -1]
    const isInside = field !== undefined && octet >= field.offset && octet < field.offset + field.length
    pick(isInside && path.length > 1 ? path.at(-2) : deepest)
  }
  return (
    <div ref={root}>
      <div class="octets">
        <FieldTree
          fields={fields}
          chosen={field}
          pick={pick}
          hover={(under) => drawing.current !== null && lightUnder(drawing.current, under)}
        />
        <OctetGrid
          hex={hex}
          rows={rows}
          fields={fields}
          owners={owners}
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
      <Crumb path={path} octets={length} />
      {field !== undefined && isCertificate(hex, field) && (
        <Certificate key={field.index} der={hex.slice(2 * field.offset, 2 * (field.offset + field.length))} />
      )}
    </div>
  )
}

/** A field of that length which is one SEQUENCE of DER. */
function isCertificate(hex: string, { offset, length, hasFields }: Field): boolean {
  const head = hex.slice(2 * offset, 2 * offset + 8)
  return !hasFields && length > 150 && head.startsWith('3082') && Number.parseInt(head.slice(4), 16) === length - 4
}

/** The certificate in the chosen field, taken apart. */
const Certificate = ({ der }: { readonly der: string }): JSX.Element => (
  <details class="certificate">
    <summary>Open the certificate</summary>
    <Decoded octets={der} />
  </details>
)

/** The chosen field, by its octets. */
function chosenIn(fields: readonly Field[], chosen: string): Field | undefined {
  const [, offset, length] = /^(\d+)-(\d+)$/.exec(chosen) ?? []
  return offset === undefined ? undefined : fieldAt(fields, Number(offset), Number(length))
}

/** Scrolls both sides so that what is chosen is seen. */
function showChosen(root: HTMLElement | null, drawing: Drawing | null, field: Field | undefined): void {
  if (root === null || drawing === null || field === undefined) return
  for (const element of [drawing.rows[field.index], drawing.octets[field.offset]]) {
    const scroller = element?.closest<HTMLElement>('.scrolls')
    if (element === undefined || scroller == null) continue
    const [inner, outer] = [element.getBoundingClientRect(), scroller.getBoundingClientRect()]
    if (inner.top < outer.top || inner.bottom > outer.bottom)
      scroller.scrollTop += inner.top - outer.top - outer.height / 3
  }
}

/** What is chosen, in words. */
function Crumb({ path, octets }: { readonly path: readonly Field[]; readonly octets: number }): JSX.Element {
  const field = path.at(-1)
  return (
    <p class="crumb" role="status">
      {field === undefined ? (
        `${countOf(octets, 'octet')}. A click on a field or an octet keeps both lit.`
      ) : (
        <>
          <b>{path.map(({ name }) => name).join(' › ')}</b> octets {numberOf(field.offset)} to{' '}
          {numberOf(field.offset + field.length - 1)}, {numberOf(field.length)} long
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
