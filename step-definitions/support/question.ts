import { createSmki } from '../../certs/smki.ts'
import { createRandom } from '../../simulator/environment/randomness.ts'
import { ask } from '../../simulator/harness/assure/questions/ask.ts'
import {
  type CertificateMint,
  createCertificateMint,
} from '../../simulator/harness/assure/questions/certificate-mint.ts'
import { type Circumstances, checkRequestIn } from '../../simulator/harness/assure/questions/circumstances.ts'
import type { Check, CheckVerdict } from '../../simulator/harness/index.ts'

/** A question that goes straight to the check: what its scenario has said of it, and the answer. */
export class Question {
  #circumstances: Circumstances = {}
  #verdict: CheckVerdict | undefined

  /** Each step says one more thing of it. */
  say(more: Circumstances): void {
    this.#circumstances = { ...this.#circumstances, ...more }
  }

  get circumstances(): Circumstances {
    return this.#circumstances
  }

  get verdict(): CheckVerdict {
    if (this.#verdict === undefined) throw new Error('No step of this scenario has asked the check yet')
    return this.#verdict
  }

  /** @param seed fixes the certificates */
  async putTo(check: Check, seed: string): Promise<void> {
    this.#verdict = await ask(check, checkRequestIn(this.#circumstances, mintOf(seed)))
  }
}

/** Made once for a seed: questions need no more of a world than its certificates. */
const mints = new Map<string, CertificateMint>()

function mintOf(seed: string): CertificateMint {
  const mint = mints.get(seed) ?? createCertificateMint(createSmki(createRandom(seed).derive('smki')))
  mints.set(seed, mint)
  return mint
}
