import { DwellingCard } from './dwelling-card.tsx'
import { PromiseCard } from './promise-card.tsx'
import type { LiveProps } from './shown.ts'
import { StandingCard } from './standing-card.tsx'
import { ThreadCard } from './thread-card.tsx'
import { VisitsCard } from './visits-card.tsx'

export function LiveCandidacy(props: LiveProps) {
  return (
    <div className="candidacies__columns">
      <div className="candidacies__side">
        <StandingCard {...props} />
        <ThreadCard {...props} />
        <VisitsCard {...props} />
      </div>
      <div className="candidacies__side">
        <DwellingCard {...props} />
        <PromiseCard {...props} />
      </div>
    </div>
  )
}
