import { formatDay } from '#web/ui/dates.ts'
import { counted } from '#web/ui/typo.ts'
import type { Effects } from '../contract.ts'
import { termSpec, TERM_KEYS } from '../domain/term-catalogue.ts'

type Steps = Effects['steps']

/** The next steps that change their due date, from when to when, without any name. */
export function MovedSteps({ steps }: { steps: Steps }) {
  const { moved, nowLate, noLongerLate, groups, moreGroups } = steps
  return (
    <>
      <p>
        {counted(moved, 'prochaine étape change', 'prochaines étapes changent')} d’échéance
        {nowLate > 0 && `, dont ${counted(nowLate, 'passe', 'passent')} en retard`}
        {noLongerLate > 0 && `, dont ${counted(noLongerLate, 'n’est', 'ne sont')} plus en retard`}.
      </p>
      <table className="effects__steps">
        <thead>
          <tr>
            <th scope="col">Étape</th>
            <th scope="col">Ménages</th>
            <th scope="col">Échéance</th>
            <th scope="col">devient</th>
          </tr>
        </thead>
        <tbody>
          {groups.map(({ step, households, fromDue, toDue }) => (
            <tr key={[step, fromDue, toDue].join()}>
              <th scope="row">{stepWords(step)}</th>
              <td>{households}</td>
              <td>{dueWords(fromDue)}</td>
              <td>{dueWords(toDue)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {moreGroups > 0 && <p>Et {counted(moreGroups, 'autre date')}.</p>}
    </>
  )
}

function stepWords(step: string): string {
  const key = TERM_KEYS.find((known) => known === `delay.${step}`)
  return key ? termSpec(key).label : step
}

function dueWords(day: string | null): string {
  return day === null ? 'sans échéance' : formatDay(day)
}
