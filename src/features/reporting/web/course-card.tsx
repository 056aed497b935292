import { Card } from '#web/ui/card.tsx'
import type { ProgrammeOverview } from '../contract.ts'
import './course-card.css'
import { basisWords, COURSE_WORDS, stoppedWords } from './overview-words.ts'

/** R4, I1: the way of the cohort, and what stopped at each step. */
export function CourseCard({ overview }: { overview: ProgrammeOverview }) {
  const { course } = overview
  const most = Math.max(1, ...course.map(({ count }) => count ?? 0))
  return (
    <Card
      title="Le parcours des ménages"
      seenBy={overview.isLive ? ['vous'] : ['les partenaires du dispositif']}
      footer={<p className="course__note">{basisWords(overview)}</p>}
    >
      <table className="course">
        <caption className="visually-hidden">Ménages arrivés à chaque étape</caption>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">Étape</th>
            <th scope="col">Ménages</th>
            <th scope="col">Arrêtés là</th>
          </tr>
        </thead>
        <tbody>
          {course.map((row) => (
            <tr key={row.step}>
              <th scope="row">{COURSE_WORDS[row.step]}</th>
              <td>
                <span className="course__value">
                  {row.count !== null && (
                    <span
                      className="course__bar"
                      data-housed={row.step === 'housed' || undefined}
                      style={{ inlineSize: `${String((row.count / most) * 80)}%` }}
                      aria-hidden
                    />
                  )}
                  {row.count === null ? (
                    <span className="course__masked">masqué</span>
                  ) : (
                    <strong>{row.count}</strong>
                  )}
                </span>
              </td>
              <td className="course__stopped">{stoppedWords(row)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}
