import { Button } from '@mantine/core'
import { IconPhone, IconUserCheck, IconUserPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import type { SearchResult } from '#features/households/contract.ts'
import { writeDraft } from '#web/drafts.ts'
import { newId } from '#web/new-id.ts'
import { useSignedIn, useToday } from '#web/session/session.ts'
import { Card } from '#web/ui/card.tsx'
import { formatDay } from '#web/ui/dates.ts'
import { identityInList } from '#web/ui/identity.ts'
import { LinkButton } from '#web/ui/links.tsx'
import { phaseLabel } from '#web/ui/phases.ts'
import { PhoneLink } from '#web/ui/phone-link.tsx'
import { draftName, type ReferralDraft, withoutSecrets } from './referral-draft.ts'
import { type Identity, landlordQuery } from './referral-queries.ts'
import { emptyReferral, newPerson } from './referral-values.ts'

export type Answer =
  | { readonly kind: 'own'; readonly households: SearchResult['households'] }
  | { readonly kind: 'known' | 'free' }

type Props = {
  readonly identity: Identity
  readonly answer: Answer
  readonly asking: boolean
  readonly onNoneOfThese: () => void
}

/** The answer takes the focus: it is what the person was waiting for. */
export function FindAnswer({ identity, answer, ...own }: Props) {
  const region = useRef<HTMLDivElement>(null)
  useEffect(() => {
    region.current?.focus()
  }, [answer])
  return (
    <div ref={region} tabIndex={-1} className="find-answer">
      {answer.kind === 'own' && (
        <OwnFiles identity={identity} households={answer.households} {...own} />
      )}
      {answer.kind === 'known' && <KnownAlready identity={identity} />}
      {answer.kind === 'free' && <NotKnown identity={identity} />}
    </div>
  )
}

type OwnProps = Omit<Props, 'answer'> & { readonly households: SearchResult['households'] }

function OwnFiles({ identity, households, asking, onNoneOfThese }: OwnProps) {
  return (
    <Card
      title="Vous suivez déjà quelqu’un de ce nom"
      icon={IconUserCheck}
      flush
      footer={
        <div className="find-answer__foot">
          Ce n’est aucune de ces personnes ?
          <Button variant="default" size="xs" loading={asking} onClick={onNoneOfThese}>
            Chercher dans tout le dispositif
          </Button>
        </div>
      }
    >
      <ul className="find-rows">
        {households.map(({ id, name, birthDate, phase, fileNumber }) => (
          <li key={id} className="find-rows__row">
            <div>
              <strong>{name}</strong>
              <p className="find-rows__detail">
                {identityInList({ bornOn: birthDate, phase: phaseLabel(phase) })}
                {`, dossier\u00a0${fileNumber}`}
              </p>
            </div>
            <LinkButton
              to="/menages/$householdId"
              params={{ householdId: id }}
              variant={birthDate === identity.birthDate ? 'filled' : 'default'}
            >
              C’est cette personne
            </LinkButton>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** It says that she is known, and nothing else: neither by whom, nor where, nor since when. */
function KnownAlready({ identity }: { identity: Identity }) {
  const { scheme } = useSignedIn()
  const landlord = useQuery(landlordQuery).data
  const name = landlord?.name ?? scheme?.landlord ?? 'le bailleur'
  return (
    <Card title="Cette personne est déjà connue du dispositif" icon={IconPhone}>
      <p className="find-answer__words">
        Appelez {name} avant toute saisie : le dossier existant peut vous être ouvert si le ménage
        en est d’accord. Pérenne ne dit rien de plus, pour protéger la personne.
      </p>
      <div className="find-answer__actions">
        {landlord?.phone && <PhoneLink phone={landlord.phone} name={name} size="sm" />}
        <Begin identity={identity} variant="default">
          Ce n’est pas la même personne : signaler
        </Begin>
      </div>
    </Card>
  )
}

function NotKnown({ identity }: { identity: Identity }) {
  return (
    <Card title="Personne ne connaît encore ce ménage" icon={IconUserPlus}>
      <p className="find-answer__words">
        {identity.firstName} {identity.lastName}, né(e) le {formatDay(identity.birthDate)}. Vous
        pouvez commencer : l’information du ménage d’abord, puis quatre écrans. Moins de dix
        minutes.
      </p>
      <Begin identity={identity} variant="filled">
        Commencer le signalement
      </Begin>
    </Card>
  )
}

type BeginProps = {
  readonly identity: Identity
  readonly variant: 'filled' | 'default'
  readonly children: string
}

/** The file has its number here and now, so that a button pressed twice opens it once; nothing is written yet. */
function Begin({ identity, variant, children }: BeginProps) {
  const { account } = useSignedIn()
  const today = useToday()
  const navigate = useNavigate()
  const begin = () => {
    const householdId = newId()
    const values = emptyReferral('fr', today)
    const lead = {
      ...newPerson('lead', identity.lastName),
      firstName: identity.firstName,
      birthDate: formatDay(identity.birthDate),
    }
    const draft: ReferralDraft = {
      opened: false,
      values: withoutSecrets({ ...values, persons: [lead] }),
    }
    writeDraft(account.id, draftName(householdId), draft)
    void navigate({
      to: '/signaler/$householdId/$step',
      params: { householdId, step: 'information' },
    })
  }
  return (
    <Button variant={variant} onClick={begin}>
      {children}
    </Button>
  )
}
