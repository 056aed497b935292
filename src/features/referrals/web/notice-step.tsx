import { Button, Group, Select, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconInfoCircle } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { fieldSentence } from '#web/errors.fr.ts'
import { useSignedIn, useToday } from '#web/session/session.ts'
import { Card } from '#web/ui/card.tsx'
import { Chip } from '#web/ui/chip.tsx'
import { formatDay, parseDay } from '#web/ui/dates.ts'
import { DayField, typedDay } from '#web/ui/day-field.tsx'
import { FormError } from '#web/ui/form-error.tsx'
import { LANGUAGE_CHOICES } from '#web/ui/languages.ts'
import { LinkButton, TextLink } from '#web/ui/links.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { useServerForm } from '#web/ui/server-form.ts'
import type { Notice } from '../contract.ts'
import { NOTICE_MEANS_WORDS } from '../domain/referral-words.ts'
import type { ReferralDraft } from './referral-draft.ts'
import './referral-frame.css'
import { sendNotice } from './referral-queries.ts'
import type { ReferralValues } from './referral-values.ts'
import { StepLinks } from './step-links.tsx'

type Props = {
  readonly householdId: string
  readonly values: ReferralValues
  readonly onOpened: (draft: ReferralDraft) => void
}

/** A4: nothing is written about a household before it has been told what will be written, for whom and for how long. */
export function NoticeStep(props: Props) {
  const { householdId, values } = props
  const [lead] = values.persons
  const name = [lead?.firstName, lead?.lastName].filter(Boolean).join(' ')
  return (
    <div className="referral">
      <PageHeader
        crumbs={[
          <TextLink key="find" to="/signaler">
            Signaler un ménage
          </TextLink>,
        ]}
        title="Informer le ménage"
        subtitle={name}
        badge={<Chip tone="todo">Rien n’est encore écrit</Chip>}
      />
      <StepLinks householdId={householdId} step="information" open={1} />
      <WhatToSay />
      <NoticeForm {...props} />
    </div>
  )
}

function WhatToSay() {
  return (
    <Card title="À dire au ménage avant toute saisie" icon={IconInfoCircle}>
      <ul className="notice-points">
        <li>Un dossier va être ouvert pour l’aider à trouver un logement et à y rester.</li>
        <li>Le bailleur en lira une partie, jamais ce qui touche à la santé ou à la justice.</li>
        <li>Le ménage peut tout relire, voir qui a regardé son dossier, et dire non.</li>
        <li>Dire non n’enlève aucun droit à un logement.</li>
      </ul>
    </Card>
  )
}

type NoticeValues = { givenOn: string; language: string; means: '' | Notice['means'] }

function useNotice({ householdId, values, onOpened }: Props) {
  const today = useToday()
  const navigate = useNavigate()
  const form = useForm<NoticeValues>({
    initialValues: { givenOn: formatDay(today), language: 'fr', means: '' },
    validate: {
      givenOn: (day) => (parseDay(day) === null ? fieldSentence('impossible-date') : null),
      means: (means) => (means === '' ? fieldSentence('required') : null),
    },
  })
  const sending = useServerForm(form, {
    send: ({ givenOn, language, means }) =>
      sendNotice(householdId, {
        givenOn: typedDay(givenOn) ?? '',
        language,
        means: means === '' ? 'oral' : means,
      }),
    onDone: async (_, { language }) => {
      onOpened({
        opened: true,
        values: {
          ...values,
          communication: {
            ...values.communication,
            language,
            interpreterNeeded: language !== 'fr',
          },
        },
      })
      await navigate({
        to: '/signaler/$householdId/$step',
        params: { householdId, step: 'situation' },
      })
    },
  })
  return { form, today, ...sending }
}

function NoticeForm(props: Props) {
  const { form, today, submit, sending, error } = useNotice(props)
  const { account, current } = useSignedIn()
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Card title="Comment cela lui a été expliqué">
          <div className="referral-fields">
            <p className="referral-hint referral-fields__wide">
              Par vous, {account.name}, {current?.organisationName}.
            </p>
            <DayField label="Le" maxDay={today} {...form.getInputProps('givenOn')} />
            <Select
              label="Dans quelle langue"
              data={LANGUAGE_CHOICES}
              searchable
              allowDeselect={false}
              {...form.getInputProps('language')}
            />
            <Select
              label="Par quel moyen"
              placeholder="Choisir"
              data={Object.entries(NOTICE_MEANS_WORDS).map(([value, label]) => ({ value, label }))}
              allowDeselect={false}
              {...form.getInputProps('means')}
            />
          </div>
        </Card>
        <FormError error={error} />
        <Group>
          <Button type="submit" size="md" loading={sending}>
            Le ménage est informé : ouvrir le dossier
          </Button>
          <LinkButton to="/signaler" variant="default" size="md">
            Revenir
          </LinkButton>
        </Group>
      </Stack>
    </form>
  )
}
