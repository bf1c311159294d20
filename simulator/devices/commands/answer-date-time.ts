/**
 * Use cases whose responses say when the device executed them, beside CS02b and CS02g: future-dateable critical ones, and reads
 * of registers (docs/domain/gbcs.md#date-time).
 */
const withDateTime: ReadonlySet<number> = new Set([
  // CS01a, CS01b, CS06
  0x0007, 0x0097, 0x0012,
  // ECS01a to ECS01d, ECS02, ECS03, ECS08, ECS08a, ECS28a, ECS46c, ECS46d
  0x0019, 0x00a2, 0x00b7, 0x00c7, 0x001a, 0x001b, 0x001f, 0x00de, 0x0043, 0x0054, 0x011a,
  // ECS17a to ECS17e, ECS18a, ECS18b, ECS19, ECS23, ECS23b
  0x0026, 0x0027, 0x0028, 0x0029, 0x002a, 0x002b, 0x002c, 0x002d, 0x0039, 0x00bc,
  // GCS01a, GCS01b, GCS02, GCS03, GCS05
  0x006b, 0x00a3, 0x006c, 0x006d, 0x006f,
  // GCS13a to GCS13c, GCS14, GCS60a
  0x0074, 0x00b8, 0x00b6, 0x0075, 0x012a,
])

export const hasDateTimeInResponse = (messageCode: number): boolean => withDateTime.has(messageCode)
