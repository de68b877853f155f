// Says that somebody looks after an alarm.
import { React, h } from '../host.js'
import { call } from '../hub.js'
import { Act, said } from '../parts/act.js'
import { Confirm } from '../parts/confirm.js'
import { Word } from '../parts/written.js'
import { conditionOf } from './wording.js'

export const Acknowledge = ({ alarm, done, variant = 'primary' }) => {
  const [asking, setAsking] = React.useState(false)
  const onDo = async reason => {
    await call('Alarms', 'acknowledge', alarm.id, alarm.severity, reason)
    said(`${conditionOf(alarm)}: acknowledged.`)
    done()
  }
  return h(React.Fragment, null,
    h(Act, { needs: 'OPERATOR', variant, size: 'sm', onClick: () => setAsking(true) }, 'Acknowledge'),
    asking && h(Confirm, { title: 'Acknowledge this alarm?', verb: 'Acknowledge', onDo, onClose: () => setAsking(false) },
      h('p', null, 'You say that somebody looks after it. It is not escalated any more, unless it becomes critical. It ends by itself when what it is about is in order.')))
}

/** Who looks after it; blank where nobody has said so. */
export const Acknowledged = ({ alarm: { acknowledged } }) => acknowledged
  ? h(Word, { of: { ...acknowledged, actor: acknowledged.by } })
  : h('span', { className: 'fh-soft' }, 'Nobody yet')
