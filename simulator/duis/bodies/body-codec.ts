import type { CanonicalElement } from '../xml/canonical-reader.ts'
import { dccAlerts } from './dcc-alerts.ts'
import type { ValueOf } from './notation/described.ts'
import { NotAsDescribed } from './notation/described.ts'
import { readContent } from './notation/read-content.ts'
import type { Content } from './notation/structure.ts'
import { writeElement } from './notation/write-content.ts'
import { requestBodies } from './request-bodies.ts'
import { responseContents } from './response-contents.ts'

type Descriptions = Readonly<Record<string, Content<unknown>>>

/** One of several described elements, by its name. */
type Named<D extends Descriptions> = {
  readonly [Name in keyof D]: { readonly name: Name; readonly content: ValueOf<D[Name]> }
}[keyof D]

/** Reads and writes elements of several descriptions. */
export interface BodyCodec<D extends Descriptions> {
  /** Reads a schema-valid element; null for one that is not described, which a schema of another version may take. */
  read(element: CanonicalElement): Named<D> | null
  /** Writes canonical XML. */
  write<Name extends keyof D & string>(name: Name, content: ValueOf<D[Name]>): string
}

const codecOf = <D extends Descriptions>(descriptions: D): BodyCodec<D> => ({
  read: (element) => {
    const { name } = element
    const description = Object.hasOwn(descriptions, name) ? descriptions[name] : undefined
    if (description === undefined) return null
    try {
      return { name, content: readContent(description, element) } as Named<D>
    } catch (error) {
      if (error instanceof NotAsDescribed) return null
      throw error
    }
  },
  write: (name, content) => writeElement(name, descriptions[name] as D[typeof name], content),
})

export const requestBody = codecOf(requestBodies)
export const responseContent = codecOf(responseContents)
export const dccAlert = codecOf(dccAlerts)
