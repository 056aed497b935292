import { Button } from '@mantine/core'
import { IconPlayerStop, IconVolume } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { Icon } from '#web/ui/icon.tsx'

const HAS_VOICE = 'speechSynthesis' in window

/** Reads the page aloud with the voice of the device; nothing leaves it. Absent where there is no voice. */
export function Listen() {
  const [speaking, setSpeaking] = useState(false)
  useEffect(() => (HAS_VOICE ? () => window.speechSynthesis.cancel() : undefined), [])
  if (!HAS_VOICE) return null

  const toggle = () => {
    window.speechSynthesis.cancel()
    if (speaking) {
      setSpeaking(false)
      return
    }
    const speech = new SpeechSynthesisUtterance(textOfPage())
    speech.lang = 'fr-FR'
    speech.rate = 0.9
    speech.onend = () => setSpeaking(false)
    speech.onerror = () => setSpeaking(false)
    setSpeaking(true)
    window.speechSynthesis.speak(speech)
  }

  return (
    <Button
      variant="default"
      radius="xl"
      className="own__listen"
      leftSection={<Icon of={speaking ? IconPlayerStop : IconVolume} size={22} />}
      onClick={toggle}
    >
      {speaking ? 'Arrêter' : 'Écouter'}
    </Button>
  )
}

/** Title and sentences, in the order of the page; buttons are not read. */
function textOfPage(): string {
  const spoken = document.querySelectorAll<HTMLElement>('main h1, main h2, main p, main blockquote')
  return Array.from(spoken, (element) => element.innerText).join('. ')
}
