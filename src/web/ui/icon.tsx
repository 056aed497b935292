import type { IconProps } from '@tabler/icons-react'
import type { ComponentType } from 'react'

/** Any icon of the Tabler set. */
export type IconType = ComponentType<IconProps>

type Props = {
  of: IconType
  size?: number
}

/** An icon is always beside a word, so screen readers skip it. */
export function Icon({ of: Glyph, size = 18 }: Props) {
  return <Glyph size={size} stroke={1.75} aria-hidden focusable={false} />
}
