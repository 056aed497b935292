import { AdhesionCard } from './adhesion-card.tsx'
import { HiddenBlocks } from './hidden-blocks.tsx'
import { HistoryCard } from './history-card.tsx'
import { HouseholdTab } from './household-tab.tsx'
import { MeansCard } from './means-card.tsx'
import { PersonsCard } from './persons-card.tsx'
import { TeamCard } from './team-card.tsx'

export function SummaryTab() {
  return (
    <HouseholdTab>
      {(household) => (
        <div className="household-columns">
          <div className="household-columns__side">
            <TeamCard household={household} />
            <HistoryCard household={household} />
          </div>
          <div className="household-columns__side">
            <AdhesionCard household={household} />
            <PersonsCard household={household} />
            <MeansCard household={household} />
            <HiddenBlocks household={household} />
          </div>
        </div>
      )}
    </HouseholdTab>
  )
}
