import { Stack } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { SideDrawer } from '#web/ui/side-drawer.tsx'
import type { SchemeRules } from '../contract.ts'
import { openRule, type RuleSearch } from './rule-search.ts'
import { drawerContent } from './rule-subject.ts'
import { VersionsList } from './versions-list.tsx'

const RuleForm = lazy(() =>
  import('./rule-form.tsx').then(({ RuleForm: component }) => ({ default: component })),
)

/** A rule over its page: its versions for everybody who reads it, its form for the programme lead. */
export function RuleDrawer({ rules }: { rules: SchemeRules }) {
  const search: RuleSearch = useSearch({ strict: false })
  const navigate = useNavigate()
  const open = openRule(search)
  const content = open && drawerContent(open, rules)
  if (!open || !content) return null
  const close = () =>
    void navigate({
      to: '.',
      search: (current: Record<string, unknown>) => ({ ...current, regle: undefined }),
      resetScroll: false,
    })
  const { title, help, versions } = content
  return (
    <SideDrawer onClose={close} title={title} size="lg">
      <Stack gap="md">
        {help && <p className="rules-help">{help}</p>}
        <VersionsList versions={versions} today={rules.today} />
        {rules.abilities.includes('rules.change') && (
          <Suspense fallback={null}>
            <RuleForm key={JSON.stringify(open)} open={open} rules={rules} onClose={close} />
          </Suspense>
        )}
      </Stack>
    </SideDrawer>
  )
}
