import type { Certificate } from '../certificate.ts'
import type { PathValidator } from './path-validation.ts'

/** Whether a certificate's dates are held against it. Those of a public key store of 2016 may not be, long after. */
export type DatesMatter = (certificate: Certificate) => boolean

export const datesAlwaysMatter: DatesMatter = () => true

/** Path validation in which time is not looked at where the leaf's dates do not matter and nothing else is wrong. */
export const validatingPathsBy =
  (datesMatter: DatesMatter, validate: PathValidator): PathValidator =>
  (leaf, intermediates, anchors, at) => {
    const path = validate(leaf, intermediates, anchors, at)
    const isOfTime = !path.ok && (path.failure.reason === 'expired' || path.failure.reason === 'not-yet-valid')
    return isOfTime && !datesMatter(leaf) ? validate(leaf, intermediates, anchors, null) : path
  }
