import { createSmki } from '../../certs/smki.ts'
import { createRandom } from '../../simulator/environment/randomness.ts'
import { ask } from '../../simulator/harness/assure/questions/ask.ts'
import { type Circumstances, checkRequestIn } from '../../simulator/harness/assure/questions/circumstances.ts'
import {
  type CertificateIssuer,
  createCertificateIssuer,
} from '../../simulator/harness/assure/questions/described-certificate.ts'
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

  /** The milliseconds of real time that an answer takes: of several, as a machine is not always quiet. */
  async fastestAnswer(check: Check, seed: string, within: number): Promise<number> {
    const request = checkRequestIn(this.#circumstances, mintOf(seed))
    let fastest = Number.POSITIVE_INFINITY
    for (let attempt = 0; attempt < 3 && fastest > within; attempt += 1) {
      const begun = performance.now()
      await ask(check, request)
      fastest = Math.min(fastest, performance.now() - begun)
    }
    return fastest
  }

  /** What the check says of several questions, each with more said of it; in the order of the questions. */
  async putAll(check: Check, seed: string, all: readonly Circumstances[], how: 'at once' | 'one after another') {
    const requests = all.map((more) => checkRequestIn({ ...this.#circumstances, ...more }, mintOf(seed)))
    if (how === 'at once') return Promise.all(requests.map((request) => ask(check, request)))
    const verdicts: CheckVerdict[] = []
    for (const request of requests) verdicts.push(await ask(check, request))
    return verdicts
  }
}

/** Made once for a seed: questions need no more of a world than its certificates. */
const issuers = new Map<string, CertificateIssuer>()

function mintOf(seed: string): CertificateIssuer {
  const issue = issuers.get(seed) ?? createCertificateIssuer(createSmki(createRandom(seed).derive('smki')))
  issuers.set(seed, issue)
  return issue
}
