import type { DeviceMeteringPoint } from '../../contract.ts'
import type { CheckQuestion } from '../../question.ts'

/** The question with its metering points taken for what `misread` makes of them. */
export const withPoints = (
  question: CheckQuestion,
  misread: (points: readonly DeviceMeteringPoint[]) => readonly DeviceMeteringPoint[],
): CheckQuestion => ({
  ...question,
  device: { ...question.device, meteringPoints: misread(question.device.meteringPoints) },
})

/** A metering point taken for the one that decides about an ESME (MPAN) or a GPF (MPRN). */
export const asDetermining = (
  { device: { type } }: CheckQuestion,
  point: DeviceMeteringPoint | undefined,
): DeviceMeteringPoint[] =>
  point === undefined ? [] : [{ ...point, kind: type === 'GPF' ? 'MPRN' : 'MPAN', purpose: 'import' }]
