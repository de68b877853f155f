// The page of the partners: the table, or one.
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
  return h(Frame, { title: 'Partners', intro: 'The state of each partner, when something was last received and delivered, and which credentials expire soon.' },
    h(RoleNote, { needs: 'OPERATOR' }, 'You see the state of the partners. Only operators and releasers pause, activate and test them.'),
    h(Stale, { live }),
    known)
}
