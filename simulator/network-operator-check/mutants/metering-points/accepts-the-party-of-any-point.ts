import { decide } from '../../decide.ts'
import { deciding, type Flaw } from '../support/flawed.ts'
import { asDetermining, withPoints } from '../support/misread-points.ts'

export const flaw: Flaw = {
  rule: 'NOC-15',
  story: 'The parties of all metering points of the device are collected, and each of them is welcome.',
}

export default deciding((question) => {
  const verdicts = question.device.meteringPoints.map((point) =>
    decide(withPoints(question, () => asDetermining(question, point))),
  )
  return verdicts.find(({ outcome }) => outcome === 'accepted') ?? decide(question)
})
