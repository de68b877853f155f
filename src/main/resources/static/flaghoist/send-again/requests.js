// The requests and how far they have come.
import { React, core, h } from '../host.js'
import { call } from '../hub.js'
import { Act, said } from '../parts/act.js'
import { Confirm } from '../parts/confirm.js'
import { Grid } from '../parts/grid.js'
import { Moment } from '../parts/moment.js'
import { Loading, Nothing, Stale } from '../parts/page.js'
import { WhoAndWhy } from '../parts/written.js'
import { count, short } from '../words.js'
import { LEFT_OUT, copies, leftOut } from './counts.js'

const STATES = { RUNNING: ['Running', 'info'], STOPPED: ['Stopped', 'warning'], DONE: ['Done', 'success'] }

const settled = request => request.sent + Object.keys(LEFT_OUT).reduce((sum, why) => sum + request[why], 0)

const State = ({ request }) => {
  const [words, status] = STATES[request.state]
  return h('span', { title: request.words }, h(core.Label, { isCompact: true, status }, words), request.words && ` ${request.words}`)
}

const Progress = ({ request }) => {
  const done = settled(request)
  const all = done + request.waiting
  return h('div', { className: 'fh-progress' },
    h(core.Progress, { value: all ? Math.round(100 * done / all) : 100, size: 'sm', 'aria-label': `Request ${request.id}` }),
    h('small', null, [`${request.sent.toLocaleString('en-GB')} of ${copies(all)} sent`,
      request.delivered > 0 && `${request.delivered.toLocaleString('en-GB')} at the server`,
      request.failed > 0 && `${request.failed.toLocaleString('en-GB')} failed`, leftOut(request)].filter(Boolean).join('; ')))
}

const whatOf = request => [request.references ? count(request.references, 'reference') : 'everything', request.allRevisions ? 'all revisions' : 'last revisions'].join(', ')

const Question = ({ request, again, onClose }) => {
  const onDo = async reason => {
    await call('SendAgain', 'stop', request.id, reason)
    said(`Request ${request.id} is stopped.`)
    again()
  }
  return h(Confirm, { title: `Stop request ${request.id}?`, verb: 'Stop', isDanger: true, onDo, onClose },
    h('p', null, `${copies(request.waiting)} for ${short(request.partner)} are not sent then. What is sent by then is sent.`))
}

const columnsOf = setStopping => [
  ['When', row => h(Moment, { at: row.at })],
  ['To', row => short(row.partner)],
  ['What', row => h('span', null, whatOf(row), h('br'), h('small', { className: 'fh-soft' },
    row.since.startsWith('1970-01-01') ? 'since ever' : h(Moment, { at: row.since }), ' to ', h(Moment, { at: row.until })))],
  ['Who and why', row => h(WhoAndWhy, { of: row })],
  ['State', row => h(State, { request: row })],
  ['Progress', row => h(Progress, { request: row })],
  ['Stop', row => row.state === 'RUNNING' ? h(Act, { needs: 'OPERATOR', variant: 'secondary', size: 'sm', onClick: () => setStopping(row) }, 'Stop') : '-'],
]

export const Requests = ({ live }) => {
  const [stopping, setStopping] = React.useState()
  return h(React.Fragment, null,
    h(Stale, { live }),
    !live.answer ? !live.fault && h(Loading)
      : live.answer.requests.length === 0 ? h(Nothing, { title: 'Nothing was sent again' }, 'What is asked for here is listed for thirty days.')
        : h(Grid, { label: 'Requests', columns: columnsOf(setStopping), rows: live.answer.requests, keyOf: row => row.id }),
    stopping && h(Question, { request: stopping, again: live.again, onClose: () => setStopping(undefined) }))
}
