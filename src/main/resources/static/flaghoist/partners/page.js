// How each partner stands, and what can be done about it.
import { h } from '../host.js'
import { useShown } from '../address.js'
import { ask } from '../hub.js'
import { useAnswer } from '../live.js'
import { RoleNote } from '../parts/act.js'
import { Frame, Loading, Nothing, Stale } from '../parts/page.js'
import { Partner } from './partner.js'
import { Partners } from './partners.js'

const REFRESH_MILLIS = 5_000

const Known = ({ live, shown }) => {
  if (!shown) return h(Partners, { partners: live.answer.partners })
  const partner = live.answer.partners.find(each => each.id === shown)
  return partner ? h(Partner, { key: shown, partner, again: live.again })
    : h(Nothing, { title: 'No such partner' }, `No partner is configured as "${shown}".`)
}

export const Page = () => {
  const shown = useShown()
  const live = useAnswer(() => ask('Exchange', 'picture'), [], REFRESH_MILLIS)
  const known = live.answer ? h(Known, { live, shown }) : !live.fault && h(Loading)
  if (shown && live.answer) return known
  return h(Frame, { title: 'Partners', intro: 'Whether each partner is there, when something last came and went, and what soon runs out.' },
    h(RoleNote, { needs: 'OPERATOR' }, 'You see how the partners stand. Pausing, resuming and testing is for operators.'),
    h(Stale, { live }),
    known)
}
