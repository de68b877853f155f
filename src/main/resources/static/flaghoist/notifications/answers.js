// What recipients have answered to a notification.
import { h, router } from '../host.js'
import { addressOf } from '../address.js'
import { Grid } from '../parts/grid.js'
import { Moment } from '../parts/moment.js'
import { ANSWERS, short } from '../words.js'

const columns = [
  ['From', row => short(row.partner)],
  ['Answer', row => ANSWERS[row.kind] ?? row.kind],
  ['Received', row => h(Moment, { at: row.at })],
  ['Reference', row => h(router.Link, { to: addressOf('notifications', row.entry) }, row.reference)],
]

export const Answers = ({ of }) => h(Grid, { label: 'Answers', columns, rows: of, keyOf: row => row.entry })
