import { Kbd } from '@mantine/core'
import { type KeyboardEvent, useRef } from 'react'
import type { Item, SessionRead } from '../contract.ts'
import { CandidateBlock } from './candidate-block.tsx'
import { stepOf } from './candidate-keys.ts'

type Props = { readonly session: SessionRead; readonly item: Item }

/** The candidates, one under the other: the keys go from one to the next and choose. */
export function CandidateList({ session, item }: Props) {
  const list = useRef<HTMLOListElement>(null)
  const isDeciding = session.abilities.includes('committee.write') && item.state === 'open'

  const onKeyDown = (event: KeyboardEvent) => {
    const step = stepOf(event)
    if (step === null) return
    const blocks = [...(list.current?.querySelectorAll<HTMLElement>('[data-candidate]') ?? [])]
    const here = blocks.findIndex((block) => block.contains(event.target as Node))
    const next = blocks[here + step]
    if (!next) return
    event.preventDefault()
    next.focus()
  }

  return (
    <>
      {isDeciding && (
        <p className="keys">
          <Kbd>a</Kbd> à <Kbd>e</Kbd> décision · <Kbd>v</Kbd> tous pour · <Kbd>s</Kbd> candidat
          suivant · <Kbd>p</Kbd> précédent
        </p>
      )}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- shortcuts beside buttons that do the same */}
      <ol className="candidates" ref={list} onKeyDown={isDeciding ? onKeyDown : undefined}>
        {item.candidates.map((candidate) => (
          <CandidateBlock key={candidate.id} {...{ session, item, candidate, isDeciding }} />
        ))}
      </ol>
    </>
  )
}
