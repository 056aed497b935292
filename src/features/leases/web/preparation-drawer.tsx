import { Checkbox, NumberInput, Radio, Select, Stack, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { fieldSentence } from '#web/errors.fr.ts'
import { DayField, typedDay } from '#web/ui/day-field.tsx'
import { formatDay } from '#web/ui/dates.ts'
import { FormDrawer } from '#web/ui/form-drawer.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { useServerForm } from '#web/ui/server-form.ts'
import type { LeaseRead, PreparationEntry } from '../contract.ts'
import { ANNEXES, type Annex } from '../domain/entry-steps.ts'
import type { LeaseKind } from '../domain/sliding-lease.ts'
import { sendPreparation, useRefreshLease } from './lease-queries.ts'
import { ANNEX_WORDS, KIND_WORDS, SIGNATORY_WORDS } from './lease-words.ts'

type Props = {
  readonly householdId: string
  readonly read: LeaseRead
  readonly onClose: () => void
}
type Draft = {
  kind: LeaseKind
  tenantOrganisationId: string
  startsOn: string
  rent: number | string
  charges: number | string
  deposit: number | string
  months: number | string
  signatory: PreparationEntry['signatory']
  annexes: string[]
  conditions: string
}

const inEuros = (cents: number | null | undefined) => (cents == null ? '' : cents / 100)
const inCents = (typed: number | string) => Math.round(Number(typed) * 100)

function draftOf({ preparation, offer, today, hasMandatary }: LeaseRead): Draft {
  if (preparation) {
    const { kind, startsOn, signatory, annexes } = preparation
    return {
      ...{ kind, signatory, annexes: [...annexes], startsOn: formatDay(startsOn) },
      tenantOrganisationId: preparation.tenantOrganisationId ?? '',
      rent: inEuros(preparation.rentCents),
      charges: inEuros(preparation.chargesCents),
      deposit: inEuros(preparation.depositCents),
      months: preparation.months ?? '',
      conditions: preparation.conditions ?? '',
    }
  }
  const rent = inEuros(offer?.rentCents)
  return {
    ...{ kind: 'ordinary', tenantOrganisationId: '', months: '', conditions: '' },
    ...{ rent, deposit: rent, charges: inEuros(offer?.chargesCents) },
    startsOn: formatDay(today),
    signatory: hasMandatary ? 'with-representative' : 'household',
    annexes: ['diagnostics', 'notice', 'inventory'],
  }
}

const isOwn = ({ kind }: Draft) => kind === 'ordinary'
const needed = (value: string | number) => (value === '' ? fieldSentence('required') : null)

function entryOf(draft: Draft, version: number | null): PreparationEntry {
  const own = isOwn(draft)
  return {
    kind: draft.kind,
    tenantOrganisationId: own ? null : draft.tenantOrganisationId,
    startsOn: typedDay(draft.startsOn) ?? '',
    rentCents: inCents(draft.rent),
    chargesCents: inCents(draft.charges),
    depositCents: inCents(draft.deposit),
    months: own ? null : Number(draft.months),
    signatory: draft.signatory,
    annexes: draft.annexes as Annex[],
    conditions: own || draft.conditions.trim() === '' ? null : draft.conditions,
    version,
  }
}

function usePreparation({ householdId, read, onClose }: Props) {
  const refresh = useRefreshLease(householdId)
  const form = useForm<Draft>({
    initialValues: draftOf(read),
    validate: {
      rent: needed,
      charges: needed,
      deposit: needed,
      tenantOrganisationId: (value, draft) => (isOwn(draft) ? null : needed(value)),
      months: (value, draft) => (isOwn(draft) ? null : needed(value)),
      conditions: (value, draft) => (draft.kind === 'sliding' ? needed(value.trim()) : null),
    },
  })
  const sending = useServerForm(form, {
    send: (draft) =>
      sendPreparation(householdId, entryOf(draft, read.preparation?.version ?? null)),
    onDone: async () => {
      await refresh()
      notifyDone('Le bail est prêt à être relu, puis signé.')
      onClose()
    },
  })
  return { form, ...sending }
}

/** K1: nature, rent, who signs, what is joined; for a sliding lease, what makes it slide. */
export function PreparationDrawer(props: Props) {
  const { read, onClose } = props
  const { form, submit, sending, error } = usePreparation(props)
  return (
    <FormDrawer
      title="Préparer le bail"
      action="Enregistrer la préparation"
      {...{ submit, sending, error, onClose }}
    >
      <Radio.Group label="Nature du bail" {...form.getInputProps('kind')}>
        <Stack gap="xs" mt={6}>
          {Object.entries(KIND_WORDS).map(([value, label]) => (
            <Radio key={value} value={value} label={label} />
          ))}
        </Stack>
      </Radio.Group>
      {!isOwn(form.values) && <Tenancy form={form} read={read} />}
      <DayField label="À partir du" maw={220} {...form.getInputProps('startsOn')} />
      <Amount label="Loyer par mois" {...form.getInputProps('rent')} />
      <Amount label="Charges par mois" {...form.getInputProps('charges')} />
      <Amount label="Dépôt de garantie" {...form.getInputProps('deposit')} />
      <Select
        label="Qui signe"
        description={read.hasMandatary ? 'Un mandataire est nommé : il signe ou assiste.' : null}
        data={Object.entries(SIGNATORY_WORDS).map(([value, label]) => ({ value, label }))}
        allowDeselect={false}
        {...form.getInputProps('signatory')}
      />
      <Checkbox.Group label="Papiers joints" {...form.getInputProps('annexes')}>
        <Stack gap="xs" mt={6}>
          {ANNEXES.map((annex) => (
            <Checkbox key={annex} value={annex} label={ANNEX_WORDS[annex]} />
          ))}
        </Stack>
      </Checkbox.Group>
    </FormDrawer>
  )
}

type TenancyProps = {
  readonly form: ReturnType<typeof usePreparation>['form']
  readonly read: LeaseRead
}

function Tenancy({ form, read }: TenancyProps) {
  return (
    <>
      <Select
        label="Association locataire"
        description="Son agrément d’intermédiation (L.365-4) doit être en cours le jour de la signature."
        data={read.tenants.map(({ id, name, agreedUntil }) => ({
          value: id,
          label: `${name} (${agreedUntil === null ? 'sans agrément en cours' : `agréée jusqu’au ${formatDay(agreedUntil)}`})`,
        }))}
        {...form.getInputProps('tenantOrganisationId')}
      />
      <NumberInput
        label="Durée de la sous-location, en mois"
        min={1}
        max={36}
        maw={220}
        {...form.getInputProps('months')}
      />
      {form.values.kind === 'sliding' && (
        <Textarea
          label="Pour que le bail glisse"
          description="Ce que le ménage doit réunir, dans des mots qu’il comprend."
          autosize
          minRows={3}
          maxLength={3000}
          {...form.getInputProps('conditions')}
        />
      )}
    </>
  )
}

function Amount(props: { readonly label: string }) {
  return (
    <NumberInput
      maw={220}
      min={0}
      max={10_000}
      decimalScale={2}
      decimalSeparator=","
      thousandSeparator=" "
      suffix=" €"
      hideControls
      {...props}
    />
  )
}
