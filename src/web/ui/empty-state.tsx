import { EmptyState as KitEmptyState } from '@mantine/core'
import type { ReactNode } from 'react'
import { Icon, type IconType } from './icon.tsx'

type Props = {
  icon: IconType
  /** A kind sentence: « Rien en retard. » */
  title: string
  /** What will arrive here. */
  children?: ReactNode
  action?: ReactNode
}

export function EmptyState({ icon, title, children, action }: Props) {
  return (
    <KitEmptyState
      size="sm"
      py="lg"
      px="md"
      icon={<Icon of={icon} size={28} />}
      title={title}
      description={children}
    >
      {action && <KitEmptyState.Actions>{action}</KitEmptyState.Actions>}
    </KitEmptyState>
  )
}
