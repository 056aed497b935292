import { Button } from '@mantine/core'
import { IconFileOff, IconFiles } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, lazyRouteComponent } from '@tanstack/react-router'
import { Suspense } from 'react'
import { useMay } from '#web/session/session.ts'
import { Card } from '#web/ui/card.tsx'
import { Chip } from '#web/ui/chip.tsx'
import { formatDay } from '#web/ui/dates.ts'
import { NextStepCard } from '#web/ui/next-step-card.tsx'
import { QueryView } from '#web/ui/query-view.tsx'
import { counted } from '#web/ui/typo.ts'
import type { ApplicationRead, DocumentItem } from '../contract.ts'
import { AskCard } from './ask-card.tsx'
import { documentTitle, STATE_TONES, STATE_WORDS } from './document-words.ts'
import { applicationQuery, pieceOf } from './documents-queries.ts'
import { PreparationCard } from './preparation-card.tsx'
import { ReducedDocuments } from './reduced-documents.tsx'
import './documents.css'

const DocumentDrawer = lazyRouteComponent(() => import('./document-drawer.tsx'), 'DocumentDrawer')
const PreparationDrawer = lazyRouteComponent(
  () => import('./preparation-drawer.tsx'),
  'PreparationDrawer',
)
const route = getRouteApi('/shell/menages/$householdId/documents')

/** What the file needs, from the list and nothing else. */
export function DocumentsTab() {
  const { householdId } = route.useParams()
  const mayRead = useMay('application.read')
  return mayRead ? (
    <Documents householdId={householdId} />
  ) : (
    <ReducedDocuments householdId={householdId} />
  )
}

type Props = { readonly householdId: string }

function Documents({ householdId }: Props) {
  const query = useQuery(applicationQuery(householdId))
  return (
    <QueryView query={query} failure="Les pièces n’ont pas pu être chargées.">
      {(application) => (
        <div className="documents">
          {!application.hasUniqueNumber && <NoNumber />}
          <div className="documents__columns">
            <ListCard application={application} />
            <div className="documents__aside">
              <PreparationCard householdId={householdId} application={application} />
              {application.abilities.includes('ask') && (
                <AskCard householdId={householdId} application={application} />
              )}
            </div>
          </div>
          <Drawers householdId={householdId} application={application} />
        </div>
      )}
    </QueryView>
  )
}

/** D2: no committee without it. */
function NoNumber() {
  return (
    <NextStepCard
      who="Demander le numéro unique"
      tone="todo"
      sentence="La demande de logement social n’a pas encore de numéro : aucune commission ne peut examiner ce dossier. Il faut une pièce d’identité et le formulaire ; la demande se fait en ligne, en mairie ou au guichet du bailleur, puis le numéro se note dans le signalement."
    />
  )
}

function ListCard({ application }: { readonly application: ApplicationRead }) {
  const { items, next } = application
  const ready = items.filter(({ state }) => state === 'validated').length
  const navigate = route.useNavigate()
  return (
    <Card
      title="Pièces du dossier"
      icon={IconFiles}
      seenBy={['le ménage', 'son accompagnant', 'le bailleur']}
      flush
      footer={`${counted(ready, 'pièce validée', 'pièces validées')} sur ${String(items.length)}`}
    >
      <ul className="documents__list">
        {items.map((item, index) => (
          <li key={pieceOf(item)} data-next={index === next || undefined}>
            <Line
              item={item}
              isNext={index === next}
              onOpen={() => void navigate({ search: { piece: pieceOf(item) } })}
            />
          </li>
        ))}
      </ul>
    </Card>
  )
}

type LineProps = {
  readonly item: DocumentItem
  readonly isNext: boolean
  readonly onOpen: () => void
}

function Line({ item, isNext, onOpen }: LineProps) {
  const { state, receivedOn, decidedOn, rejectReason, pages } = item
  const day = decidedOn ?? receivedOn
  return (
    <>
      <div className="documents__words">
        <p>
          <strong>{documentTitle(item)}</strong>
        </p>
        <p className="documents__meta">
          {state === 'rejected' && rejectReason !== null ? `${rejectReason} ` : ''}
          {pages.length > 0 && `${counted(pages.length, 'page')}, `}
          {day === null
            ? isNext
              ? 'la prochaine à apporter'
              : item.plain
            : `le ${formatDay(day)}`}
        </p>
      </div>
      <Chip tone={STATE_TONES[state]} {...(state === 'missing' ? { icon: IconFileOff } : {})}>
        {STATE_WORDS[state]}
      </Chip>
      <Button
        variant="default"
        size="xs"
        onClick={onOpen}
        aria-label={`Ouvrir : ${documentTitle(item)}`}
      >
        Ouvrir
      </Button>
    </>
  )
}

function Drawers({ householdId, application }: Props & { readonly application: ApplicationRead }) {
  const { piece, ouvrir } = route.useSearch()
  const navigate = route.useNavigate()
  const onClose = () => void navigate({ search: {}, replace: true })
  const item = application.items.find((one) => pieceOf(one) === piece)
  return (
    <Suspense>
      {item && (
        <DocumentDrawer
          householdId={householdId}
          item={item}
          abilities={application.abilities}
          onClose={onClose}
        />
      )}
      {ouvrir === 'preparation' && application.abilities.includes('prepare') && (
        <PreparationDrawer householdId={householdId} application={application} onClose={onClose} />
      )}
    </Suspense>
  )
}
