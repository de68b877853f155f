// The list of holds.
import { React, h, router } from '../host.js'
import { addressOf, useFilter } from '../address.js'
import { ask } from '../hub.js'
import { useAnswer } from '../live.js'
import { usePartners } from '../names.js'
import { Choice, Filter } from '../parts/fields.js'
import { Grid } from '../parts/grid.js'
import { Shift } from '../parts/handover.js'
import { Ago } from '../parts/moment.js'
import { Loading, Nothing, Stale } from '../parts/page.js'
import { count, ruleOf, short } from '../words.js'
import { decidedSoFar } from './votes.js'

const REFRESH_MILLIS = 5_000

const columns = [
  ['Notification', hold => h(router.Link, { to: addressOf('holds', hold.id) }, hold.reference ?? hold.id)],
  ['From', hold => short(hold.sender)],
  ['To', hold => short(hold.partner)],
  ['Why it is held', hold => ruleOf(hold.rule, hold.ruleText)],
  ['Decided so far', decidedSoFar],
  ['Shift', hold => h(Shift, { row: hold })],
  ['Held since', hold => h(Ago, { at: hold.first })],
]

export const Holds = () => {
  const [filter, setFilter] = useFilter()
  const partners = usePartners()
  const partner = filter.partner ?? ''
  const live = useAnswer(() => ask('Holds', 'list', partner), [partner], REFRESH_MILLIS)
  const { total, messages = [] } = live.answer ?? {}
  return h(React.Fragment, null,
    h(Stale, { live }),
    h(Filter, { filter, setFilter },
      h(Choice, { id: 'fh-partner', label: 'Recipient', value: partner, onChange: chosen => setFilter({ partner: chosen }), options: partners.map(each => [each.id, `${short(each.id)} - ${each.name}`]) })),
    !live.answer ? !live.fault && h(Loading)
      : messages.length === 0 ? h(Nothing, { title: 'Nothing is held' }, partner ? 'Nothing waits for a decision for this partner.' : 'No notification waits for a decision.')
        : h(React.Fragment, null, h('p', { className: 'fh-gap' }, count(total, 'notification'), ' held'),
          h(Grid, { label: 'Holds', columns, rows: messages, keyOf: hold => hold.id })))
}
