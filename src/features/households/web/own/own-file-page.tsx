import {
  IconClipboardHeart,
  IconCoin,
  IconFiles,
  IconHomeQuestion,
  IconHomeSearch,
  IconKey,
  IconLockOpen,
  IconMailOpened,
  IconTargetArrow,
  IconUsersGroup,
} from '@tabler/icons-react'
import { ADHESION_WORDS, wordsOf } from '#features/referrals/domain/referral-words.ts'
import { formatLongDay } from '#web/ui/dates.ts'
import { Icon } from '#web/ui/icon.tsx'
import { LinkButton } from '#web/ui/links.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { quoted } from '#web/ui/typo.ts'
import type { HouseholdRead } from '../../contract.ts'
import { Listen } from './listen.tsx'
import { OwnHousehold } from './own-household.tsx'
import { OwnJournal } from './own-journal.tsx'

const PAGES = [
  { to: '/mes-besoins', label: 'Ce qu’il nous faut', icon: IconHomeSearch },
  { to: '/mon-diagnostic', label: 'Mon diagnostic', icon: IconClipboardHeart },
  { to: '/mon-budget', label: 'Mon budget', icon: IconCoin },
  { to: '/mes-documents', label: 'Mes papiers', icon: IconFiles },
  { to: '/mon-logement-propose', label: 'Le logement proposé', icon: IconHomeQuestion },
  { to: '/ma-reponse', label: 'La réponse pour un logement', icon: IconMailOpened },
  { to: '/mon-logement', label: 'Mon logement', icon: IconKey },
  { to: '/mes-objectifs', label: 'Mes objectifs', icon: IconTargetArrow },
  { to: '/qui-m-aide', label: 'Qui m’aide, pour quoi', icon: IconUsersGroup },
  { to: '/mes-partages', label: 'Ce que je partage', icon: IconLockOpen },
] as const

/** My words, who looked, what I was told. */
export function OwnFilePage() {
  return (
    <div className="own">
      <header className="own__head">
        <PageTitle title="Mon dossier" className="own__title" />
        <Listen />
      </header>
      <OwnHousehold>
        {(household) => (
          <>
            <MyWords household={household} />
            {PAGES.map(({ to, label, icon }) => (
              <LinkButton
                key={to}
                to={to}
                variant="default"
                className="own__button"
                leftSection={<Icon of={icon} size={24} />}
              >
                {label}
              </LinkButton>
            ))}
            <OwnJournal householdId={household.id} />
            <WhatIWasTold household={household} />
          </>
        )}
      </OwnHousehold>
    </div>
  )
}

function MyWords({ household: { adhesion } }: { household: HouseholdRead }) {
  if (adhesion === null) return null
  const { state, statedOn, words } = adhesion
  return (
    <section className="own-card" aria-labelledby="mes-mots">
      <h2 id="mes-mots">Ce que j’ai dit</h2>
      {words === null ? (
        <p>{wordsOf(ADHESION_WORDS, state)}.</p>
      ) : (
        <blockquote className="own-words">{quoted(words)}</blockquote>
      )}
      <p className="own__small">Le {formatLongDay(statedOn)}. Personne ne peut changer mes mots.</p>
    </section>
  )
}

function WhatIWasTold({ household: { notice, fileNumber } }: { household: HouseholdRead }) {
  return (
    <section className="own-card" aria-labelledby="mon-numero">
      <h2 id="mon-numero">Mon numéro de dossier</h2>
      <p className="own__number">{fileNumber}</p>
      {notice !== null && (
        <p className="own__small">On m’a expliqué mes droits le {formatLongDay(notice.givenOn)}.</p>
      )}
    </section>
  )
}
