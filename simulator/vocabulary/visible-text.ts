/**
 * What a terminal takes for a command instead of showing it: C0 (tabulator and line feed excepted) and DEL, C1, marks that
 * turn the direction of writing (bidi), what has no width, line separators, halves of surrogate pairs.
 */
const hidden = new RegExp(
  [
    '[\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f\\u00ad\\u061c\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb]',
    // Tags, which repeat ASCII where nobody sees it.
    '\\udb40[\\udc00-\\udc7f]',
    '[\\ud800-\\udbff](?![\\udc00-\\udfff])',
    '(?<![\\ud800-\\udbff])[\\udc00-\\udfff]',
  ].join('|'),
  'g',
)

/**
 * A text with each character visible that would command a terminal: as `\u001b`, which JSON takes for the character itself.
 * Line feeds and tabulators stay.
 *
 * @example visible('a\u001b[2Jb') // 'a\\u001b[2Jb'
 */
export const visible = (text: string): string => text.replace(hidden, escaped)

const escaped = (characters: string): string => {
  let written = ''
  for (let index = 0; index < characters.length; index++)
    written += `\\u${characters.charCodeAt(index).toString(16).padStart(4, '0')}`
  return written
}
