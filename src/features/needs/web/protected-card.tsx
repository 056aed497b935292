import { Button, Group } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { IconMapPinOff, IconStethoscope } from '@tabler/icons-react'
import { useState } from 'react'
import { newId } from '#web/new-id.ts'
import { Card } from '#web/ui/card.tsx'
import { Chip } from '#web/ui/chip.tsx'
import { formatDay } from '#web/ui/dates.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { FormError } from '#web/ui/form-error.tsx'
import { LinkButton } from '#web/ui/links.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import type { ProtectedNeedsRead } from '../protected.contract.ts'
import { endProtectedNeed, sendProtectedNeed, useRefreshNeeds } from './needs-queries.ts'

type Kind = 'avoided-area' | 'care-proximity'

const LOOKS = {
  'avoided-area': {
    title: 'Secteurs à éviter',
    icon: IconMapPinOff,
    panel: 'secteur',
    add: 'Ajouter un secteur',
    empty: 'Aucun secteur à éviter.',
    hint: 'Un lieu suffit, jamais pourquoi. Le bailleur ne le lit pas : il sait seulement si un logement convient.',
  },
  'care-proximity': {
    title: 'Soins à proximité',
    icon: IconStethoscope,
    panel: 'soins',
    add: 'Ajouter une proximité',
    empty: 'Aucune proximité demandée.',
    hint: 'Une famille de services et un temps de trajet, jamais une spécialité ni un nom.',
  },
} as const

type Props = {
  readonly householdId: string
  readonly read: ProtectedNeedsRead
  readonly kind: Kind
  readonly seenBy: string
}

export function ProtectedCard({ householdId, read, kind, seenBy }: Props) {
  const look = LOOKS[kind]
  const needs = read.needs.filter((need) => need.kind === kind)
  const mayAdd = read.writable.some((one) => one.kind === kind)
  return (
    <Card
      title={look.title}
      icon={look.icon}
      seenBy={[seenBy]}
      flush={needs.length > 0}
      action={
        mayAdd ? (
          <LinkButton
            to="/menages/$householdId/besoins"
            params={{ householdId }}
            search={(search: object) => ({ ...search, ouvrir: look.panel })}
            size="xs"
            variant="default"
          >
            {look.add}
          </LinkButton>
        ) : undefined
      }
    >
      {needs.length === 0 ? (
        <EmptyState icon={look.icon} title={look.empty}>
          {look.hint}
        </EmptyState>
      ) : (
        <ul className="protected-needs">
          {needs.map((need) => (
            <li key={need.id}>
              <Line householdId={householdId} need={need} read={read} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

type LineProps = {
  readonly householdId: string
  readonly need: ProtectedNeedsRead['needs'][number]
  readonly read: ProtectedNeedsRead
}

function useLine({ householdId, need, read }: LineProps) {
  const [id] = useState(newId)
  const refresh = useRefreshNeeds(householdId)
  const person = read.writable
    .find(({ kind }) => kind === need.kind)
    ?.persons.find(({ name }) => name.startsWith(need.subject))
  const end = useMutation({
    mutationFn: () => endProtectedNeed(householdId, need.id, id),
    onSuccess: async () => {
      await refresh()
      notifyDone('Retiré. Il ne compte plus.')
    },
  })
  const take = useMutation({
    mutationFn: async () => {
      if (!need.need || !person) return
      await sendProtectedNeed(householdId, {
        ...{ id, subjectPersonId: person.id, need: need.need, takesOver: need.id },
      })
    },
    onSuccess: async () => {
      await refresh()
      notifyDone('Repris à votre nom.')
    },
  })
  return {
    end,
    take,
    mayTake: need.isProposal && need.mayEnd && need.need !== null && person !== undefined,
  }
}

function Line(props: LineProps) {
  const { need } = props
  const { end, take, mayTake } = useLine(props)
  return (
    <>
      <p>
        {need.words} {need.isProposal && <Chip tone="todo">proposé, à reprendre ou à écarter</Chip>}
      </p>
      <p className="protected-needs__who">
        Pour {need.subject}. {need.author}, le {formatDay(need.writtenOn)}.
      </p>
      <FormError error={end.error ?? take.error} />
      {need.mayEnd && (
        <Group gap="xs">
          {mayTake && (
            <Button size="xs" loading={take.isPending} onClick={() => take.mutate()}>
              Reprendre
            </Button>
          )}
          <Button
            size="xs"
            variant="default"
            loading={end.isPending}
            onClick={() => end.mutate()}
            aria-label={`Retirer : ${need.words}`}
          >
            {need.isProposal ? 'Écarter' : 'Retirer'}
          </Button>
        </Group>
      )}
    </>
  )
}
