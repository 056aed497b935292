import { Textarea } from '@mantine/core'
import { fieldSentence } from '#web/errors.fr.ts'
import { CandidacyForm } from './candidacy-form.tsx'
import type { DrawerProps } from './shown.ts'

/** H9: at any time before the offer, without consequence. */
export function WithdrawDrawer({ householdId, candidacy, onClose }: DrawerProps) {
  return (
    <CandidacyForm
      householdId={householdId}
      onClose={onClose}
      title="Le ménage renonce à ce logement"
      action="Enregistrer"
      done="C’est noté. La recherche continue."
      initial={{ words: '' }}
      toSend={({ words }) => ({
        path: `/${candidacy.id}/withdrawal`,
        body: { words: words.trim() === '' ? null : words },
      })}
    >
      {(form) => (
        <>
          <p>Renoncer n’a aucune conséquence : ni radiation, ni place perdue.</p>
          <Textarea
            label="Pourquoi, avec ses mots"
            description="Facultatif."
            autosize
            minRows={2}
            maxLength={1000}
            {...form.getInputProps('words')}
          />
        </>
      )}
    </CandidacyForm>
  )
}

/** The officer chooses otherwise before the committee: she says why, and the prescriber is told. */
export function CloseDrawer({ householdId, candidacy, onClose }: DrawerProps) {
  return (
    <CandidacyForm
      householdId={householdId}
      onClose={onClose}
      title="Choisir autrement"
      action="Terminer cette proposition"
      done="Proposition terminée. L’accompagnant est prévenu."
      initial={{ words: '' }}
      validate={{ words: (words) => (words.trim() === '' ? fieldSentence('required') : null) }}
      toSend={({ words }) => ({ path: `/${candidacy.id}/closing`, body: { words } })}
    >
      {(form) => (
        <Textarea
          label="Pourquoi"
          description="L’accompagnant le lit."
          autosize
          minRows={3}
          maxLength={1000}
          {...form.getInputProps('words')}
        />
      )}
    </CandidacyForm>
  )
}
