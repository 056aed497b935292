import { Select } from '@mantine/core'
import { fieldSentence } from '#web/errors.fr.ts'
import { newId } from '#web/new-id.ts'
import type { CandidacyList } from '../contract.ts'
import { CandidacyForm } from './candidacy-form.tsx'
import type { DrawerProps } from './shown.ts'

const choicesOf = ({ siteManagers }: CandidacyList) =>
  siteManagers.map(({ id, name, isUsual }) => ({
    value: id,
    label: isUsual ? `${name} (responsable de ce site)` : name,
  }))

/** H1, H11: the prescriber is informed first; the site manager joins with the proposal. */
export function InformDrawer({ householdId, list, candidacy, onClose }: DrawerProps) {
  const usual = list.siteManagers.find(({ isUsual }) => isUsual)
  return (
    <CandidacyForm
      householdId={householdId}
      onClose={onClose}
      title="Informer l’accompagnant"
      action="Informer l’accompagnant"
      done="L’accompagnant est prévenu. Le ménage l’apprendra par lui."
      initial={{ accountId: usual?.id ?? null }}
      toSend={({ accountId }) => ({
        path: `/${candidacy.id}/inform`,
        body: { siteManager: accountId === null ? null : { id: newId(), accountId } },
      })}
    >
      {(form) => (
        <>
          <p>
            Il reçoit un courriel sans donnée sur le ménage, puis lit la proposition ici. Rien ne
            part vers le ménage.
          </p>
          <Select
            label="Responsable de site"
            description="Il lira où en est la proposition et viendra à la visite."
            placeholder="Plus tard"
            clearable
            data={choicesOf(list)}
            {...form.getInputProps('accountId')}
          />
        </>
      )}
    </CandidacyForm>
  )
}

export function SiteManagerDrawer({ householdId, list, candidacy, onClose }: DrawerProps) {
  return (
    <CandidacyForm
      householdId={householdId}
      onClose={onClose}
      title="Nommer le responsable de site"
      action="Nommer"
      done="Responsable de site nommé."
      initial={{ accountId: null as string | null }}
      validate={{ accountId: (value) => (value === null ? fieldSentence('required') : null) }}
      toSend={({ accountId }, id) => ({
        path: `/${candidacy.id}/site-manager`,
        body: { id, accountId },
      })}
    >
      {(form) => (
        <Select
          label="Responsable de site"
          data={choicesOf(list)}
          {...form.getInputProps('accountId')}
        />
      )}
    </CandidacyForm>
  )
}
