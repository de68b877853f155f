// The page of the dead letters: the list, or one.
import { h } from '../host.js'
import { useShown } from '../address.js'
import { Frame } from '../parts/page.js'
import { RoleNote } from '../parts/act.js'
import { DeadLetter } from './dead-letter.js'
import { DeadLetters } from './dead-letters.js'

export const Page = () => {
  const shown = useShown()
  if (shown) return h(DeadLetter, { key: shown, id: shown })
  return h(Frame, { title: 'Dead letters', intro: 'Messages that were rejected, and copies that could not be rendered or delivered. They wait here for an operator.' },
    h(RoleNote, { needs: 'OPERATOR' }, 'You see what waits and why. Only operators and releasers see contents, replay, edit and discard.'),
    h(DeadLetters))
}
