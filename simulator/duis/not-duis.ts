import { serviceUserGateway, xmlSignature } from './xml/namespaces.ts'

/** Why octets are no DUIS document: one sentence for the sender, the body of a 400. */
export interface NotDuis {
  readonly sentence: string
}

export const notDuis = (sentence: string): NotDuis => ({ sentence })

export const counterTooLarge = 'The counter of a RequestID or ResponseID is larger than 64 bits hold.'

/** A diagnostic of the XML library. Its message quotes the document, so it is as long and as strange as a sender likes. */
interface Diagnostic {
  readonly message: string
  readonly line: number
}

const longestComplaintCharacters = 300

/** The first thing that the XML library found wrong, in one line of bounded length. */
export function firstComplaint(error: unknown): string {
  const [first] = (error as { readonly details?: readonly Diagnostic[] }).details ?? []
  if (first === undefined) return 'it cannot be processed'
  const complaint = presentable(first.message)
  return first.line > 0 ? `line ${first.line}: ${complaint}` : complaint
}

/** What quotes a document, in one line of bounded length: a document may hold control characters and line ends. */
export function presentable(message: string): string {
  const text = message
    .slice(0, 4 * longestComplaintCharacters)
    .replaceAll(`{${serviceUserGateway}}`, 'sr:')
    .replaceAll(`{${xmlSignature}}`, 'ds:')
    .replace(/[\s\p{C}]+/gu, ' ')
    .trim()
    .replace(/\.$/, '')
  return text.length > longestComplaintCharacters ? `${text.slice(0, longestComplaintCharacters)}…` : text
}
