import type { ReactNode } from 'react'
import './chip.css'
import { Icon, type IconType } from './icon.tsx'
import type { Tone } from './tone.ts'

type Props = {
  tone?: Tone
  icon?: IconType
  children: ReactNode
}

/** A state in a word: icon, word and colour say the same thing. */
export function Chip({ tone = 'neutral', icon, children }: Props) {
  return (
    <span className="chip" data-tone={tone}>
      {icon && <Icon of={icon} size={15} />}
      {children}
    </span>
  )
}
