// The page of the alarms: the lists, or one.
import { h } from '../host.js'
import { useShown } from '../address.js'
import { RoleNote } from '../parts/act.js'
import { Frame } from '../parts/page.js'
import { Alarm } from './alarm.js'
import { Alarms } from './alarms.js'

export const Page = () => {
  const shown = useShown()
  if (shown) return h(Alarm, { key: shown, id: shown })
  return h(Frame, { title: 'Alarms', intro: 'What is out of order, and for how long. An alarm ends by itself when that is in order again.' },
    h(RoleNote, { needs: 'OPERATOR' }, 'You see all alarms. Only operators and releasers acknowledge them.'),
    h(Alarms))
}
