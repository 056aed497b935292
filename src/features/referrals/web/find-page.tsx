import { useQuery } from '@tanstack/react-query'
import { NotFoundPage } from '#web/pages/not-found-page.tsx'
import { useMay } from '#web/session/session.ts'
import { Card } from '#web/ui/card.tsx'
import { RowLink, TextLink } from '#web/ui/links.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { CapacityCard } from './capacity-card.tsx'
import { FindForm } from './find-form.tsx'
import './find-page.css'
import { unsentQuery } from './referral-queries.ts'

/** Search first: a household that is already followed is found again, not typed again (A18). */
export function FindPage() {
  if (!useMay('referral.write')) return <NotFoundPage />
  return (
    <div className="find">
      <PageHeader
        crumbs={[
          <TextLink key="list" to="/menages">
            Ménages
          </TextLink>,
        ]}
        title="Retrouver ou signaler un ménage"
        subtitle="Cherchez d’abord : un ménage déjà suivi n’est jamais saisi deux fois."
      />
      <FindForm />
      <Unsent />
      <CapacityCard />
    </div>
  )
}

/** Referrals begun and not sent: going on with one is quicker than beginning again. */
function Unsent() {
  const { data } = useQuery(unsentQuery)
  if (!data || data.rows.length === 0) return null
  return (
    <Card title="Pas encore envoyés" count={data.rows.length} flush>
      <ul className="find-rows">
        {data.rows.map(({ id, name, fileNumber }) => (
          <li key={id} className="find-rows__row">
            <div>
              <RowLink
                to="/signaler/$householdId/$step"
                params={{ householdId: id, step: 'verification' }}
              >
                {name}
              </RowLink>
              <p className="find-rows__detail">
                {name === fileNumber ? 'rien de saisi encore' : `dossier\u00a0${fileNumber}`}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}
