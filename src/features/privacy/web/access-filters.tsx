import { Button, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { getRouteApi } from '@tanstack/react-router'
import { formatDay, parseDay } from '#web/ui/dates.ts'
import { DayField } from '#web/ui/day-field.tsx'
import { fieldSentence } from '#web/errors.fr.ts'
import { isOutcome, OUTCOME_WORDS } from './officer-search.ts'

const route = getRouteApi('/shell/protection-des-donnees')

const aDay = (typed: string) =>
  typed.trim() === '' || parseDay(typed) ? null : fieldSentence('impossible-date')

/** Filters go to the address, so that a page can be sent to a colleague and found again. */
export function AccessFilters() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const form = useForm({
    initialValues: {
      dossier: search.dossier ?? '',
      acces: search.acces ?? null,
      du: search.du ? formatDay(search.du) : '',
      au: search.au ? formatDay(search.au) : '',
    },
    validate: { du: aDay, au: aDay },
  })
  const filter = form.onSubmit(({ dossier, acces, du, au }) => {
    void navigate({
      search: ({ mois }) => ({
        mois,
        dossier: dossier.trim() || undefined,
        acces: isOutcome(acces) ? acces : undefined,
        du: parseDay(du) ?? undefined,
        au: parseDay(au) ?? undefined,
      }),
    })
  })
  return (
    <form className="privacy-filters" onSubmit={filter} noValidate>
      <TextInput label="Numéro de dossier" autoComplete="off" {...form.getInputProps('dossier')} />
      <Select
        label="Nature"
        placeholder="toutes"
        clearable
        data={Object.entries(OUTCOME_WORDS).map(([value, label]) => ({ value, label }))}
        {...form.getInputProps('acces')}
      />
      <DayField label="Du" {...form.getInputProps('du')} />
      <DayField label="Au" {...form.getInputProps('au')} />
      <Button type="submit" variant="default">
        Filtrer
      </Button>
    </form>
  )
}
