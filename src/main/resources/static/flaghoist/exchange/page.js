// How the exchange stands just now: alarms, who sends to whom and what waits, the last hour.
import { React, core, h } from '../host.js'
import { useFilter } from '../address.js'
import { ask } from '../hub.js'
import { useAnswer } from '../live.js'
import { Choice } from '../parts/fields.js'
import { Frame, Loading, Section, Stale } from '../parts/page.js'
import { short } from '../words.js'
import { Alarms } from './alarms.js'
import { Hour } from './hour.js'
import { Map } from './map.js'

const REFRESH_MILLIS = 2_000
const CHART_MILLIS = 10_000

const DiskFull = ({ picture }) => picture.diskFull && h(core.Alert, {
  isInline: true, variant: 'danger', className: 'fh-gap', title: 'The hub\'s disk is full: it accepts nothing and sends nothing' },
'Nothing is lost; everything waits. Free space on the disk, then the exchange goes on by itself.')

const LastHour = ({ partners }) => {
  const [filter, setFilter] = useFilter()
  const partner = filter.partner ?? ''
  const hour = useAnswer(() => ask('Exchange', 'hour', partner), [partner], CHART_MILLIS)
  return h(Section, {
    title: 'The last hour',
    aside: h(Choice, { id: 'fh-partner', label: 'Partner', any: 'All partners', value: partner, onChange: chosen => setFilter({ partner: chosen }), options: partners.map(each => [each.id, `${short(each.id)} - ${each.name}`]) }) },
  h(Stale, { live: hour }),
  hour.answer && h(Hour, { minutes: hour.answer.minutes, partner }))
}

export const Page = () => {
  const picture = useAnswer(() => ask('Exchange', 'picture'), [], REFRESH_MILLIS)
  const alarms = useAnswer(() => ask('Alarms', 'list'), [], REFRESH_MILLIS)
  return h(Frame, { title: 'Exchange', intro: 'The exchange now. The page refreshes itself.' },
    h(Stale, { live: alarms }),
    alarms.answer && h(Alarms, { alarms: alarms.answer }),
    h(Stale, { live: picture }),
    !picture.answer ? !picture.fault && h(Loading) : h(React.Fragment, null,
      h(DiskFull, { picture: picture.answer }),
      h(Section, { title: 'Who sends to whom' }, h(Map, { picture: picture.answer })),
      h(LastHour, { partners: picture.answer.partners })))
}
