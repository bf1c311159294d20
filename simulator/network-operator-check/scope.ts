import { withArticle } from '../vocabulary/article.ts'
import type { CheckVerdict } from './contract.ts'
import type { CheckQuestion } from './question.ts'
import { notApplicable } from './verdicts.ts'

/** Why the check does not apply to a request (NOC-1 … NOC-5, in that order); null where it does. */
export function excludedFromScope(question: CheckQuestion): CheckVerdict | null {
  const { serviceReferenceVariant: variant, device, remotePartyRole, submittedBy } = question

  if (variant !== '6.15.1' && variant !== '6.21')
    return notApplicable('NOC-1', `SRV ${variant} is neither 6.15.1 nor 6.21.`)

  if (variant === '6.15.1' && device.type !== 'ESME')
    return notApplicable(
      'NOC-1',
      `SRV 6.15.1 is checked only for an ESME, and ${device.id} is ${withArticle(device.type)}.`,
    )

  if (variant === '6.21' && device.type !== 'ESME' && device.type !== 'GPF')
    return notApplicable(
      'NOC-2',
      `SRV 6.21 is checked only for an ESME or a GPF, and ${device.id} is ${withArticle(device.type)}.`,
    )

  if (remotePartyRole !== 'NetworkOperator')
    return notApplicable('NOC-3', `The credentials are for the role ${remotePartyRole}, not NetworkOperator.`)

  if (!appliesToSender(question))
    return notApplicable('NOC-4', `Requests sent in the role ${submittedBy.userRole} are not checked.`)

  if (question.cancels) return notApplicable('NOC-5', 'The request cancels a future-dated one.')

  return null
}

/** NOC-4: suppliers always, network operators by a setting, other users never. */
function appliesToSender({ submittedBy: { userRole }, settings }: CheckQuestion): boolean {
  if (userRole === 'IS' || userRole === 'GS') return true
  return (userRole === 'ED' || userRole === 'GT') && settings.appliesToNetworkOperators
}
