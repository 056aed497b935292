import { sql } from 'kysely'
import { logListed, type Tx } from '#platform/db/door.ts'
import type { Define } from '#platform/http/route.ts'
import type { PolicyName } from '../../../policies.ts'
import { VacancyCandidacyParams, VacancyCandidates } from '../contract.ts'

type Candidate = VacancyCandidates['candidates'][number]

/** Who is proposed for a vacancy: in full for the landlord's officer, first name and initial for its holder. */
export function vacancyCandidatesRoute(define: Define<PolicyName>): void {
  define.inCase(
    {
      method: 'GET',
      url: '/api/vacancies/:vacancyId/candidacies',
      summary: 'Les ménages proposés pour une libération',
      policy: 'candidacy.list',
      scope: 'list',
      compartments: ['1', '1r', '10', '10r'],
      params: VacancyCandidacyParams,
      reply: VacancyCandidates,
    },
    async ({ tx, params }) => {
      const candidates = await candidatesOf(tx, params.vacancyId)
      await logListed(tx, [...new Set(candidates.map(({ householdId }) => householdId))])
      return { candidates }
    },
  )
}

async function candidatesOf(tx: Tx, vacancyId: string): Promise<Candidate[]> {
  const found = await sql<Candidate>`
    SELECT s.id, s.household_id, s.status, s.since, h.file_number,
      coalesce(p.first_name || ' ' || p.last_name, r.first_name || ' ' || r.initial || '.', h.file_number) AS name
    FROM app.candidacy_status s
    JOIN app.household h ON h.id = s.household_id
    LEFT JOIN app.person p ON p.id = h.lead_person_id
    LEFT JOIN app.person_reduced r ON r.household_id = h.id
    WHERE s.vacancy_id = ${vacancyId}
    ORDER BY s.status = 'closed', s.since, s.id LIMIT 50`.execute(tx)
  return found.rows
}
