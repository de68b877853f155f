// A partner's server in one direction, and the test of the connection.
import { React, core, h } from '../host.js'
import { ask, plain, call } from '../hub.js'
import { Act, said } from '../parts/act.js'
import { Breaker } from '../parts/labels.js'
import { Moment } from '../parts/moment.js'
import { Facts, Trouble } from '../parts/page.js'
import { count } from '../words.js'

const DIRECTIONS = { collect: 'Collection', deliver: 'Delivery' }

// So many at most are counted.
const MOST_LEFT = 1_000

const leftAlone = n => n === 0 ? undefined
  : `${n < MOST_LEFT ? n : n + ' or more'} of the files in its outbox: their names do not match sftp.filePattern, or have characters that no name may have. Let it rename or remove them, or correct the pattern.`

export const Connection = ({ partner, direction, again }) => {
  const [fault, setFault] = React.useState('')
  const connection = partner[direction]
  const tryNow = () => call(`Connection,partner=${partner.id},direction=${direction}`, 'tryNow')
    .then(() => { setFault(''); said('The hub tries now.'); again() }, e => setFault(e.message))
  return h('div', { className: 'fh-card' },
    h('div', { className: 'fh-bar' }, h('strong', null, DIRECTIONS[direction]), h(Breaker, { connection }),
      h(Act, { needs: 'OPERATOR', variant: 'link', isInline: true, onClick: tryNow, off: connection.failures ? '' : 'The connection works.' }, 'Try now')),
    h(Facts, { of: [
      ['Failed', connection.failures ? count(connection.failures, 'time') + ' in a row' : undefined],
      ['Since', connection.since && h(Moment, { at: connection.since })],
      ['Last error', plain(connection.reason)],
      ['Next try', connection.nextTry && h(Moment, { at: connection.nextTry })],
      ['Not taken', leftAlone(connection.leftAlone)],
    ] }),
    h(Trouble, { fault }))
}

const Steps = ({ of }) => h('div', { 'aria-live': 'polite' },
  h(core.Alert, { isInline: true, variant: of.ok ? 'success' : 'danger', title: of.ok ? 'The connection works' : 'The connection does not work', className: 'fh-gap' },
    h('ol', { className: 'fh-steps' }, of.steps.map(step => h('li', { key: step.step },
      step.ok ? 'Done: ' : 'Failed: ', step.step, step.text && ` - ${plain(step.text)}`, h('span', { className: 'fh-soft' }, ` (${step.millis} ms)`))))))

export const TestConnection = ({ partner }) => {
  const [state, setState] = React.useState({})
  const test = async () => {
    setState({ busy: true })
    setState(await ask(`Partner,name=${partner.id}`, 'testConnection').then(answer => ({ answer }), e => ({ fault: e.message })))
  }
  return h('div', null,
    h('div', { className: 'fh-bar' },
      h(Act, { needs: 'OPERATOR', variant: 'secondary', onClick: test, isLoading: state.busy, off: state.busy ? 'It is being tested.' : '' }, 'Test the connection'),
      h('span', { className: 'fh-soft' }, 'Connects, logs in and lists; moves and changes nothing.')),
    state.answer && h(Steps, { of: state.answer }),
    h(Trouble, { title: 'It could not be tested', fault: state.fault }))
}
