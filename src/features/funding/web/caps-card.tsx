import { useQuery } from '@tanstack/react-query'
import { Card } from '#web/ui/card.tsx'
import { TextLink } from '#web/ui/links.tsx'
import { QueryView } from '#web/ui/query-view.tsx'
import { counted } from '#web/ui/typo.ts'
import type { FundingCap, FundingCaps } from '../contract.ts'
import './caps-card.css'
import { fundingCapsQuery } from './funding-queries.ts'
import { CAP_TITLES, monthWords } from './funding-words.ts'

/** C4: how many places, who holds them, when the last one should be taken. */
export function CapsCard() {
  const query = useQuery(fundingCapsQuery)
  return (
    <Card title="Places sous plafond">
      <QueryView query={query} failure="Les plafonds n’ont pas pu être chargés.">
        {(page) => <Caps page={page} />}
      </QueryView>
    </Card>
  )
}

function Caps({ page }: { page: FundingCaps }) {
  return (
    <ul className="caps">
      {page.caps.map((cap) => (
        <li key={cap.key}>
          <h3 className="caps__title">
            {CAP_TITLES[cap.line]}
            <span>
              <strong>{cap.used}</strong> sur {cap.limit}
            </span>
          </h3>
          <Places cap={cap} />
          <p className="caps__left" data-tone={cap.left === 0 ? 'todo' : undefined}>
            {leftWords(cap)}
          </p>
          <Forecast cap={cap} />
          <Holders cap={cap} reach={page.reach} />
        </li>
      ))}
    </ul>
  )
}

const BOXES = 12

/** One box a place, as long as they can be counted at a glance. */
function Places({ cap: { limit, used } }: { cap: FundingCap }) {
  if (limit > BOXES) {
    const width = `${String(Math.min(100, (100 * used) / limit))}%`
    return (
      <span className="caps__bar" aria-hidden="true">
        <span style={{ inlineSize: width }} />
      </span>
    )
  }
  return (
    <span className="caps__places" aria-hidden="true">
      {Array.from({ length: limit }, (_, place) => (
        <span key={place} data-taken={place < used || undefined} />
      ))}
    </span>
  )
}

function leftWords({ beyond, left, line }: FundingCap): string {
  if (line === 'adapted-management')
    return left === 0 ? 'Objectif atteint.' : `${counted(left, 'ménage')} encore à loger.`
  if (left > 0) return `${counted(left, 'place libre', 'places libres')}.`
  const full =
    line === 'sliding-lease-aid'
      ? 'Plus aucune place : un ménage de plus est refusé.'
      : 'Plus aucune place : le suivant n’est pas payé ici.'
  return beyond === 0 ? full : `${full} ${counted(beyond, 'déjà au-delà', 'déjà au-delà')}.`
}

function Forecast({ cap: { fullInMonth, left, line, months } }: { cap: FundingCap }) {
  if (months.length === 0) return null
  const reached =
    line === 'adapted-management' ? 'L’objectif serait atteint' : 'Le plafond serait atteint'
  return (
    <p className="caps__forecast">
      {left > 0 &&
        (fullInMonth === null
          ? 'À ce rythme, il ne serait pas atteint avant la fin. '
          : `${reached} en ${monthWords(fullInMonth)}. `)}
      <TextLink
        to="/programme/argent"
        search={(search) => ({ ...search, plafond: line })}
        resetScroll={false}
        fz="xs"
      >
        Mois par mois<span className="visually-hidden"> : {CAP_TITLES[line]}</span>
      </TextLink>
    </p>
  )
}

function Holders({ cap, reach }: { cap: FundingCap; reach: FundingCaps['reach'] }) {
  const { holders, line, unnamed } = cap
  if (line === 'adapted-management' || holders.length + unnamed === 0) return null
  return (
    <ul className="caps__holders" aria-label={`Qui tient ces places : ${CAP_TITLES[line]}`}>
      {holders.map(({ fileNumber, operatorName }, index) => (
        <li key={index}>
          <span>Dossier {fileNumber}</span> {operatorName}
        </li>
      ))}
      {unnamed > 0 && (
        <li>
          {counted(unnamed, 'place tenue', 'places tenues')}{' '}
          {reach === 'own'
            ? 'par d’autres opérateurs'
            : 'par des ménages dont le dossier ne se lit pas ici'}
        </li>
      )}
    </ul>
  )
}
