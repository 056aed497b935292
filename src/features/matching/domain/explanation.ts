import type { CriterionVerdict, Verdict } from './criterion.ts'
import { hardNos } from './ranking.ts'
import { criterionWords } from './words.ts'

/**
 * Why this dwelling, in one paragraph for the prescriber. It names criteria and no cause; the protected verdict is said
 * only as the landlord may know it.
 *
 * @param dwelling  « T3, 66 m², Cran-Gevrier »
 * @param criteria  verdicts of the household for this dwelling
 * @returns         two to five short sentences
 * @source          G9
 */
export function explanation(dwelling: string, criteria: readonly CriterionVerdict[]): string {
  const asked = criteria.filter(
    ({ importance }) => importance === 'must' || importance === 'should',
  )
  const sentences = [
    opening(dwelling, criteria, asked),
    namesOf('Il lui donne', asked, 'yes'),
    missing(criteria),
    namesOf('Ses souhaits non remplis :', wishes(criteria), 'no'),
    namesOf('À vérifier ensemble :', criteria, 'unknown'),
  ]
  return sentences.filter((sentence) => sentence !== null).join(' ')
}

function opening(
  dwelling: string,
  criteria: readonly CriterionVerdict[],
  asked: readonly CriterionVerdict[],
): string {
  if (asked.length === 0) return `${dwelling} : le ménage n’a rien demandé de précis.`
  const met = asked.filter(({ verdict }) => verdict === 'yes').length
  const size = `${String(met)} ${met >= 2 ? 'demandes' : 'demande'} sur ${String(asked.length)}`
  const isWhole = hardNos(criteria).length === 0
  return `${dwelling} : ce logement remplit ${size}${isWhole ? ' et respecte toutes les contraintes connues' : ''}.`
}

function missing(criteria: readonly CriterionVerdict[]): string | null {
  const nos = hardNos(criteria)
  return nos.length === 0 ? null : `Il ne remplit pas : ${listed(nos)}.`
}

function wishes(criteria: readonly CriterionVerdict[]): readonly CriterionVerdict[] {
  return criteria.filter(({ importance }) => importance === 'should')
}

function namesOf(
  start: string,
  criteria: readonly CriterionVerdict[],
  verdict: Verdict,
): string | null {
  const kept = criteria.filter((one) => one.verdict === verdict)
  return kept.length === 0 ? null : `${start} ${listed(kept)}.`
}

function listed(criteria: readonly CriterionVerdict[]): string {
  const words = criteria.map(({ criterion, because }) => {
    const name = criterionWords(criterion)
    const [first] = because
    const said = name.charAt(0).toLocaleLowerCase('fr') + name.slice(1)
    return first === undefined ? said : `${said} (${first.words})`
  })
  return words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} et ${words.at(-1) ?? ''}`
}
