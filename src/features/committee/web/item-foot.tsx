import { Button, Group } from '@mantine/core'
import { IconAlertTriangle, IconArrowRight, IconCircleCheck } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { Icon } from '#web/ui/icon.tsx'
import { counted } from '#web/ui/typo.ts'
import type { Item, SessionRead } from '../contract.ts'
import { checkRanks } from '../domain/ranks.ts'

const route = getRouteApi('/shell/attributions/commissions/$sessionId')

type Props = { readonly session: SessionRead; readonly item: Item }

/** What is still missing to close the dwelling, and the two ways out. */
export function ItemFoot({ session, item }: Props) {
  const navigate = route.useNavigate()
  if (item.state !== 'open' || !session.abilities.includes('committee.write')) return null
  const missing = whatIsMissing(session, item)
  const open = (volet: 'clore' | 'reporter') =>
    void navigate({ search: (before) => ({ ...before, volet }) })
  return (
    <footer className="item-panel__foot">
      <p className="item-panel__state" data-missing={missing === null ? undefined : ''}>
        <Icon of={missing === null ? IconCircleCheck : IconAlertTriangle} />
        {missing ?? `${counted(item.candidates.length, 'candidat')}, décisions et rangs complets`}
      </p>
      <Group gap="xs">
        <Button variant="default" onClick={() => open('reporter')}>
          Reporter
        </Button>
        <Button
          disabled={missing !== null}
          rightSection={<Icon of={IconArrowRight} size={17} />}
          onClick={() => open('clore')}
        >
          Clore ce logement
        </Button>
      </Group>
    </footer>
  )
}

function whatIsMissing({ quorum }: SessionRead, { candidates, dwelling }: Item): string | null {
  const live = candidates.filter(({ isLive }) => isLive)
  if (dwelling.isWithdrawn) return 'Logement retiré entre-temps : il se reporte.'
  if (quorum.present < (quorum.needed ?? 0)) return 'Quorum perdu : rien ne se décide.'
  const ranks = checkRanks(live.map(({ draft }) => draft ?? { outcome: null, rank: null }))
  if (!ranks.ok) {
    return ranks.refusal === 'candidate-undecided'
      ? `${String(live.filter(({ draft }) => draft?.outcome).length)} décision(s) sur ${String(live.length)}`
      : 'Les rangs ne se suivent pas à partir de 1.'
  }
  const uncarried = live.find(({ tally }) => !tally.isCarried)
  return uncarried ? `Vote à faire ou à refaire pour ${uncarried.name}` : null
}
