import { computed, signal } from '@preact/signals'

/** What is being composed. Wrong is never blocked: what the network makes of it is what a tester wants to see. */
export class Draft {
  readonly user = signal('')
  readonly variant = signal('6.21')
  readonly device = signal('')
  readonly operator = signal('')
  /** The certificates of two parties, one for each use; null where both are one operator's. */
  readonly mixedPair = signal<{ readonly digitalSignature: string; readonly keyAgreement: string } | null>(null)
  /** By the paths of fields, with the number of each element of a list: `SpecialDay[2].Date`. */
  readonly fields = signal<Readonly<Record<string, string>>>({})
  /** How many elements the form shows of a list, by its numbered path; one where nothing is said. */
  readonly counts = signal<Readonly<Record<string, number>>>({})
  readonly at = signal('')
  readonly commandVariant = signal('')
  readonly expect = signal('')

  /** As an address says it: `?device=…&operator=…&user=…&srv=…`. */
  constructor(query: URLSearchParams) {
    this.device.value = query.get('device') ?? ''
    this.operator.value = query.get('operator') ?? ''
    this.user.value = query.get('user') ?? ''
    this.variant.value = query.get('srv') ?? '6.21'
    this.expect.value = query.get('expect') ?? ''
  }

  /** What the control API is asked; null while something is missing that it cannot do without. */
  readonly order = computed(() => {
    const variant = this.variant.value
    if (this.user.value === '' || variant === '') return null
    const takesCertificates = variant === '6.21' || variant === '6.15.1'
    if (takesCertificates && (this.operator.value === '' || this.device.value === '')) return null
    const fields = Object.entries(this.fields.value).flatMap(([path, value]) => (value === '' ? [] : [{ path, value }]))
    return {
      user: this.user.value,
      serviceReferenceVariant: variant,
      ...(this.device.value !== '' && { device: this.device.value }),
      ...(takesCertificates ? { certificates: this.mixedPair.value ?? { operator: this.operator.value } } : { fields }),
      ...(this.at.value !== '' && { at: this.at.value }),
      ...(this.commandVariant.value !== '' && { commandVariant: Number(this.commandVariant.value) }),
      ...(this.expect.value !== '' && { expect: this.expect.value }),
    }
  })
}
