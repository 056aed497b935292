import { IconArrowRight, IconHistory } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Card } from '#web/ui/card.tsx'
import { formatDay, formatInstant } from '#web/ui/dates.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { TextLink } from '#web/ui/links.tsx'
import { QueryView } from '#web/ui/query-view.tsx'
import type { ChangeList } from '../contract.ts'
import { changesQuery } from './scheme-queries.ts'

const route = getRouteApi('/shell/programme/regles/historique')

/** Who changed which rule, when, why, from which source. */
export function HistoryPage() {
  const { page = 1 } = route.useSearch()
  const query = useQuery(changesQuery(page))
  return (
    <Card title="Historique des règles" flush>
      <QueryView query={query} failure="L’historique n’a pas pu être chargé.">
        {(list) => <Changes list={list} />}
      </QueryView>
    </Card>
  )
}

function Changes({ list }: { list: ChangeList }) {
  if (list.rows.length === 0) {
    return (
      <EmptyState icon={IconHistory} title="Aucune règle n’a changé depuis l’ouverture.">
        Chaque changement arrivera ici, avec son auteur, son motif et sa source.
      </EmptyState>
    )
  }
  return (
    <>
      <ol className="rule-lines">
        {list.rows.map((change) => (
          <ChangeLine key={change.id} change={change} />
        ))}
      </ol>
      <nav className="rules-pages" aria-label="Pages de l’historique">
        {list.page > 1 && (
          <TextLink to="." search={{ page: list.page - 1 }} fz="sm">
            Plus récents
          </TextLink>
        )}
        {list.hasMore && (
          <TextLink to="." search={{ page: list.page + 1 }} fz="sm">
            Plus anciens
          </TextLink>
        )}
      </nav>
    </>
  )
}

function ChangeLine({ change }: { change: ChangeList['rows'][number] }) {
  const { subject, before, after, step, effectiveOn, reason, source, madeBy, madeAt } = change
  return (
    <li className="rule-line change-line">
      <div>
        <h3 className="rule-line__label">{subject}</h3>
        <p className="rule-line__detail">
          {formatInstant(madeAt)}, {madeBy ?? 'le bailleur'}
        </p>
      </div>
      <div>
        <p className="change-line__values">
          {before !== null && <span>{before}</span>}
          {before !== null && step !== 'withdrawn' && <Icon of={IconArrowRight} size={15} />}
          <strong>{STEP_WORDS[step] ?? after}</strong>
        </p>
        <p className="rule-line__detail">à partir du&nbsp;{formatDay(effectiveOn)}</p>
      </div>
      <p className="rule-line__detail">
        {reason}
        {source !== null && <> Source : {source}.</>}
      </p>
    </li>
  )
}

const STEP_WORDS = { set: undefined, ended: 'prend fin', withdrawn: 'retiré avant de commencer' }
