import { useQuery } from '@tanstack/react-query'
import { formatDay } from '#web/ui/dates.ts'
import { QueryView } from '#web/ui/query-view.tsx'
import { counted } from '#web/ui/typo.ts'
import type { FundingLine, FundingLines } from '../contract.ts'
import { fundingLinesQuery } from './funding-queries.ts'
import { exactEuros } from '#web/ui/euros.ts'
import { multiplication } from './funding-words.ts'

type Props = { readonly row: string; readonly annee: number | undefined }

/** Q1: each measure of each household. A file that the reader does not know stays without a number. */
export function HouseholdLines({ row, annee }: Props) {
  const query = useQuery(fundingLinesQuery(row, { annee }))
  return (
    <section className="why">
      <h3 className="why__title">
        Ménage par ménage
        {query.data && <span>{counted(query.data.total, 'mesure')}</span>}
      </h3>
      <QueryView query={query} failure="Le détail n’a pas pu être chargé.">
        {(lines) => <Lines lines={lines} />}
      </QueryView>
    </section>
  )
}

function Lines({ lines: { rows, total } }: { lines: FundingLines }) {
  if (rows.length === 0) return <p className="why__none">Aucun ménage pour le moment.</p>
  return (
    <>
      <ul className="why__lines">
        {rows.map((line, index) => (
          <Line key={index} line={line} />
        ))}
      </ul>
      {total > rows.length && (
        <p className="why__none">Les {rows.length} premières sont montrées ici.</p>
      )}
    </>
  )
}

function Line({ line }: { line: FundingLine }) {
  const { fileNumber, operatorName, running, spent, spentCents, runningCents } = line
  return (
    <li className="why__line">
      <p>
        <span>{fileNumber === null ? 'Un ménage' : `Dossier ${fileNumber}`}</span>
        <span>{exactEuros(spentCents)}</span>
      </p>
      <p>
        <span>
          {operatorName}
          {daysWords(line)}
        </span>
        {runningCents > 0 && <span>puis {exactEuros(runningCents)}</span>}
      </p>
      {[...spent, ...running].length > 0 && (
        <p>{[...spent, ...running].map(multiplication).join(' puis ')}</p>
      )}
    </li>
  )
}

function daysWords({ from, to, state }: FundingLine): string {
  if (state === 'beyond-cap') return ', au-delà du plafond'
  if (from === null || to === null) return ''
  return from === to ? `, le ${formatDay(from)}` : `, du ${formatDay(from)} au ${formatDay(to)}`
}
