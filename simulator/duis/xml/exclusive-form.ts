import { withoutDeclarations } from './canonical-reader.ts'

/** A processing instruction; or a tag: the slash of an end tag, the qualified name, the attributes. */
const markup = /<\?[\s\S]*?\?>|<(\/?)([^\s>]+)((?: [^=]+="[^"]*")*)>/g

const prefixOf = (qualified: string): string => qualified.slice(0, Math.max(qualified.indexOf(':'), 0))

/**
 * The exclusive canonical form of an element by itself (Exclusive XML Canonicalization 1.0 §3), from how it is written in the
 * canonical form of its document. Every element in it is of the one namespace, and no attribute has a prefix: what a signature's
 * profile leaves. So each prefix is declared where it is used and no element around it has declared it, and no other is.
 *
 * @param xml the element as it stands in a canonical form, inclusive or exclusive
 * @param namespace the URI of the namespace
 */
export function exclusiveForm(xml: string, namespace: string): string {
  const declared: string[] = []
  return xml.replace(markup, (tag: string, slash: string | undefined, name: string | undefined, attributes: string) => {
    if (name === undefined) return tag
    if (slash === '/') {
      declared.pop()
      return tag
    }
    const prefix = prefixOf(name)
    const isDeclared = declared.includes(prefix)
    declared.push(prefix)
    const others = withoutDeclarations(attributes)
    return isDeclared
      ? `<${name}${others}>`
      : `<${name} xmlns${prefix === '' ? '' : `:${prefix}`}="${namespace}"${others}>`
  })
}
