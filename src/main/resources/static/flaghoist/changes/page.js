// Changes of mappings and release policy: what waits for a second person, what is active, and the way back.
import { React, core, h, router } from '../host.js'
import { addressOf, useShown } from '../address.js'
import { ask } from '../hub.js'
import { useAnswer } from '../live.js'
import { Act, RoleNote, said } from '../parts/act.js'
import { Confirm } from '../parts/confirm.js'
import { Grid } from '../parts/grid.js'
import { Moment } from '../parts/moment.js'
import { Frame, Loading, Nothing, Stale, Trouble } from '../parts/page.js'
import { WhoAndWhy } from '../parts/written.js'
import { Change } from './change.js'
import { State } from './state.js'

const REFRESH_MILLIS = 2_000

const COLUMNS = [
  ['Change', row => h(router.Link, { to: addressOf('changes', String(row.id)) }, `Change ${row.id}`)],
  ['When', row => h(Moment, { at: row.at })],
  ['Who and why', row => h(WhoAndWhy, { of: row, says: row.undoes ? `: back from change ${row.undoes}: ` : undefined })],
  ['State', row => h(State, { change: row })],
  ['Second person', row => row.second ? h(WhoAndWhy, { of: row.second }) : '-'],
  ['Configuration', row => row.to ? `${row.from} \u2192 ${row.to}` : row.from],
]

const Back = ({ last, again }) => {
  // The change that the question names: the list may say another by the time of the answer.
  const [left, setLeft] = React.useState()
  const onDo = async reason => {
    const { id, state } = await ask('Changes', 'back', left, reason)
    said(`Change ${id}: ${state === 'PROPOSED' ? 'a second person has to agree' : 'the hubs go back'}.`)
    again()
  }
  return h(React.Fragment, null,
    h(Act, { needs: 'OPERATOR', variant: 'secondary', off: last ? '' : 'No change is active.', onClick: () => setLeft(last) }, 'Go back'),
    left && h(Confirm, { title: `Go back from change ${left}?`, verb: 'Go back', isDanger: true, onDo, onClose: () => setLeft() },
      h('p', null, 'All hubs work by the texts of before that change again, or none does. What was decided and sent meanwhile stays. Where it is more than a partner\'s words, a second person has to agree.')))
}

const List = () => {
  const live = useAnswer(() => ask('Changes', 'list'), [], REFRESH_MILLIS)
  const { answer } = live
  return h(Frame, {
    title: 'Changes',
    intro: 'Code tables, other mappings and the release policy, changed by two people: one proposes, a second agrees when they have seen what it would do. The hubs\' folders stay as they are.',
    aside: h(Back, { last: answer?.last, again: live.again }),
  },
  h(RoleNote, { needs: 'OPERATOR' }, 'You see all changes. Only operators and releasers propose or go back, and only releasers agree.'),
  h(Stale, { live }),
  answer?.forged.length > 0 && h(Trouble, { title: `Not as the hubs have written it: ${answer.forged.map(id => 'change ' + id).join(', ')}`,
    fault: 'Somebody has changed it, or its files, in the database. No hub works by it, and nobody can agree to it. Find out who, and restore the ledger (docs/operate/changes.md).' }),
  !answer ? !live.fault && h(Loading)
    : answer.changes.length === 0 ? h(Nothing, { title: 'Nothing was changed so' }, 'Propose a folder with changed files by flaghoist change propose.')
      : h(Grid, { label: 'Changes', columns: COLUMNS, rows: answer.changes, keyOf: row => row.id }))
}

const One = ({ id }) => {
  const live = useAnswer(() => ask('Changes', 'show', id), [id], REFRESH_MILLIS)
  return h('div', null,
    h(core.Breadcrumb, { className: 'fh-back' },
      h(core.BreadcrumbItem, { render: () => h(router.Link, { to: addressOf('changes') }, 'Changes') }),
      h(core.BreadcrumbItem, { isActive: true }, `Change ${id}`)),
    h(Frame, { title: `Change ${id}` },
      h(Stale, { live }),
      !live.answer ? !live.fault && h(Loading) : h(Change, { of: live.answer, again: live.again })))
}

export const Page = () => {
  const shown = useShown()
  return shown ? h(One, { id: shown }) : h(List)
}
