import { useDebouncedValue } from '@mantine/hooks'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useSignedIn } from '#web/session/session.ts'
import { parseDay } from '#web/ui/dates.ts'
import { Icon } from '#web/ui/icon.tsx'
import type { AskTaken, Taken } from '../contract.ts'
import { takenQuery } from './agenda-queries.ts'
import type { WhenValues } from './when-fields.tsx'

const TYPING_MS = 400

type Props = {
  readonly householdId: string | null
  readonly accounts: readonly string[]
  readonly when: WhenValues
  readonly exceptId: string | null
}

/** Who is taken or away at that time. It warns and blocks nothing; by what they are taken stays theirs. */
export function TakenNote({ householdId, accounts, when, exceptId }: Props) {
  const { account } = useSignedIn()
  const [asked] = useDebouncedValue(
    JSON.stringify(toAsked(when, [...new Set([account.id, ...accounts])], exceptId)),
    TYPING_MS,
  )
  const { data } = useQuery(takenQuery(householdId, JSON.parse(asked) as AskTaken | null))
  return (
    <div role="status">
      {data && data.people.length > 0 && (
        <p className="agenda-form__note">
          <Icon of={IconAlertTriangle} />
          <span>{data.people.map((one) => sentence(one, account.id)).join(' ')}</span>
        </p>
      )}
    </div>
  )
}

function toAsked(when: WhenValues, accounts: string[], exceptId: string | null): AskTaken | null {
  const day = parseDay(when.day)
  if (day === null || when.hour === '') return null
  return { accounts, day, hour: when.hour, minutes: Number(when.minutes), exceptId }
}

function sentence(person: Taken['people'][number], myId: string): string {
  const { accountId, name, isAway, deputy } = person
  const isMe = accountId === myId
  if (isAway) {
    const away = isMe
      ? 'Vous avez déclaré une absence ce jour-là'
      : `${name} est en absence ce jour-là`
    return deputy === null ? `${away}.` : `${away}\u00a0; suppléance\u00a0: ${deputy}.`
  }
  return `${isMe ? 'Vous avez' : `${name} a`} déjà un rendez-vous à cette heure.`
}
