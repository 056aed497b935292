import { Select, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { fieldSentence } from '#web/errors.fr.ts'
import { QueryView } from '#web/ui/query-view.tsx'
import { CandidacyForm } from './candidacy-form.tsx'
import { openVacanciesQuery } from './candidacy-queries.ts'

type Props = {
  readonly householdId: string
  readonly vacancyId: string | undefined
  readonly onClose: () => void
}

const required = (text: string | null) =>
  text === null || text.trim() === '' ? fieldSentence('required') : null

/** G8: a human chooses, and says why. */
export function ProposeDrawer({ householdId, vacancyId, onClose }: Props) {
  const query = useQuery(openVacanciesQuery)
  return (
    <QueryView query={query} failure="Les libérations n’ont pas pu être chargées.">
      {({ rows }) => {
        const free = rows.filter(({ status }) => status === 'open' || status === 'proposed')
        return (
          <CandidacyForm
            householdId={householdId}
            onClose={onClose}
            title="Proposer un logement"
            action="Choisir ce ménage"
            done="Ménage choisi. Informez maintenant son accompagnant : lui d’abord."
            initial={{ vacancyId: vacancyId ?? (null as string | null), motive: '' }}
            validate={{ vacancyId: required, motive: required }}
            toSend={({ vacancyId: chosen, motive }, id) => ({
              path: '',
              body: { id, vacancyId: chosen, motive },
            })}
          >
            {(form) => (
              <>
                <Select
                  label="Logement"
                  searchable
                  data={free.map((row) => ({
                    value: row.id,
                    label: `${row.typology}, ${row.communeName}, ${row.address}`,
                  }))}
                  nothingFoundMessage="Aucune libération de ce nom."
                  {...form.getInputProps('vacancyId')}
                />
                <Textarea
                  label="Pourquoi ce ménage pour ce logement"
                  description="Lu par l’accompagnant et par le bailleur. Ce qui convient, jamais une cause."
                  autosize
                  minRows={3}
                  maxLength={1000}
                  {...form.getInputProps('motive')}
                />
              </>
            )}
          </CandidacyForm>
        )
      }}
    </QueryView>
  )
}
