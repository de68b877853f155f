// Which month's picture was sent to which partner, and what to do where one was not.
import { React, core, h, router } from '../host.js'
import { addressOf } from '../address.js'
import { ask } from '../hub.js'
import { useAnswer } from '../live.js'
import { Grid } from '../parts/grid.js'
import { Fault } from '../parts/labels.js'
import { Moment } from '../parts/moment.js'
import { Section, Stale } from '../parts/page.js'
import { short } from '../words.js'

const REFRESH_MILLIS = 10_000

const STATES = { MAKING: ['Being made'], QUEUED: ['On its queue', 'success'], DELIVERED: ['Delivered', 'success'], FAILED: ['Not sent', 'danger'] }

const State = ({ row }) => {
  const [words, status] = STATES[row.state]
  return h(core.Label, { isCompact: true, status, color: status ? undefined : 'grey' }, words)
}

const columns = [
  ['Month', row => row.month],
  ['To', row => h(router.Link, { to: addressOf('partners', row.partner) }, short(row.partner))],
  ['State', row => h(State, { row })],
  ['Since', row => h(Moment, { at: row.at })],
  ['Tries', row => row.attempt],
  ['Why not', row => h(Fault, { code: row.code })],
]

/** The last one of a partner: nobody is sent an earlier one after it. */
const isLast = (row, months) => !months.some(each => each.partner === row.partner && each.month > row.month)

const whatToDo = row => row.code === 'NAME_TAKEN'
  ? `Have the partner take the other file of the name picture_${row.month} out of its inbox.`
  : `The log names the field. Correct mappings/${row.partner}, or put new keys in place.`

const WhatToDo = ({ row }) => h(core.Alert, { isInline: true, variant: 'warning', className: 'fh-gap', title: `${short(row.partner)} was not sent ${row.month}` },
  `${whatToDo(row)} The hub makes it anew an hour after each failure, until it is sent or the next month is due.`)

const inWords = recipients => recipients.length === 0
  ? 'No partner is sent one now: monthlyPicture in a partner\'s file has it sent.'
  : `Each is sent what the month before adds up to for it: ${recipients.map(each => `${short(each.partner)} from day ${each.day} on`).join(', ')}.`

const Answer = ({ answer: { recipients, months } }) => h(React.Fragment, null,
  h('p', { className: 'fh-soft' }, inWords(recipients)),
  months.filter(row => row.state === 'FAILED' && isLast(row, months) && recipients.some(each => each.partner === row.partner))
    .map(row => h(WhatToDo, { key: row.partner, row })),
  months.length > 0 && h(Grid, { label: 'Sent each month', columns, rows: months, keyOf: row => row.partner + row.month }))

export const Months = () => {
  const live = useAnswer(() => ask('Picture', 'months'), [], REFRESH_MILLIS)
  return h('div', { className: 'fh-screen' }, h(Section, { title: 'Sent to partners each month' },
    h(Stale, { live }), live.answer && h(Answer, { answer: live.answer })))
}
