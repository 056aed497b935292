import { Button, Group, Stack } from '@mantine/core'
import type { ComponentProps, ReactNode } from 'react'
import { FormError } from './form-error.tsx'
import { SideDrawer } from './side-drawer.tsx'

type Props = {
  readonly title: string
  /** What the button that sends says. */
  readonly action: string
  readonly submit: ComponentProps<'form'>['onSubmit']
  readonly sending: boolean
  readonly error: unknown
  readonly onClose: () => void
  readonly size?: 'md' | 'lg'
  readonly children: ReactNode
}

/** A short form beside the page: fields, what was refused, send or leave. */
export function FormDrawer(props: Props) {
  const { title, action, submit, sending, error, onClose, size = 'lg', children } = props
  return (
    <SideDrawer onClose={onClose} title={title} size={size}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          {children}
          <FormError error={error} />
          <Group>
            <Button type="submit" loading={sending}>
              {action}
            </Button>
            <Button variant="default" onClick={onClose}>
              Annuler
            </Button>
          </Group>
        </Stack>
      </form>
    </SideDrawer>
  )
}
