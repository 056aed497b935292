import { Checkbox, Select, Stack, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconBuilding } from '@tabler/icons-react'
import { useState } from 'react'
import { fieldSentence } from '#web/errors.fr.ts'
import { newId } from '#web/new-id.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { SideDrawer } from '#web/ui/side-drawer.tsx'
import { counted } from '#web/ui/typo.ts'
import type { SessionRead } from '../contract.ts'
import { EXCEPTIONS, EXCEPTION_WORDS } from '../domain/outcomes.ts'
import { acts } from './committee-queries.ts'
import { type DrawerProps, FormButtons, useActForm } from './drawer-form.tsx'

type Values = {
  vacancyId: string
  candidacyIds: string[]
  exception: string
  exceptionWords: string
}

/** I2: a dwelling, its candidates, and the exception when there are fewer than the law asks for. */
export function AddItemDrawer(props: DrawerProps) {
  const { session, onClose } = props
  return (
    <SideDrawer onClose={onClose} title="Ajouter un logement">
      {session.choices.length === 0 ? (
        <EmptyState icon={IconBuilding} title="Aucun logement n’attend une séance.">
          Un logement paraît ici quand le prescripteur d’un candidat a donné son accord.
        </EmptyState>
      ) : (
        <AddItemForm {...props} />
      )}
    </SideDrawer>
  )
}

function useItemForm({ session, onClose }: DrawerProps) {
  const [id] = useState(newId)
  const needed = session.candidatesNeeded ?? 0
  const isShort = (ids: readonly string[]) => ids.length > 0 && ids.length < needed
  const form = useForm<Values>({
    initialValues: { vacancyId: '', candidacyIds: [], exception: '', exceptionWords: '' },
    validate: {
      vacancyId: (chosen) => (chosen === '' ? fieldSentence('required') : null),
      candidacyIds: (ids) => (ids.length === 0 ? fieldSentence('required') : null),
      exception: (code, { candidacyIds }) =>
        isShort(candidacyIds) && code === '' ? fieldSentence('required') : null,
      exceptionWords: (words, { candidacyIds }) =>
        isShort(candidacyIds) && words.trim() === '' ? fieldSentence('required') : null,
    },
  })
  const sending = useActForm(form, {
    session,
    onClose,
    done: 'Logement ajouté à l’ordre du jour.',
    toAct: ({ vacancyId, candidacyIds, exception, exceptionWords }) => ({
      ...acts.put({
        id,
        vacancyId,
        candidacyIds,
        exception: isShort(candidacyIds)
          ? (EXCEPTIONS.find((one) => one === exception) ?? null)
          : null,
        exceptionWords: isShort(candidacyIds) ? exceptionWords : null,
      }),
    }),
  })
  return { form, isShort: isShort(form.values.candidacyIds), ...sending }
}

function AddItemForm(props: DrawerProps) {
  const { session, onClose } = props
  const { form, isShort, submit, sending, error } = useItemForm(props)
  const choice = session.choices.find(({ vacancyId }) => vacancyId === form.values.vacancyId)
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <Select
          label="Logement"
          placeholder="Choisir un logement"
          data={session.choices.map(toOption)}
          allowDeselect={false}
          value={form.values.vacancyId}
          error={form.errors['vacancyId']}
          onChange={(vacancyId) => {
            const found = session.choices.find((one) => one.vacancyId === vacancyId)
            form.setValues({
              vacancyId: vacancyId ?? '',
              candidacyIds: found?.candidates.map(({ candidacyId }) => candidacyId) ?? [],
            })
          }}
        />
        {choice && (
          <Checkbox.Group
            label="Candidats"
            value={form.values.candidacyIds}
            onChange={(candidacyIds) => {
              form.setFieldValue('candidacyIds', candidacyIds)
            }}
            error={form.errors['candidacyIds']}
          >
            <Stack gap="xs" mt={6}>
              {choice.candidates.map(({ candidacyId, name }) => (
                <Checkbox key={candidacyId} value={candidacyId} label={name} />
              ))}
            </Stack>
          </Checkbox.Group>
        )}
        {isShort && (
          <>
            <p className="effect">
              La loi demande {session.candidatesNeeded} candidats par logement. Avec moins, dites
              quelle exception de l’article R.441-3 s’applique.
            </p>
            <Select
              label="Exception"
              placeholder="Choisir une exception"
              data={EXCEPTIONS.map((value) => ({ value, label: EXCEPTION_WORDS[value] }))}
              allowDeselect={false}
              {...form.getInputProps('exception')}
            />
            <Textarea
              label="Pourquoi"
              description="Écrit à l’ordre du jour et au procès-verbal."
              autosize
              minRows={2}
              maxLength={300}
              {...form.getInputProps('exceptionWords')}
            />
          </>
        )}
        <FormButtons label="Ajouter" sending={sending} error={error} onClose={onClose} />
      </Stack>
    </form>
  )
}

function toOption({ vacancyId, title, candidates }: SessionRead['choices'][number]) {
  return { value: vacancyId, label: `${title} (${counted(candidates.length, 'candidat')})` }
}
