// The revisions of a notification, and what this one changed.
import { React, core, h, router } from '../host.js'
import { addressOf } from '../address.js'
import { ask } from '../hub.js'
import { Act } from '../parts/act.js'
import { State } from '../parts/labels.js'
import { Moment } from '../parts/moment.js'
import { Trouble } from '../parts/page.js'
import { ACTIONS } from '../words.js'
import { Changes } from './changes.js'

const Revision = ({ row, current }) => h('li', null,
  row.entry === current ? h('strong', null, `Revision ${row.revision}`) : h(router.Link, { to: addressOf('notifications', row.entry) }, `Revision ${row.revision ?? '?'}`),
  ' ', ACTIONS[row.action] ?? '', ' ', h(State, { state: row.state }), ' ', h('span', { className: 'fh-soft' }, h(Moment, { at: row.at })))

export const Revisions = ({ answer: { row, revisions } }) => {
  const [state, setState] = React.useState({})
  const look = () => ask('Notifications', 'difference', row.entry).then(difference => setState({ difference }), e => setState({ fault: e.message }))
  return h('div', null,
    h('ul', { className: 'fh-list' }, revisions.map(each => h(Revision, { key: each.entry, row: each, current: row.entry }))),
    revisions.length <= 1 ? h('p', { className: 'fh-soft' }, 'It was sent once and not changed.')
      : state.difference ? h(Changes, { difference: state.difference })
        : h('div', { className: 'fh-bar' }, h(Act, { needs: 'OPERATOR', variant: 'secondary', onClick: look }, 'What this revision changed')),
    h(Trouble, { fault: state.fault }))
}
