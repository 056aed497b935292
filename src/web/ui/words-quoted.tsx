import type { ReactNode } from 'react'
import { quoted } from './typo.ts'
import './words-quoted.css'

type Props = {
  readonly words: string
  /** Whose words, and when: « Paroles de Mme Perrachon, le 3 mars ». */
  readonly source: ReactNode
}

/** Words of the household, as they were said: quoted, and never edited by a professional. */
export function WordsQuoted({ words, source }: Props) {
  return (
    <figure className="words-quoted">
      <blockquote>{quoted(words)}</blockquote>
      <figcaption>{source}</figcaption>
    </figure>
  )
}
