import { IconHeart, IconUsers } from '@tabler/icons-react'
import { useSignedIn } from '#web/session/session.ts'
import { formatWeekday } from '#web/ui/dates.ts'
import { Icon } from '#web/ui/icon.tsx'
import { LinkButton } from '#web/ui/links.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { PHASES } from '#web/ui/phases.ts'
import type { HouseholdRead } from '../../contract.ts'
import { Listen } from './listen.tsx'
import { OwnHousehold } from './own-household.tsx'
import { plainPhase } from './plain-phases.ts'

const REVIEW = 12

/** Where I am, and what comes next. Nothing else on this screen. */
export function OwnHomePage() {
  const { account } = useSignedIn()
  return (
    <div className="own">
      <header className="own__head">
        <PageTitle title={`Bonjour ${firstName(account.name)}`} className="own__title" />
        <Listen />
      </header>
      <OwnHousehold>
        {(household) => (
          <>
            <WhereIAm household={household} />
            <WhatComesNext household={household} />
            {household.phase === REVIEW && (
              <LinkButton
                to="/mon-bilan"
                className="own__button"
                leftSection={<Icon of={IconHeart} size={24} />}
              >
                Dire comment ça va
              </LinkButton>
            )}
            <LinkButton
              to="/mes-personnes"
              variant="default"
              className="own__button"
              leftSection={<Icon of={IconUsers} size={24} />}
            >
              Qui m’aide ?
            </LinkButton>
          </>
        )}
      </OwnHousehold>
    </div>
  )
}

function firstName(name: string): string {
  return name.split(' ')[0] ?? name
}

function WhereIAm({ household: { phase, referral } }: { household: HouseholdRead }) {
  return (
    <section className="own-now" aria-labelledby="ou-j-en-suis">
      <h2 id="ou-j-en-suis">Où j’en suis</h2>
      <p className="own-now__phase">{plainPhase(phase, referral?.sentAt !== null)}</p>
      <p className="own-now__count">
        Étape {phase} sur {PHASES.length}
      </p>
      <div className="own-now__steps" aria-hidden>
        {PHASES.map((label, index) => (
          <span key={label} data-done={index < phase || undefined} />
        ))}
      </div>
    </section>
  )
}

function WhatComesNext({ household: { nextStep } }: { household: HouseholdRead }) {
  return (
    <section className="own-card" aria-labelledby="la-suite">
      <h2 id="la-suite">La suite</h2>
      <p>{nextStep.sentence}</p>
      <p>{whenItComes(nextStep)}</p>
    </section>
  )
}

function whenItComes({ dueOn, dueInWorkingDays }: HouseholdRead['nextStep']): string | null {
  if (dueOn === null || dueInWorkingDays === null) return null
  return dueInWorkingDays < 0
    ? 'Cela prend plus de temps que prévu. Vous pouvez appeler.'
    : `Avant le ${formatWeekday(dueOn)}.`
}
