import { Anchor, Button, Stack } from '@mantine/core'
import { IconTargetArrow } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { Card } from '#web/ui/card.tsx'
import { formatDay, formatLongDay } from '#web/ui/dates.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Facts } from '#web/ui/facts.tsx'
import type { PlanRead } from '../contract.ts'
import { PLAN_FIELD_KEYS, PLAN_FIELDS } from './plan-words.ts'
import { signedPaper, writtenPaper } from './plan-queries.ts'
import { Signatures } from './signatures.tsx'

const PlanDrawer = lazy(() =>
  import('./plan-drawer.tsx').then((file) => ({ default: file.PlanDrawer })),
)

type Props = { readonly householdId: string; readonly read: PlanRead }

/** L3: the plan made in a meeting, who signed this version, the papers. */
export function PlanCard({ householdId, read }: Props) {
  const [isOpen, setOpen] = useState(false)
  const { plan, abilities, papers } = read
  const writes = abilities.includes('plan.write')
  return (
    <Card title="Plan d’action" seenBy={['le ménage', 'son accompagnant', 'le référent']}>
      {plan === null ? (
        <EmptyState
          icon={IconTargetArrow}
          title="Le plan n’est pas encore écrit."
          action={writes && <Button onClick={() => setOpen(true)}>Écrire le plan</Button>}
        >
          {whenDue(read)}
        </EmptyState>
      ) : (
        <Stack gap="md">
          <Facts
            facts={[
              { label: 'Réunion', value: formatLongDay(plan.metOn) },
              {
                label: 'Durée',
                value: `${String(plan.months)} mois, jusqu’au ${formatLongDay(plan.endsOn)}`,
              },
              ...PLAN_FIELD_KEYS.map((key) => ({ label: PLAN_FIELDS[key][0], value: plan[key] })),
            ]}
          />
          <Signatures {...{ householdId, read }} of="plan" signatures={plan.signatures} />
          <ul className="plan__lines">
            <li>
              <span>Tel qu’il est écrit</span>
              <span>
                <Anchor
                  href={writtenPaper(householdId, 'plan', 'html')}
                  target="_blank"
                  rel="noreferrer"
                >
                  Lire
                </Anchor>{' '}
                <Anchor href={writtenPaper(householdId, 'plan', 'pdf')}>PDF</Anchor>{' '}
                <Anchor href={writtenPaper(householdId, 'plan', 'docx')}>Word</Anchor>
              </span>
            </li>
            {papers
              .filter(({ kind }) => kind === 'plan')
              .map(({ id, dated }) => (
                <li key={id}>
                  <Anchor href={signedPaper(householdId, id)}>Plan signé</Anchor>
                  <span className="plan__meta">{formatDay(dated)}</span>
                </li>
              ))}
          </ul>
          {writes && (
            <div className="plan__actions">
              <Button size="xs" variant="default" onClick={() => setOpen(true)}>
                Modifier le plan
              </Button>
            </div>
          )}
        </Stack>
      )}
      <Suspense fallback={null}>
        {isOpen && <PlanDrawer {...{ householdId, read }} onClose={() => setOpen(false)} />}
      </Suspense>
    </Card>
  )
}

function whenDue({ keysOn, planDueOn }: PlanRead): string {
  if (keysOn === null) return 'Il se fait après la remise des clés, avec le ménage.'
  return planDueOn === null
    ? 'Il se fait avec le ménage, son accompagnant et le référent.'
    : `Il se signe avant le ${formatLongDay(planDueOn)}, avec le ménage, son accompagnant et le référent.`
}
