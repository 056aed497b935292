import './logo.css'

type Props = {
  /** Side of the mark, in pixels. */
  size?: number
  withName?: boolean
}

/** A house with a young plant in it. */
export function Logo({ size = 28, withName = true }: Props) {
  return (
    <span className="logo">
      <svg width={size} height={size} viewBox="0 0 28 28" aria-hidden focusable={false}>
        <rect width="28" height="28" rx="6.5" fill="var(--p-accent)" />
        <g
          fill="none"
          stroke="var(--p-on-accent)"
          strokeWidth="2"
          strokeLinecap="round"
          strokeLinejoin="round"
        >
          <path d="M5.6 22v-9.4L14 6l8.4 6.6V22" />
          <path d="M14 22.2v-5" />
          <path d="M14 17.2c-2.7.3-4.2-.9-4.5-3.4 2.6-.3 4.2.9 4.5 3.4Z" />
          <path d="M14 18.7c.2-2.3 1.7-3.4 4.3-3.2-.2 2.4-1.7 3.5-4.3 3.2Z" />
        </g>
      </svg>
      {withName && <span>Pérenne</span>}
    </span>
  )
}
