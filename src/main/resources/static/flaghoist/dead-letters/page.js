// What was rejected or cannot be delivered, and what to do about it.
import { h } from '../host.js'
import { useShown } from '../address.js'
import { Frame } from '../parts/page.js'
import { RoleNote } from '../parts/act.js'
import { Letter } from './letter.js'
import { Letters } from './letters.js'

export const Page = () => {
  const shown = useShown()
  if (shown) return h(Letter, { key: shown, id: shown })
  return h(Frame, { title: 'Dead letters', intro: 'Messages that were rejected, or that cannot be given to a partner. They wait here until somebody deals with them.' },
    h(RoleNote, { needs: 'OPERATOR' }, 'You see what waits and why. Contents are for operators, who also send again, change and discard.'),
    h(Letters))
}
