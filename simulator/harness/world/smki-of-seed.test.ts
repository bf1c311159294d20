import assert from 'node:assert/strict'
import { it } from 'node:test'
import { createSmki } from '../../../certs/smki.ts'
import { createRandom } from '../../environment/randomness.ts'
import { smkiOfSeed } from './smki-of-seed.ts'

it('gives each seed its own SMKI, also after others were asked for', () => {
  for (const seed of ['one', 'two', 'three', 'one', 'one']) {
    const { certificate } = createSmki(createRandom(seed).derive('smki')).organisationRoot
    assert.ok(smkiOfSeed(seed).organisationRoot.certificate.der.equals(certificate.der), seed)
  }
})

it('does not sign the certificates of a seed twice', () => {
  assert.equal(smkiOfSeed('again'), smkiOfSeed('again'))
})
