import { type ResponseCode, responseCodes } from '../../vocabulary/response-code.ts'

/** What a response code means here; null for one that is none of ours, as where a setting puts another in its place. */
export const meaningOfCode = (code: string): string | null =>
  code in responseCodes ? responseCodes[code as ResponseCode] : null

/** `E4 The user is not responsible for this device at the needed date` */
export const codeInWords = (code: string): string => [code, meaningOfCode(code)].filter(Boolean).join(' ')
