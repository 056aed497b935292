import { IconEye } from '@tabler/icons-react'
import { Icon } from './icon.tsx'
import './seen-by.css'

type Props = {
  /** In the reader's words: « le ménage », « ARIES », « vous ». */
  who: readonly string[]
}

/** Who reads this block, as said by the server for this reader. */
export function SeenBy({ who }: Props) {
  return (
    <p className="seen-by">
      <Icon of={IconEye} size={15} />
      <span>vu par {who.join(', ')}</span>
    </p>
  )
}
