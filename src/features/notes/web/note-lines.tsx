import { IconKeyOff } from '@tabler/icons-react'
import { Chip } from '#web/ui/chip.tsx'
import { formatDay } from '#web/ui/dates.ts'
import { Icon } from '#web/ui/icon.tsx'
import type { NoteAudience, NoteList } from '../contract.ts'
import { AUDIENCE_LABELS } from '../domain/audiences.ts'
import { AUDIENCE_ICONS } from './audience-choice.tsx'

export function NoteLines({ notes }: { notes: NoteList['notes'] }) {
  return (
    <ul className="note-lines">
      {notes.map((note) => (
        <li key={note.id}>
          <NoteBody
            audience={note.audience}
            subject={note.subjectName}
            author={note.isMine ? 'vous' : note.author}
            writtenOn={note.writtenOn}
            text={note.text}
          />
        </li>
      ))}
    </ul>
  )
}

type BodyProps = {
  readonly audience: NoteAudience
  readonly subject: string
  readonly author: string
  readonly writtenOn: string
  readonly text: string | null
}

export function NoteBody({ audience, subject, author, writtenOn, text }: BodyProps) {
  return (
    <article className="note">
      <p className="note__head">
        <Chip tone={audience === '14b' ? 'neutral' : 'accent'} icon={AUDIENCE_ICONS[audience]}>
          {AUDIENCE_LABELS[audience]}
        </Chip>
        <span>
          {subject && `à propos de ${subject}, `}par {author}, le {formatDay(writtenOn)}
        </span>
      </p>
      {text === null ? (
        <p className="note__lost">
          <Icon of={IconKeyOff} size={16} />
          Le texte de cette note ne peut plus être lu : la clé qui le protégeait n’existe plus.
        </p>
      ) : (
        <p className="note__text">{text}</p>
      )}
    </article>
  )
}
