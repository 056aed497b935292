import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core'
import { useForm, type UseFormReturnType } from '@mantine/form'
import { useNavigate } from '@tanstack/react-router'
import { formatInstant } from '#web/ui/dates.ts'
import { DayField, typedDay } from '#web/ui/day-field.tsx'
import { FormError } from '#web/ui/form-error.tsx'
import { TextLink } from '#web/ui/links.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { useServerForm } from '#web/ui/server-form.ts'
import { openInEmergency } from './privacy-requests.ts'
import './privacy.css'

const EMPTY = { fileNumber: '', lastName: '', firstName: '', birthDate: '', reason: '' }
type EmergencyForm = UseFormReturnType<typeof EMPTY>

/** Opens one file that nobody assigned to the reader, for a day, and says beforehand who will know. */
export function EmergencyPage() {
  const navigate = useNavigate()
  const form = useForm({ initialValues: EMPTY })
  const { submit, sending, error } = useServerForm(form, {
    send: (values) => openInEmergency({ ...asked(values), reason: values.reason }),
    onDone: async ({ householdId, expiresAt }) => {
      notifyDone(`Dossier ouvert jusqu’au ${formatInstant(expiresAt)}.`)
      await navigate({ to: '/menages/$householdId', params: { householdId } })
    },
  })
  return (
    <>
      <PageHeader
        crumbs={[
          <TextLink key="list" to="/menages">
            Ménages
          </TextLink>,
        ]}
        title="Accès d’urgence"
        subtitle="Un seul dossier, pendant 24 heures, quand attendre mettrait quelqu’un en danger."
      />
      <form className="privacy-form" onSubmit={submit} noValidate>
        <p className="privacy-note">
          La personne, l’intervenant du dossier et le délégué à la protection des données de votre
          organisation sauront que vous l’avez ouvert. Vous lirez ce que lit votre rôle, sans ce qui
          demande l’accord de la personne.
        </p>
        <Stack>
          <TextInput
            label="Numéro du dossier"
            autoComplete="off"
            {...form.getInputProps('fileNumber')}
          />
          <Identity form={form} />
          <Textarea
            label="Pourquoi maintenant ?"
            description="Vingt caractères au moins. Écrivez ce qui se passe, jamais un diagnostic."
            autosize
            minRows={3}
            {...form.getInputProps('reason')}
          />
          <FormError error={error} what="Le dossier n’a pas été ouvert." />
          <Group>
            <Button type="submit" loading={sending}>
              Ouvrir pour 24 heures
            </Button>
          </Group>
        </Stack>
      </form>
    </>
  )
}

function Identity({ form }: { form: EmergencyForm }) {
  return (
    <fieldset>
      <legend>Ou, sans le numéro</legend>
      <Stack gap="sm">
        <TextInput label="Nom" autoComplete="off" {...form.getInputProps('lastName')} />
        <TextInput label="Prénom" autoComplete="off" {...form.getInputProps('firstName')} />
        <DayField label="Date de naissance" {...form.getInputProps('birthDate')} />
      </Stack>
    </fieldset>
  )
}

/** What was typed; an empty field is not asked. */
function asked({ fileNumber, lastName, firstName, birthDate }: typeof EMPTY) {
  const day = typedDay(birthDate)
  return {
    ...(fileNumber.trim() && { fileNumber }),
    ...(lastName.trim() && { lastName }),
    ...(firstName.trim() && { firstName }),
    ...(day && { birthDate: day }),
  }
}
