import { Button } from '@mantine/core'
import { IconPhone } from '@tabler/icons-react'
import { Icon } from './icon.tsx'

type Props = {
  readonly phone: string
  /** Who answers: said to screen readers, since several such buttons stand on a page. */
  readonly name: string
  readonly size?: 'xs' | 'sm'
}

/** Calls somebody: the number is on the button, so that it can also be read and dialled by hand. */
export function PhoneLink({ phone, name, size = 'xs' }: Props) {
  return (
    <Button
      component="a"
      href={`tel:${phone.replaceAll(/[^+0-9]/g, '')}`}
      variant="default"
      size={size}
      leftSection={<Icon of={IconPhone} size={16} />}
    >
      <span className="visually-hidden">Appeler {name}, </span>
      {phone}
    </Button>
  )
}
