import type { JSX } from 'preact'
import type { Inspection } from '../api/answers.ts'
import { Glyph, type Shape } from '../parts/glyph.tsx'
import { Outside } from '../parts/outside-text.tsx'

type Proof = Inspection['proofs'][number]

const looks: Readonly<Record<Proof['outcome'], readonly [shape: Shape, tone: string]>> = {
  verifies: ['done', 'ok'],
  'does not verify': ['refused-by-check', 'bad'],
  'cannot be judged': ['not-applicable', 'dim'],
  absent: ['not-applicable', 'dim'],
}

/** Whether the MAC and the signatures of a message are right, by the keys of the network; and where it could not be read. */
export const Proofs = ({
  proofs,
  flaw,
}: {
  readonly proofs: readonly Proof[]
  readonly flaw: string | null
}): JSX.Element => (
  <>
    {proofs.map((proof, at) => {
      const [shape, tone] = looks[proof.outcome]
      return (
        <span class={`pill ${tone}`} key={`${proof.of} ${at}`} title={proof.detail}>
          <Glyph shape={shape} /> {proof.of} {proof.outcome}
        </span>
      )
    })}
    {flaw !== null && (
      <span class="pill bad">
        <Glyph shape="refused-by-check" /> <Outside text={flaw} />
      </span>
    )}
  </>
)
