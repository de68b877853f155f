// The lists of alarms: those that are active, and the last that have ended.
import { React, core, h, router } from '../host.js'
import { addressOf } from '../address.js'
import { ask } from '../hub.js'
import { useAnswer } from '../live.js'
import { Grid } from '../parts/grid.js'
import { Shift } from '../parts/handover.js'
import { Partner } from '../parts/labels.js'
import { Ago, Moment } from '../parts/moment.js'
import { Loading, Nothing, Section, Stale } from '../parts/page.js'
import { Acknowledge, Acknowledged } from './acknowledge.js'
import { Severity } from './severity.js'
import { byUrgency, conditionOf, sentences } from './wording.js'

const REFRESH_MILLIS = 5_000

const link = alarm => h(router.Link, { to: addressOf('alarms', alarm.id) }, conditionOf(alarm))
const partner = alarm => alarm.partner ? h(Partner, { id: alarm.partner }) : '-'

const active = done => [
  ['Severity', alarm => h(Severity, { alarm })],
  ['Alarm', link],
  ['Partner', partner],
  ['What', alarm => sentences(alarm.text)[0]],
  ['Since', alarm => h(Ago, { at: alarm.since })],
  ['Escalated', alarm => alarm.escalated ? h(Ago, { at: alarm.escalated }) : '-'],
  ['Acknowledged', alarm => alarm.acknowledged ? h(Acknowledged, { alarm }) : h(Acknowledge, { alarm, done, variant: 'secondary' })],
  ['Shift', alarm => h(Shift, { row: alarm })],
]

const ended = [
  ['Severity', alarm => h(Severity, { alarm })],
  ['Alarm', link],
  ['Partner', partner],
  ['What', alarm => sentences(alarm.text)[0]],
  ['From', alarm => h(Moment, { at: alarm.since })],
  ['To', alarm => h(Moment, { at: alarm.until })],
  ['Acknowledged by', alarm => alarm.acknowledged?.by ?? '-'],
]

const keyOf = alarm => alarm.id

export const Alarms = () => {
  const live = useAnswer(() => ask('Alarms', 'list'), [], REFRESH_MILLIS)
  const alarms = live.answer
  return h(React.Fragment, null,
    h(Stale, { live }),
    !alarms ? !live.fault && h(Loading) : h(React.Fragment, null,
      alarms.active.length === 0
        ? h(core.Alert, { isInline: true, variant: 'success', title: 'No alarms: everything that the hub monitors is in order.' })
        : h(Grid, { label: 'Active alarms', columns: active(live.again), rows: byUrgency(alarms.active), keyOf }),
      h(Section, { title: 'Alarms that have ended' },
        alarms.ended.length === 0 ? h(Nothing, { title: 'None' }, 'No alarm has ended in the last 90 days.')
          : h(Grid, { label: 'Alarms that have ended', columns: ended, rows: alarms.ended, keyOf }))))
}
