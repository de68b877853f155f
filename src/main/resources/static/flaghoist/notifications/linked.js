// What a notification has in common with those of other senders.
import { React, core, h, router } from '../host.js'
import { addressOf } from '../address.js'
import { ask } from '../hub.js'
import { Kinds, kindsOf } from '../linked/kinds.js'
import { useAnswer } from '../live.js'
import { useMe, isAtLeast } from '../me.js'
import { RoleNote } from '../parts/act.js'
import { Grid } from '../parts/grid.js'
import { Moment } from '../parts/moment.js'
import { Loading, Stale } from '../parts/page.js'
import { TYPES, short } from '../words.js'

const REFRESH_MILLIS = 5_000

const columns = [
  ['Notification', row => h(router.Link, { to: addressOf('notifications', row.notification.entry) }, row.notification.reference)],
  ['From', row => short(row.notification.sender)],
  ['What', row => TYPES[row.notification.type] ?? row.notification.type],
  ['Received', row => h(Moment, { at: row.notification.at })],
  ['In common', row => h(Kinds, { of: row.kinds, weak: row.weak })],
]

const Rows = ({ answer }) => h(React.Fragment, null,
  answer.isWaiting && h('p', { className: 'fh-soft' }, 'Not all is in the index yet: links may be missing.'),
  answer.rows.length === 0 ? h('p', null, 'It has nothing in common with a notification of another sender.')
    : h(Grid, { label: 'Linked', columns, rows: answer.rows, keyOf: row => row.notification.entry }),
  answer.common.length > 0 && h(core.Content, { component: 'p', className: 'fh-soft' }, `Too many have the same to be linked by it: ${kindsOf(answer.common)}.`))

const Asked = ({ entry }) => {
  const live = useAnswer(() => ask('Linked', 'show', entry), [entry], REFRESH_MILLIS)
  return h(React.Fragment, null, h(Stale, { live }), live.answer ? h(Rows, { answer: live.answer }) : !live.fault && h(Loading))
}

export const Linked = ({ entry }) => {
  const login = useMe()
  if (!login) return h(Loading)
  return isAtLeast(login, 'OPERATOR') ? h(Asked, { entry })
    : h(RoleNote, { needs: 'OPERATOR' }, 'Only operators and releasers see what is linked.')
}
