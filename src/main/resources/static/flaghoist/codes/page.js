// Words that code tables lack: what waits for them, what they are proposed to mean, and what was done again since.
import { React, h, router } from '../host.js'
import { addressOf } from '../address.js'
import { ask } from '../hub.js'
import { useAnswer } from '../live.js'
import { isAtLeast, useMe } from '../me.js'
import { Act, RoleNote } from '../parts/act.js'
import { Grid } from '../parts/grid.js'
import { Moment } from '../parts/moment.js'
import { Frame, Loading, Nothing, Section, Stale } from '../parts/page.js'
import { count, short } from '../words.js'
import { Propose } from './propose.js'
import { Word, isOf, keyOf } from './word.js'

const REFRESH_MILLIS = 2_000

const changeLink = change => h(router.Link, { to: addressOf('changes', String(change)) }, `Change ${change}`)

const table = [
  ['Partner', row => short(row.partner)],
  ['Table', row => row.table],
  ['Word', row => h(Word, { of: row })],
]

const fromProposal = ({ change, word }) => ({ change, ...word })

const meant = [
  ...table,
  ['Meaning', row => h('strong', null, row.meaning)],
]

const Missing = ({ of: { refused, proposed }, onPropose }) => {
  const waiting = row => proposed.find(each => isOf(each.word, row))
  const columns = [
    ...table,
    ['Waiting', row => h(router.Link, { to: addressOf('dead-letters', '', { partner: row.partner }) }, count(row.waiting, 'message'))],
    ['Since', row => h(Moment, { at: row.oldest })],
    ['Such as', row => row.examples.map(each => h('div', { key: each }, each))],
    ['Meaning', row => waiting(row) ? changeLink(waiting(row).change)
      : h(Act, { needs: 'OPERATOR', variant: 'secondary', size: 'sm', onClick: () => onPropose(row) }, 'Propose')],
  ]
  return refused.length === 0 ? h(Nothing, { title: 'No word is missing' }, 'No message waits for a word of a code table.')
    : h(Grid, { label: 'Missing words', columns, rows: refused, keyOf })
}

const Proposed = ({ of }) => of.length === 0 ? h('p', null, 'Nothing waits for a second person.')
  : h(Grid, { label: 'Proposed', columns: [...meant, ['Agree to', row => changeLink(row.change)]], rows: of.map(fromProposal), keyOf })

const Known = ({ of }) => h(Grid, {
  label: 'Known by now',
  columns: [...meant, ['Since', row => h(Moment, { at: row.since })], ['Done again', row => count(row.again, 'message')], ['By', row => changeLink(row.change)]],
  rows: of.map(({ proposed, ...row }) => ({ ...row, ...fromProposal(proposed) })),
  keyOf: row => row.change + keyOf(row),
})

const Codes = () => {
  const [asked, setAsked] = React.useState()
  const live = useAnswer(() => ask('Codes', 'list'), [], REFRESH_MILLIS)
  const { answer } = live
  return h('div', null,
    h(Stale, { live }),
    !answer ? !live.fault && h(Loading) : h('div', null,
      h(Section, { title: 'Missing' }, h(Missing, { of: answer, onPropose: setAsked })),
      h(Section, { title: 'Waits for a second person' }, h(Proposed, { of: answer.proposed })),
      answer.known.length > 0 && h(Section, { title: 'Known by now' }, h(Known, { of: answer.known }))),
    asked && h(Propose, { row: asked, others: answer?.refused ?? [], again: live.again, onClose: () => setAsked() }))
}

export const Page = () => {
  const login = useMe()
  return h(Frame, {
    title: 'Codes',
    intro: 'Words that a code table does not have, and what waits for them. One person proposes what a word means, a second agrees to the change of the table; then all hubs work by it, and what waited is done again.',
  },
  !login ? h(Loading) : isAtLeast(login, 'OPERATOR') ? h(Codes)
    : h(RoleNote, { needs: 'OPERATOR' }, 'Only operators and releasers see the words, as senders may have written anything.'))
}
