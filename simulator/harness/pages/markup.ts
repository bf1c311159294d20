/** Markup that is right as it stands: everything else is escaped when it is put into it. */
export class Markup {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

type Part = Markup | string | number | readonly Part[]

/**
 * Puts values into markup, texts among them escaped.
 *
 * @example
 * markup`<td>${'a < b'}</td>`.text   // <td>a &lt; b</td>
 */
export function markup(literals: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(literals.map((literal, index) => literal + textOf(parts[index] ?? '')).join(''))
}

export const escaped = (text: string): string =>
  text
    .replace(unprintable, '�')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

/** What XML has no place for: an implementation may have said anything. */
const unprintable = /[^\P{Cc}\t\n\r]|[\ufffe\uffff]|\p{Cs}/gu

function textOf(part: Part): string {
  if (part instanceof Markup) return part.text
  return Array.isArray(part) ? part.map(textOf).join('') : escaped(String(part))
}
