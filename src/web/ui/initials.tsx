import { initials } from './identity.ts'
import './initials.css'
import type { Tone } from './tone.ts'

type Props = {
  name: string
  tone?: Tone
  /** Pixels. */
  size?: number
}

/** Initials in a disc, beside the whole name: screen readers skip them. */
export function Initials({ name, tone = 'accent', size = 32 }: Props) {
  return (
    <span
      className="initials"
      data-tone={tone}
      style={{ '--initials-size': `${String(size)}px` }}
      aria-hidden
    >
      {initials(name)}
    </span>
  )
}
