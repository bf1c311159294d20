/** No row of an estate or of Registration Data is longer: three certificates in base64 and the rest fit well. */
const longestLineCharacters = 32_768

/** A line that was too long is handed on as null. Lines count from 1; empty ones are counted and passed over. */
export type TakeLine = (line: string | null, number: number) => void

/**
 * Takes a text apart into its lines as its octets come: UTF-8, or UTF-16 where a byte order mark says so. Lines end in LF
 * or CR LF. Nothing is held but the line that is not ended yet.
 */
export function eachLine(portions: Iterable<Uint8Array>, take: TakeLine): void {
  let decoder: Decoder | null = null
  let [rest, number, isTooLong] = ['', 0, false]
  const end = (line: string): void => {
    number += 1
    if (isTooLong || line.length > longestLineCharacters) take(null, number)
    else if (line !== '' && line !== '\r') take(line.endsWith('\r') ? line.slice(0, -1) : line, number)
    isTooLong = false
  }
  const takeText = (text: string): void => {
    let start = 0
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', start)) {
      end(rest === '' ? text.slice(start, at) : rest + text.slice(start, at))
      rest = ''
      start = at + 1
    }
    if (rest.length > longestLineCharacters) isTooLong = true
    else rest += text.slice(start)
  }
  for (const portion of portions) {
    decoder ??= decoderOf(portion)
    takeText(decoder.decode(portion, { stream: true }))
  }
  takeText(decoder?.decode() ?? '')
  if (rest !== '' || isTooLong) end(rest)
}

type Decoder = InstanceType<typeof TextDecoder>

/** It skips the byte order mark itself. */
function decoderOf([first, second]: Uint8Array): Decoder {
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le')
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be')
  return new TextDecoder('utf-8')
}
