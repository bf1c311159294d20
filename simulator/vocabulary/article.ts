/** Letters whose names begin with a vowel: an E, an F, an M. */
const spelt = /^[AEFHILMNORSX]/

/**
 * `an ESME`, `a GSME`, `an alert`: a noun with its article, by how it is said. What is in capitals is spelt out letter by
 * letter.
 */
export function withArticle(noun: string): string {
  const isSpelt = /^[A-Z\d]{2,}\b/.test(noun)
  const beginsWithVowel = isSpelt ? spelt.test(noun) : /^[aeiou](?<!u(?=ni|se))/i.test(noun)
  return `${beginsWithVowel ? 'an' : 'a'} ${noun}`
}
