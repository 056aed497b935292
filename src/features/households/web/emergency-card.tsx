import { IconUrgent } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { EmergencyRead } from '#features/referrals/emergency.contract.ts'
import { useMay } from '#web/session/session.ts'
import { Card } from '#web/ui/card.tsx'
import { formatDay } from '#web/ui/dates.ts'
import { LinkButton } from '#web/ui/links.tsx'
import { QueryView } from '#web/ui/query-view.tsx'
import type { HouseholdRead } from '../contract.ts'
import { seenByOf } from './blocks.ts'
import { emergencyQuery } from './emergency-query.ts'
import './person-lines.css'

type Props = { readonly household: HouseholdRead }

/** D10 « se loger en urgence »: why, until when, who decided; and what followed each limit. */
export function EmergencyCard({ household }: Props) {
  const mayRead = useMay('emergency.read')
  const mayDecide = useMay('emergency.decide')
  if (!mayRead || household.referral?.sentAt == null) return null
  return (
    <Card
      title="Voie d’urgence"
      icon={IconUrgent}
      seenBy={seenByOf(household, 'eligibility')}
      action={mayDecide && <Decide household={household} />}
    >
      <Steps household={household} />
    </Card>
  )
}

function Decide({ household: { emergency, phase } }: Props) {
  // Once the keys are there, a lane is only ended.
  if (emergency === null && phase >= 8) return null
  return (
    <LinkButton
      from="/menages/$householdId/signalement"
      to="."
      search={(search) => ({ ...search, volet: 'urgence' as const })}
      variant="default"
      size="xs"
    >
      {emergency === null ? 'Ouvrir' : 'Prolonger ou terminer'}
    </LinkButton>
  )
}

function Steps({ household }: Props) {
  const query = useQuery(emergencyQuery(household.id))
  return (
    <QueryView query={query} failure="La voie d’urgence n’a pas pu être chargée.">
      {({ steps }) =>
        steps.length === 0 ? (
          <p className="person-lines__detail">
            Aucune. Une voie d’urgence passe devant dans les files, pour un temps donné.
          </p>
        ) : (
          <ol className="person-lines">
            {steps.map((step) => (
              <Step key={step.id} step={step} />
            ))}
          </ol>
        )
      }
    </QueryView>
  )
}

const STEP_WORDS = { opened: 'Ouverte', extended: 'Prolongée', ended: 'Terminée' } as const

function Step({ step }: { step: EmergencyRead['steps'][number] }) {
  const { step: kind, until, motive, decider, decidedOn } = step
  return (
    <li className="person-lines__line">
      <div>
        <p className="person-lines__name">
          {STEP_WORDS[kind]} le {formatDay(decidedOn)}
          {until !== null && `, jusqu’au ${formatDay(until)}`}
        </p>
        <p className="person-lines__detail">
          {motive} Décidé par {decider}.
        </p>
      </div>
    </li>
  )
}
