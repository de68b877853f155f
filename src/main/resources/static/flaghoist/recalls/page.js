// What people have recalled, and what waits for a second person.
import { h, router } from '../host.js'
import { addressOf } from '../address.js'
import { ask } from '../hub.js'
import { useAnswer } from '../live.js'
import { Grid } from '../parts/grid.js'
import { Moment } from '../parts/moment.js'
import { Frame, Loading, Nothing, Section, Stale } from '../parts/page.js'
import { WhoAndWhy } from '../parts/written.js'
import { short } from '../words.js'
import { Progress, Recalled } from './recalled.js'

const REFRESH_MILLIS = 2_000

const shared = [
  ['When', row => h(Moment, { at: row.at })],
  ['Notification', row => h(router.Link, { to: addressOf('notifications', '', { sender: row.sender, reference: row.reference }) }, row.reference)],
  ['From', row => short(row.sender)],
  ['Who and why', row => h(WhoAndWhy, { of: row })],
]

const columns = [...shared,
  ['State', row => h(Progress, { recall: row })],
  ['Recipients', row => h(Recalled, { recall: row })],
]

const keyOf = row => row.id ?? row.sender + '/' + row.reference

const Requests = ({ of }) => of.length === 0 ? h('p', null, 'Nothing waits for a second person.')
  : h(Grid, { label: 'Requests', columns: shared, rows: of, keyOf })

const Recalls = ({ of }) => of.length === 0
  ? h(Nothing, { title: 'Nothing was recalled' }, 'What was recalled is listed here for thirty days. Open a notification to recall it.')
  : h(Grid, { label: 'Recalls', columns, rows: of, keyOf })

export const Page = () => {
  const live = useAnswer(() => ask('Recall', 'list'), [], REFRESH_MILLIS)
  return h(Frame, { title: 'Recalls', intro: 'What was wrongly sent: copies that are not fetched are withdrawn, and whoever has fetched one is sent a cancellation. It takes two people.' },
    h(Stale, { live }),
    !live.answer ? !live.fault && h(Loading) : h('div', null,
      h(Section, { title: 'Waits for a second person' }, h(Requests, { of: live.answer.requests })),
      h(Section, { title: 'Recalled' }, h(Recalls, { of: live.answer.recalls }))))
}
