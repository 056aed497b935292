import { Anchor, Checkbox, Stack, TextInput } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { Card } from '#web/ui/card.tsx'
import { Chip } from '#web/ui/chip.tsx'
import { numberWarnings } from '../domain/referral-rules.ts'
import type { ReferralFormApi } from './use-referral-form.ts'

/** D2: without a unique number there is no committee, so a missing one is said now, with what to do. */
export function RequestNumber({ form }: { form: ReferralFormApi }) {
  const { requestToCreate, uniqueRequestNumber } = form.values
  return (
    <Card title="Demande de logement social">
      <Stack gap="sm">
        {!requestToCreate && (
          <TextInput
            label="Numéro unique de la demande"
            description="Sur l’attestation d’enregistrement : 18 caractères, chiffres et lettres"
            maxLength={40}
            autoComplete="off"
            maw={360}
            {...form.getInputProps('uniqueRequestNumber')}
          />
        )}
        {!requestToCreate && isUnusual(uniqueRequestNumber) && (
          <p className="referral-hint" role="status">
            <Chip tone="todo" icon={IconAlertTriangle}>
              à vérifier
            </Chip>{' '}
            Ce numéro n’a pas la forme habituelle. S’il est bien celui de l’attestation, gardez-le.
          </p>
        )}
        <Checkbox
          label="Le numéro est à créer"
          {...form.getInputProps('requestToCreate', { type: 'checkbox' })}
        />
        {requestToCreate && <HowToCreate />}
      </Stack>
    </Card>
  )
}

function isUnusual(typed: string): boolean {
  const number = typed.replaceAll(/\s/g, '').toUpperCase()
  return number.length >= 6 && numberWarnings(number).length > 0
}

function HowToCreate() {
  return (
    <div>
      <p className="referral-hint">
        <Chip tone="todo" icon={IconAlertTriangle}>
          à faire
        </Chip>{' '}
        Sans numéro, la commission d’attribution ne peut pas examiner le dossier.
      </p>
      <p className="referral-hint">
        La demande se dépose sur{' '}
        <Anchor href="https://www.demande-logement-social.gouv.fr" target="_blank" rel="noreferrer">
          demande-logement-social.gouv.fr
        </Anchor>{' '}
        ou dans une mairie, avec une pièce d’identité ou un titre de séjour de chaque adulte. Le
        numéro arrive sous un mois ; ajoutez-le ici.
      </p>
    </div>
  )
}
