/** Characters that are not seen where they stand: controls, marks that turn the direction of text, and what takes no room. */
const unseen: readonly (readonly [from: number, to: number])[] = [
  [0x00, 0x08],
  [0x0b, 0x0c],
  [0x0e, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  [0x61c, 0x61c],
  [0x115f, 0x1160],
  [0x180b, 0x180e],
  [0x200b, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xe0000, 0xe0fff],
]

/** A piece of a text: either as it stands, or one unseen character. */
export interface Piece {
  readonly text: string
  /** `U+202E`; null for what is seen. */
  readonly unseen: string | null
}

/** A text in pieces, with every unseen character by itself. */
export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = []
  let seen = ''
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0
    if (!unseen.some(([from, to]) => point >= from && point <= to)) {
      seen += character
      continue
    }
    if (seen !== '') pieces.push({ text: seen, unseen: null })
    seen = ''
    pieces.push({ text: character, unseen: `U+${point.toString(16).toUpperCase().padStart(4, '0')}` })
  }
  if (seen !== '') pieces.push({ text: seen, unseen: null })
  return pieces
}
