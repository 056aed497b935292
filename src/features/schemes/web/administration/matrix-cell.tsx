import type { AccessCell } from '../../domain/access-cell.ts'

/** A right in words; its notes are links to their sentences. */
export function MatrixCell({ cell }: { cell: AccessCell }) {
  return (
    <span className="matrix-cell" data-level={cell.level}>
      {cell.words}
      {cell.notes.map((note) => (
        <sup key={note}>
          <a href={`#${note}`}>
            <span className="visually-hidden">note </span>
            {note.slice(4)}
          </a>
        </sup>
      ))}
    </span>
  )
}
