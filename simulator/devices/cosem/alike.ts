import type { DlmsData } from '../../gbcs/dlms/data.ts'

/**
 * Whether a value may take the place of another: of the same types all the way down. Arrays may have any number of elements,
 * and octets and bits any length.
 */
export function isAlike(value: DlmsData, like: DlmsData): boolean {
  if (value.type !== like.type) return false
  if (value.type === 'structure' && like.type === 'structure') {
    return (
      value.value.length === like.value.length && value.value.every((part, at) => isAlikePart(part, like.value[at]))
    )
  }
  if (value.type === 'array' && like.type === 'array') {
    const [element] = like.value
    return element === undefined || value.value.every((each) => isAlike(each, element))
  }
  return true
}

const isAlikePart = (part: DlmsData, like: DlmsData | undefined): boolean => like !== undefined && isAlike(part, like)
