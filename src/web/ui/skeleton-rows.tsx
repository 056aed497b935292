import { Skeleton } from '@mantine/core'
import './skeleton-rows.css'

type Props = {
  rows?: number
  /** Same as the rows that will replace them, in pixels: nothing moves when they arrive. */
  height?: number
}

/** Shown only after 200 ms (by its style): a quick answer never blinks. */
export function SkeletonRows({ rows = 6, height = 58 }: Props) {
  return (
    <div className="skeleton-rows" style={{ '--row-height': `${String(height)}px` }} role="status">
      <span className="visually-hidden">Chargement en cours</span>
      {Array.from({ length: rows }, (_, index) => (
        <div className="skeleton-rows__row" key={index} aria-hidden>
          <Skeleton height={14} width={`${String(70 - (index % 3) * 12)}%`} />
          <Skeleton height={12} width={`${String(85 - (index % 2) * 20)}%`} />
          <Skeleton height={22} width={84} />
        </div>
      ))}
    </div>
  )
}
