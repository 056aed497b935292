import type { ReactNode } from 'react'
import { DemonstrationBand } from '../shell/demonstration-band.tsx'
import { Logo } from '../shell/logo.tsx'
import { OfflineBand } from '../shell/offline-band.tsx'
import './entrance.css'

type Props = {
  /** Two columns on a wide screen. */
  wide?: boolean
  children: ReactNode
}

/** The frame of the pages that come before the shell. */
export function Entrance({ wide = false, children }: Props) {
  return (
    <div className="entrance">
      <DemonstrationBand />
      <OfflineBand />
      <main className="entrance__main" data-wide={wide || undefined}>
        <div className="entrance__brand">
          <Logo size={40} />
          <p className="entrance__purpose">Le logement accompagné, du signalement au bilan.</p>
        </div>
        {children}
      </main>
    </div>
  )
}
